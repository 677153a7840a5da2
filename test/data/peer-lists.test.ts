import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noFilter } from '#src/domain/figures/territory-filter.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { rowsOf } from './support.ts';

// Lists of peers, worked out a second time from the tables in data/, by the text of docs/methods.md and with nothing of src.

const data = join(import.meta.dirname, '../../data');
const areas = rowsOf(join(data, 'areas.csv'));
const regions = areas.filter(({ level }) => level === '2').map(({ code = '' }) => code);
const countryOf = new Map(areas.map(({ code, country }) => [code, country]));
const members = new Set(
  rowsOf(join(data, 'regions.csv')).flatMap((row) => (row.is_member === 'true' ? (row.area ?? '') : [])),
);
const union = new Set('AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** The newest value of each NUTS 2 region, none more than ten years behind the newest of all. */
function newest(indicator: string): Map<string, number> {
  const found = new Map<string, { year: number; value: number }>();
  let last = 0;
  let years: number[] = [];
  for (const line of readFileSync(join(data, `figures/${indicator}.csv`), 'utf8').split('\n')) {
    if (line.startsWith('#') || line === '') continue;
    const [area = '', ...cells] = line.split(',');
    if (area === 'area') years = cells.map(Number);
    else if (regions.includes(area))
      for (const [index, cell] of cells.entries()) {
        const [, number] = /^(-?[\d.]+)/.exec(cell) ?? [];
        const year = years[index] as number;
        if (cell !== '') last = Math.max(last, year);
        if (number !== undefined && year > (found.get(area)?.year ?? 0))
          found.set(area, { year, value: Number(number) });
      }
  }
  return new Map([...found].flatMap(([area, { year, value }]) => (year >= last - 10 ? [[area, value]] : [])));
}

const column = (
  read: (row: (typeof areas)[number]) => string | undefined,
  change: (value: number) => number = (x) => x,
) => new Map(areas.flatMap((row) => (read(row) ? [[row.code ?? '', change(Number(read(row)))]] : [])));
const islands = new Map(
  [...Map.groupBy(rowsOf(join(data, 'regions.csv')), ({ area = '' }) => area)].map(([area, list]) => [
    area,
    Number(list.some((row) => row.is_island === 'true')),
  ]),
);

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}

/** 0–1 between the 2.5 % and the 97.5 % quantile. */
function scaled(values: Map<string, number>, change: (value: number) => number = (x) => x): Map<string, number> {
  const list = regions.flatMap((code) => (values.has(code) ? change(values.get(code) as number) : []));
  const [low, high] = [quantile(list, 0.025), quantile(list, 0.975)];
  return new Map(
    regions.flatMap((code) =>
      values.has(code)
        ? [[code, Math.min(1, Math.max(0, (change(values.get(code) as number) - low) / (high - low)))]]
        : [],
    ),
  );
}

const euros = newest('gdp-per-head');
const purchasingPower = newest('gdp-per-head-pps');
const halves = (a: number, b: number) => (a === b ? 0 : 0.5);
const steps = (a: number, b: number) => Math.abs(a - b);
type Feature = { values: Map<string, number>; between?: (a: number, b: number) => number };
const featuresOf = (gdp: Map<string, number>): Record<string, Feature[]> => ({
  size: [
    { values: scaled(newest('population'), Math.log10) },
    { values: scaled(newest('population-density'), Math.log10) },
  ],
  economy: [{ values: scaled(gdp, Math.log10) }, { values: scaled(newest('activity-rate')) }],
  'human-capital': [{ values: scaled(newest('tertiary-native-born')) }, { values: scaled(newest('old-age-share')) }],
  sectors: [],
  migration: ['foreign-born-share', 'non-eu-born-share', 'net-migration'].map((code) => ({
    values: scaled(newest(code)),
  })),
  territory: [
    {
      values: column(
        ({ urban_type }) => urban_type,
        (type) => (type - 1) / 2,
      ),
    },
    {
      values: column(
        ({ coast_type }) => coast_type,
        (type) => (type - 1) / 2,
      ),
    },
    {
      values: column(
        ({ mountain_type }) => mountain_type,
        (type) => (type < 4 ? 1 : 0),
      ),
      between: halves,
    },
    { values: islands, between: halves },
  ],
});
const inEuros = featuresOf(euros);
const inPurchasingPower = featuresOf(purchasingPower);

type Scope = {
  isAbroad?: boolean;
  isMembers?: boolean;
  isUnion?: boolean;
  country?: string;
  weights?: Record<string, number>;
};

