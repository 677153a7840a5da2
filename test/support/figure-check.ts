import { plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';

type Row = { indicator: string; area: string; year: number; value: number | null; flags: string; flagsKnown: boolean };
type Sought = { indicator: Indicator; area: string; year: number };

const number = String.raw`([−-]?\d[\d,]*(?:\.\d+)?)`;
const readNumber = (said: string | undefined) => Number((said ?? '').replaceAll(',', '').replace('−', '-'));
const units =
  '(?:€ (?:a year|per inhabitant)|PPS per inhabitant|per 1,000 inhabitants|inhabitants(?: per km²)?|years|permits|points)';
const behind = new RegExp(` ${units}(?= |$)`);
const named = new RegExp(`^(.*?)(?:, (?:%|${units}))?(?:, (\\d{4}))?$`);
const cell = new RegExp(
  `^(?:✓ )?${number}%?(?: ±[\\d.]+)?(?: ([a-z]{1,3}|[a-z]*\\?))?(?: \\((\\d{4})\\))?(?: · (\\d+)/(\\d+))?$`,
);

/**
 * Reads the numbers of answers and holds them against the database by means of its own: values, flags, years, ranks, counts, medians and changes. None of
 * what makes answers is used. `check` returns what is wrong; `count` how many numbers it held against the database.
 */
export async function createFigureCheck(sql: Sql, catalogue: Catalogue) {
  const rows = await sql<Row[]>`select indicator, area, year, value, flags, flags_known from observation`;
  const found = new Map(rows.map((row) => [`${row.indicator} ${row.area} ${row.year}`, row]));
  const byYear = Map.groupBy(
    rows.filter(({ value }) => value !== null),
    ({ indicator, year }) => `${indicator} ${year}`,
  );
  const labels = new Map<string, Indicator>();
  for (const each of [...catalogue.indicators.values()].toReversed())
    for (const label of [each.name, each.shortName, `${each.shortName}, ${each.ageBand}`]) labels.set(label, each);
  const regions = new Map<string, string>();
  const all = [...catalogue.regions.values()].toSorted((left, right) => right.code.length - left.code.length);
  for (const { code, names } of all.filter(({ code: each }) => each.length !== 3))
    for (const { name, isAlias } of names) if (!isAlias && !regions.has(name)) regions.set(name, code);
  const levelOf = (area: string) => catalogue.territories.get(area)?.level ?? null;
  let count = 0;
  let problems: string[] = [];

  function hold(isSo: boolean, what: string) {
    count += 1;
    if (!isSo) problems.push(what);
  }

  function territoryOf(name: string, indicator: string, year: number): string | null {
    const region = catalogue.regions.get(regions.get(name.trim()) ?? '');
    if (!region) return null;
    const country = region.territory.slice(0, 2);
    const has = (area: string) => (found.get(`${indicator} ${area} ${year}`)?.value ?? null) !== null;
    const isWhole = region.territory.length === 2 || region.territory.endsWith('00');
    return [region.territory, ...(isWhole ? [country, `${country}00`] : [])].find(has) ?? region.territory;
  }

  function valuesOf({ indicator, area, year }: Sought, country: string | null = null): number[] {
    return (byYear.get(`${indicator.code} ${year}`) ?? []).flatMap((row) =>
      levelOf(row.area) === levelOf(area) && (country === null || row.area.startsWith(country)) ? [row.value ?? 0] : [],
    );
  }

  function placeOf(sought: Sought, value: number, country: string | null = null): number {
    const better = sought.indicator.polarity < 0 ? -1 : 1;
    return 1 + valuesOf(sought, country).filter((other) => (other - value) * better > 1e-9).length;
  }

  function quantile(values: readonly number[], share: number): number {
    const sorted = values.toSorted((left, right) => left - right);
    const at = (sorted.length - 1) * share;
    const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
    return low + (high - low) * (at - Math.floor(at));
  }

  const isClose = (value: number | null | undefined, said: number, { decimals }: Indicator) =>
    value != null && Math.abs(value - said) <= 0.5 * 10 ** -decimals + 1e-9;

  function holdCell(said: string, indicator: Indicator, name: string, year: number | null) {
    const [, value, flags = '', own, rank, of] = cell.exec(said.replace(behind, '')) ?? [];
    const when = own === undefined ? year : Number(own);
    const area = when === null || value === undefined ? null : territoryOf(name, indicator.code, when);
    if (area === null || when === null) return;
    const row = found.get(`${indicator.code} ${area} ${when}`);
    hold(isClose(row?.value, readNumber(value), indicator), `${said} of ${name}, ${indicator.code}: ${row?.value}`);
    const isDoubtful = row !== undefined && !row.flagsKnown && !/[un]/.test(row.flags);
    const sorted = (text: string) => [...text].sort().join('');
    hold(
      sorted(flags) === sorted(`${row?.flags}${isDoubtful ? '?' : ''}`),
      `flags “${flags}” of ${name}: ${row?.flags}`,
    );
    if (rank === undefined || !row) return;
    const sought = { indicator, area, year: when };
    const place = placeOf(sought, row.value ?? 0);
    hold(Number(rank) === place && Number(of) === valuesOf(sought).length, `rank ${rank}/${of} of ${name}: ${place}`);
  }

  function holdTable({ columns, rows: list }: Extract<Block, { type: 'table' }>, heading: string) {
    const ranked = /^(.*?): (?:NUTS 2 regions|countries|regions of (?:the )?(.*?)), (\d{4})$/.exec(heading);
    const ofRanking = labels.get(ranked?.[1] ?? '');
    const country = ranked?.[2] === undefined ? null : (regions.get(ranked[2]) ?? null);
    for (const row of list) {
      const [first = ''] = row;
      const [, label = '', year] = named.exec(first) ?? [];
      const indicator = labels.get(label);
      const when = year === undefined ? null : Number(year);
      if (indicator) {
        for (const [at, { label: name }] of columns.entries())
          if (at > 0) holdCell(row[at] ?? '', indicator, name, when);
      } else if (ofRanking && /^\d+$/.test(first)) {
        const [at, name, said] = [Number(ranked?.[3]), row[1] ?? '', row.at(-1) ?? ''];
        holdCell(said, ofRanking, name, at);
        const area = territoryOf(name, ofRanking.code, at) ?? '';
        const sought = { indicator: ofRanking, area, year: at };
        const value = found.get(`${ofRanking.code} ${area} ${at}`)?.value ?? Number.NaN;
        hold(placeOf(sought, value, country) === Number(first), `${name} is ${first} of ${heading}`);
      }
    }
  }

  /** One figure: its sentence, its rank, the medians and the change beside it. */
  function holdFigure(said: string, heading: string) {
    const [, what = '', name = ''] = /^(.*?): (.*)$/.exec(heading) ?? [];
    const indicator = labels.get(what);
    const line = said.split('\n').find((each) => each.startsWith(`${name}: `)) ?? '';
    const [, value, in_] = new RegExp(`: ${number}.*? in (\\d{4})`).exec(line) ?? [];
    const year = Number(in_);
    const area = indicator && value ? territoryOf(name, indicator.code, year) : null;
    if (!indicator || area === null) return;
    const sought = { indicator, area, year };
    const row = found.get(`${indicator.code} ${area} ${year}`);
    hold(isClose(row?.value, readNumber(value), indicator), `${line}: ${row?.value}`);
    const values = valuesOf(sought);
    const [, rank, of] = /Rank: (\d+) of (\d+)/.exec(said) ?? [];
    const place = placeOf(sought, row?.value ?? 0);
    if (rank)
      hold(Number(rank) === place && Number(of) === values.length, `rank ${rank} of ${of} of ${heading}: ${place}`);
    const [, some, median] = new RegExp(`Median of (\\d+) [^:\\n]* with data: ${number}`).exec(said) ?? [];
    const isMedian = isClose(quantile(values, 0.5), readNumber(median), indicator) && Number(some) === values.length;
    if (median) hold(isMedian, `median ${median} of ${some}, ${heading}`);
    const [, , inside] =
      new RegExp(`Median of (?:all )?(\\d+)(?: of the \\d+)? regions of [^:\\n]*: ${number}`).exec(said) ?? [];
    const own = quantile(valuesOf(sought, area.slice(0, 2)), 0.5);
    if (inside)
      hold(isClose(own, readNumber(inside), indicator), `median ${inside} of the country, ${heading}: ${own}`);
    const [, change, since, before] =
      new RegExp(`Change: ([+−][\\d,.]+)[^(\\n]* since (\\d{4}) \\(${number}`).exec(said) ?? [];
    const from = found.get(`${indicator.code} ${area} ${Number(since)}`);
    if (!change) return;
    hold(isClose(from?.value, readNumber(before), indicator), `${before} in ${since}, ${heading}: ${from?.value}`);
    const difference = (row?.value ?? 0) - (from?.value ?? 0);
    hold(
      Math.abs(difference - readNumber(change)) < 1.01 * 10 ** -indicator.decimals,
      `change ${change}: ${difference}`,
    );
  }

  function check(outcome: Outcome): string[] {
    problems = [];
    if (outcome.type !== 'message' || outcome.failed) return [];
    const blocks = [...outcome.blocks, ...(outcome.folds ?? []).flatMap((fold) => fold.blocks)];
    const heading = blocks.find((block) => block.type === 'heading')?.text ?? '';
    for (const block of blocks) if (block.type === 'table') holdTable(block, heading);
    const said = outcome.blocks.flatMap((block) => {
      if (block.type === 'text') return plainText(block.markdown);
      return block.type === 'facts' ? block.items.map(({ label, value }) => `${label}: ${plainText(value)}`) : [];
    });
    holdFigure(said.join('\n'), heading);
    return problems;
  }

  return { check, count: () => count };
}
