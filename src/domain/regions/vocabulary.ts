import { LRUCache } from 'lru-cache';
import { foldText } from '#src/core/text.ts';
import { eitherTerm, type Former, type Term, type TermSource } from '#src/core/vocabulary.ts';
import type { PlaceRow } from '../reading/tables.ts';
import type { Indicator } from '../topics/indicator.ts';
import { policyAreaNames } from '../topics/policy-area.ts';
import { targetGroupNames } from '../topics/target-group.ts';
import { type Catalogue, regionName } from './catalogue.ts';
import { createNameIndex, longestName, type NamedEntry } from './name-index.ts';
import { findSuccessors } from './nuts.ts';
import type { Region } from './region.ts';

/** The score of a former name: it is offered, but never chosen without asking. */
const formerScore = 0.58;

/** What policy areas and target groups are called where they are shown, by their codes, and what an indicator is. */
export type TopicNames = Record<'areas' | 'groups', Record<string, readonly string[]>> & {
  indicator?(indicator: Indicator): readonly string[];
};

/** Lists the terms with names of their own: regions and countries, indicators, policy areas, target groups, and places that lead to a region or to none. */
export function listNamedTerms(
  catalogue: Catalogue,
  places: readonly PlaceRow[] = [],
  shown: TopicNames = { areas: {}, groups: {} },
): TermSource[] {
  const outside = new Set(places.filter(({ kind }) => kind === 'world').map(({ name }) => foldText(name)));
  const indicators = indicatorTerm(catalogue, shown.indicator);
  const areas: TermSource = {
    kind: 'area',
    ...createNameIndex(
      Object.entries(policyAreaNames).map(([value, names]) => ({
        value,
        label: names[0] ?? value,
        names: [...names, ...(shown.areas[value] ?? []), value],
      })),
    ),
  };
  const regions = regionTerm(catalogue, places, outside);
  return [
    regions,
    limitTerm(regions),
    indicators,
    areas,
    eitherTerm('indicator-or-area', indicators, areas),
    countryTerm(catalogue, outside),
    {
      kind: 'target-group',
      ...createNameIndex(
        Object.entries(targetGroupNames).map(([value, names]) => ({
          value,
          label: names[0] ?? value,
          names: [...names, ...(shown.groups[value] ?? []), value],
        })),
      ),
    },
  ];
}

const wholeNumber = /^-?\d{1,9}$/;

/** What figures may be above or below: a number, or a region, whose figure is meant. */
function limitTerm(regions: TermSource): TermSource {
  const numbersIn = (text: string): Term[] => {
    const value = text.trim();
    return wholeNumber.test(value) ? [{ value, label: value }] : [];
  };
  return {
    ...regions,
    kind: 'limit',
    find(text) {
      const numbers = numbersIn(text);
      return numbers.length > 0 ? numbers : regions.find(text);
    },
    async suggest(partial, limit) {
      return [...numbersIn(partial), ...(await regions.suggest(partial, limit))].slice(0, limit);
    },
    label: (value, language) => (wholeNumber.test(value) ? value : regions.label(value, language)),
  };
}

/** Indicators, which may change while the server runs. */
function indicatorTerm(catalogue: Catalogue, shownAs: TopicNames['indicator'] = () => []): TermSource {
  let of: Catalogue['indicators'] | null = null;
  let index = createNameIndex([]);
  function present() {
    if (of === catalogue.indicators) return index;
    of = catalogue.indicators;
    index = createNameIndex(
      [...of.values()].map((indicator) => {
        const { code, name, shortName, aliases, names = {}, position } = indicator;
        const called = [name, shortName, code, ...aliases, ...Object.values(names), ...shownAs(indicator)];
        return { value: code, label: name, names: called, rank: -position };
      }),
    );
    return index;
  }
  return {
    kind: 'indicator',
    find: (text) => present().find(text),
    nearest: (text, limit) => present().nearest(text, limit),
    suggest: (partial, limit) => present().suggest(partial, limit),
    label: (value) => present().label(value),
  };
}

/** A code of NUTS whose letters and figures are written apart, “FR 52” or “es-51”, as one word; any other text as it is. */
function joinCode(text: string): string {
  const [, country, rest] = spacedCode.exec(text) ?? [];
  return country === undefined || rest === undefined ? text : `${country}${rest.replace(gaps, '')}`.toUpperCase();
}

const gaps = /[\s._\p{Pd}]+/gu;
const spacedCode = /^\s*([a-z]{2})[\s._\p{Pd}]+((?=[^\d]*\d)[a-z\d](?:[\s._\p{Pd}]?[a-z\d]){0,2})[\s,;.]*$/iu;

/** The regions of a name, and what a code of an earlier year became. */
type Reading = { found: Term[]; former: Former | null };

/** The names that people say in a day. A reading takes some hundred bytes. */
const mostReadings = 2_000;