/** The twelve nearest with their distances, by d² = Σ w·o·s² / Σ w·o. */
function peersOf(target: string, { isAbroad, isMembers, isUnion, country, weights = {} }: Scope) {
  const home = countryOf.get(target);
  const candidates = regions.filter(
    (code) =>
      (!isAbroad || countryOf.get(code) !== home) &&
      (!isMembers || members.has(code)) &&
      (!isUnion || union.has(countryOf.get(code) ?? '')) &&
      (country === undefined || countryOf.get(code) === country),
  );
  const withEither = candidates.filter((code) => euros.has(code) || purchasingPower.has(code));
  const withPower = candidates.filter((code) => purchasingPower.has(code));
  const isPower = purchasingPower.has(target) && withPower.length >= 0.8 * withEither.length;
  const dimensions = Object.entries(isPower ? inPurchasingPower : inEuros).filter(
    ([, features]) => features.length > 0,
  );
  const total = dimensions.reduce((sum, [name]) => sum + (weights[name] ?? 1), 0);
  const near = candidates
    .filter((code) => code !== target)
    .flatMap((code) => {
      let [known, sum] = [0, 0];
      for (const [name, features] of dimensions)
        for (const { values, between = steps } of features) {
          const [a, b] = [values.get(target), values.get(code)];
          if (a === undefined || b === undefined) continue;
          const weight = (weights[name] ?? 1) / total / features.length;
          known += weight;
          sum += weight * between(a, b) ** 2;
        }
      return known < 0.6 - 1e-9 ? [] : [{ code, distance: Math.sqrt(sum / known) }];
    })
    .sort((left, right) => left.distance - right.distance || (left.code < right.code ? -1 : 1));
  let atHome = 0;
  const isHalf = !isMembers && country === undefined;
  const chosen = near.filter(({ code }) => countryOf.get(code) !== home || !isHalf || ++atHome <= 6).slice(0, 12);
  return { isPower, considered: near.length, chosen };
}

const { context } = await createDialogue();
const cache = await openFigureCache(context.sql, context.catalogue, structuralIndicators);
const search = createPeerSearch(context.catalogue, cache.data, cache.remember);

function answerOf(target: string, scope: Scope) {
  const territory = context.catalogue.territories.get(target);
  if (!territory) throw new TypeError(target);
  return search.answer({
    territory,
    isAbroad: scope.isAbroad ?? false,
    isMembers: scope.isMembers ?? false,
    isUnion: scope.isUnion ?? false,
    country: scope.country ?? null,
    filter: noFilter,
    family: null,
    policyArea: null,
    weights: scope.weights ?? {},
  });
}

const tried = regions.filter((_, index) => index % 6 === 1).slice(0, 48);
const cases: [string, Scope][] = [
  ...tried.map((code): [string, Scope] => [code, {}]),
  ...tried.slice(0, 8).map((code): [string, Scope] => [code, { isAbroad: true }]),
  ...tried.slice(8, 16).map((code): [string, Scope] => [code, { isUnion: true, weights: { migration: 2, size: 0 } }]),
  ...tried.slice(16, 24).map((code): [string, Scope] => [code, { isMembers: true }]),
  ...['AT13', 'ITC4', 'CZ02', 'ES51', 'SE22', 'PL22'].flatMap((code) =>
    ['DE', 'IT', 'ES'].map((country): [string, Scope] => [code, { country }]),
  ),
];

test.each(cases)('peers of %s %j are those of a second reading', (target, scope) => {
  const expected = peersOf(target, scope);
  const { peers, considered } = answerOf(target, scope);
  expect(peers.map(({ territory }) => territory)).toEqual(expected.chosen.map(({ code }) => code));
  expect(considered).toBe(expected.considered);
  for (const [index, { distance }] of expected.chosen.entries())
    expect(peers[index]?.distance).toBeCloseTo(distance, 9);
});

test('most of those tried have a list', () => {
  expect(tried.filter((code) => peersOf(code, {}).chosen.length === 12).length).toBeGreaterThanOrEqual(40);
});

test('GDP is in purchasing power where the region and those it is compared with have it, else in euros', () => {
  const isPower = (target: string, country?: string) => {
    const { standIns } = answerOf(target, country === undefined ? {} : { country });
    const second = peersOf(target, country === undefined ? {} : { country });
    expect(standIns.length === 0, `${target} ${country}`).toBe(second.isPower);
    return second.isPower;
  };
  expect(isPower('ITC4', 'DE')).toBe(true);
  expect(isPower('AT13', 'IT')).toBe(true);
  expect(isPower('ITC4', 'ES')).toBe(false);
  expect(isPower('ES51', 'DE')).toBe(false);
  expect(isPower('ITC4')).toBe(false);
});