/** Regions, by their codes of earlier years too. */
function regionTerm(catalogue: Catalogue, places: readonly PlaceRow[], outside: ReadonlySet<string>): TermSource {
  const led = Map.groupBy(
    places.filter(({ kind, regions }) => kind !== 'former' && regions.length === 1),
    ({ regions }) => regions[0] ?? '',
  );
  const index = createNameIndex(
    [...catalogue.regions.values()].map((region) => nameRegion(region, catalogue, led.get(region.code) ?? [])),
  );
  const readings = new LRUCache<string, Reading>({ max: mostReadings });

  /** A line asks of each span of its words several times. */
  function read(text: string): Reading {
    if (text.length > longestName) return { found: [], former: null };
    let reading = readings.get(text);
    if (!reading) {
      reading = readAnew(text);
      readings.set(text, reading);
    }
    return reading;
  }

  function readAnew(text: string): Reading {
    const named = index.find(text).map((term) => asOther(term, text) ?? term);
    const code = joinCode(text);
    const found = named.length > 0 || code === text ? named : index.find(code);
    const former = found.length === 0 ? readFormer(code) : null;
    return { found: former?.isSame ? former.terms : found, former };
  }

  /** The region that a text stands for as the code of the larger area its figures are of: SE22, of which Skåne is a part. */
  function asOther({ value }: Term, text: string): Term | null {
    const region = catalogue.regions.get(value);
    return region !== undefined && region.code !== region.territory && foldText(text) === foldText(region.territory)
      ? { value, label: `${regionName(region, 'en')} (${region.code})`, isOther: true }
      : null;
  }

  function readFormer(code: string): Former | null {
    const successors = findSuccessors(code);
    const terms = successors?.codes.flatMap((each) => index.find(each)) ?? [];
    return successors && terms.length > 0 ? { terms, isSame: successors.isSame && terms.length === 1 } : null;
  }

  const former = (text: string) => read(text).former;

  return {
    ...index,
    kind: 'region',
    find: (text) => read(text).found,
    nearest(text, limit) {
      const before = former(text);
      // A country that has no region here is none that is only like it in spelling.
      if (outside.has(foldText(text))) return [];
      return before
        ? before.terms.slice(0, limit).map((term) => ({ ...term, score: formerScore }))
        : index.nearest(text, limit);
    },
    suggest(partial, limit) {
      const now = former(partial)?.terms;
      if (!now) return index.suggest(partial, limit);
      const values = new Set(now.map(({ value }) => value));
      return [...now, ...index.suggest(partial, limit).filter(({ value }) => !values.has(value))].slice(0, limit);
    },
    former,
    label(value, language = 'en') {
      const region = catalogue.regions.get(value);
      return region ? `${regionName(region, language)} (${region.territory})` : index.label(value);
    },
  };
}

/** Countries as terms. A country without regions here is found by its exact name only, not by a similar spelling. */
function countryTerm(catalogue: Catalogue, outside: ReadonlySet<string>): TermSource {
  const index = createNameIndex(nameCountries(catalogue));
  return {
    ...index,
    kind: 'country',
    nearest: (text, limit) => (outside.has(foldText(text)) ? [] : index.nearest(text, limit)),
  };
}

function nameRegion(region: Region, catalogue: Catalogue, places: readonly PlaceRow[]): NamedEntry {
  const level = catalogue.territories.get(region.territory)?.level ?? 2;
  const isWholeCountry = region.code === catalogue.territories.get(region.territory)?.country;
  // A shared name means a member first, then a country that is one region (Luxembourg, not Belgium's province), NUTS 2, countries, NUTS 1.
  const rank = region.isMember ? 5 : level === 2 ? (isWholeCountry ? 4 : 3) : level === 0 ? 2 : 1;
  return {
    value: region.code,
    label: `${regionName(region, 'en')} (${region.territory})`,
    names: [
      ...region.names.map(({ name }) => name),
      region.code,
      region.territory,
      ...places.filter(({ kind }) => kind === 'name').map(({ name }) => name),
    ],
    // Neither a country nor a group of regions is meant by the city of one of them.
    clues: [
      ...(region.city && level !== 0 && !isCityOfInner(region, catalogue) ? [region.city] : []),
      ...places.filter(({ kind }) => kind !== 'name').map(({ name }) => name),
    ],
    rank,
    ...(region.territoryNote !== null && { note: region.territoryNote }),
  };
}

/** Whether a region within this one has the same main city. */
const isCityOfInner = ({ code, city }: Region, { regions }: Catalogue) =>
  [...regions.values()].some((inner) => inner.code !== code && inner.code.startsWith(code) && inner.city === city);

function nameCountries(catalogue: Catalogue): NamedEntry[] {
  return [...catalogue.territories.values()]
    .filter(({ level }) => level === 0)
    .map(({ code, name }) => {
      // By code, not by area: a country of one region has the figures of that region.
      const region = catalogue.regions.get(code);
      const names = region?.names.map((entry) => entry.name) ?? [];
      return { value: code, label: region ? regionName(region, 'en') : name, names: [name, code, ...names] };
    });
}
