import { findPredecessors } from '../regions/nuts.ts';
import type { Indicator } from '../topics/indicator.ts';
import { yearsOf } from './span.ts';
import { type Figure, presenceIn, type TimeSeries } from './time-series.ts';

/** A territory that a transcription has not read, for the years of its table; the source may have figures for it. */
export type UnreadTerritory = { territory: string; firstYear: number; lastYear: number };

/** A territory of before a border change, and the years of its figures. */
export type FormerSeries = { territory: string; years: number[] };

/** Why there is no figure. */
export type MissingFigure =
  /** The source has a row without a value; the flags, if any, tell why. */
  | { type: 'not-published'; flags: string }
  /** The borders changed: there are figures for the territories before. The years asked for may be later than those. */
  | { type: 'before-border-change'; former: FormerSeries[] }
  /** We hold a transcription of the source's table which has not read this territory. */
  | { type: 'not-transcribed' }
  /** A transcription has read this territory and found nothing: there is no figure, or too few answers for one, and it does not say which. */
  | { type: 'blank-in-transcription' }
  /** The source publishes it for countries only. */
  | { type: 'countries-only' }
  /** The source publishes it for regions too; what is held is of countries. */
  | { type: 'only-countries-held' }
  /** What is held is of regions; the source may publish it for countries too. */
  | { type: 'only-regions-held' }
  /** The territory has figures, of other years. */
  | { type: 'other-years'; years: number[] }
  /** The source withholds all that is held of this territory, and there is no row of the year asked for. */
  | { type: 'withheld-in-other-years'; flags: string; years: readonly number[] }
  /** No table that we hold has a row of this territory. The source may have one: what is held need not be all that it publishes. */
  | { type: 'no-data' }
  /** A count of a territory that the region is a part of. */
  | { type: 'whole-territory'; figure: Figure }
  /** No table of this indicator has been brought in yet. */
  | { type: 'no-table' };

type Held = {
  indicator: Pick<Indicator, 'level'>;
  series: ReadonlyMap<string, TimeSeries>;
  unread: readonly UnreadTerritory[];
};

/** Finds why a territory has no figure for `year`, or for any year (null); null where it has one. */
export function findMissing(held: Held, territory: string, year: number | null): MissingFigure | null {
  const { indicator, series, unread } = held;
  const own = series.get(territory);
  const years = yearsOf(own);
  if (year === null ? years.length > 0 : presenceIn(own, year) === 'published') return null;
  if (series.size === 0) return { type: 'no-table' };
  if (indicator.level === 'countries' && territory.length > 2) return { type: 'countries-only' };
  const withheld = findWithheld(own, year);
  if (withheld !== null) return { type: 'not-published', flags: withheld };
  const former = listFormerSeries(series, territory);
  // Rows of its own, though withheld, tell that the source has it in its present borders.
  const hasRows = (own?.years.length ?? 0) > 0;
  if (former.some((each) => year === null || !hasRows || isAmong(year, each.years)))
    return { type: 'before-border-change', former };
  if (territory.length > 2 && [...series.keys()].every((code) => code.length === 2))
    return { type: 'only-countries-held' };
  if (unread.some((each) => each.territory === territory && isWithin(year, each))) return { type: 'not-transcribed' };
  if (territory.length === 2 && indicator.level === 'regions' && countCountries(series.keys()) < fewestCountries)
    return { type: 'only-regions-held' };
  if (years.length > 0) return { type: 'other-years', years };
  if (own && own.years.length > 0)
    return {
      type: 'withheld-in-other-years',
      flags: findWithheld(own, null) ?? '',
      years: own.years,
    };
  // Where nobody has that year, it says nothing of this territory; what is held of other years does.
  if (year !== null && !isHeld(series.values(), year)) return findMissing(held, territory, null);
  const country = territory.slice(0, 2);
  // Of a country that a transcription covers it names what it has not read: of the rest it found nothing. A table of the source itself is none.
  const isCovered =
    isTranscribedAt(series.values(), territory.length, year) &&
    unread.some((each) => each.territory.startsWith(country) && isWithin(year, each));
  return { type: isCovered || isTranscribed(series.values(), country, year) ? 'blank-in-transcription' : 'no-data' };
}

/** The series of the territories that a present one has a part of, which have figures. */
export function listFormerSeries(series: ReadonlyMap<string, TimeSeries>, territory: string): FormerSeries[] {
  return findPredecessors(territory).flatMap((code) => {
    const years = yearsOf(series.get(code));
    return years.length > 0 ? [{ territory: code, years }] : [];
  });
}

/** The flags of the row of that year, or of the newest of all; null where the source has no row. */
function findWithheld(series: TimeSeries | undefined, year: number | null): string | null {
  if (!series) return null;
  return series.flags.at(year === null ? -1 : findIndex(series.years, year)) ?? null;
}

/** The place of a year; where it has none, one behind the end. */
function findIndex(years: readonly number[], year: number): number {
  const index = years.indexOf(year);
  return index < 0 ? years.length : index;
}

/** Returns whether a year lies between the first and the last of some, which may have gaps. */
function isAmong(year: number, years: readonly number[]): boolean {
  return year >= (years[0] as number) && year <= (years.at(-1) as number);
}

function isWithin(year: number | null, { firstYear, lastYear }: UnreadTerritory): boolean {
  return year === null || (year >= firstYear && year <= lastYear);
}

/** A regional table holds the few countries that are one region: they make it no table of countries. */
const fewestCountries = 5;

function countCountries(codes: Iterable<string>): number {
  let count = 0;
  for (const code of codes) if (code.length === 2) count += 1;
  return count;
}

/** Returns whether anything is held of a year. */
function isHeld(all: Iterable<TimeSeries>, year: number): boolean {
  for (const { years } of all) if (years.includes(year)) return true;
  return false;
}

/** Returns whether what is held of a country's territories for that year, or for the newest years, came without flags. */
function isTranscribed(series: Iterable<TimeSeries>, country: string, year: number | null): boolean {
  for (const { territory, years, flagsKnown } of series) {
    if (!territory.startsWith(country)) continue;
    const index = year === null ? years.length - 1 : years.indexOf(year);
    if (index >= 0 && flagsKnown[index] === false) return true;
  }
  return false;
}

/** Returns whether anything that is held of the territories of a level (by the length of its codes) for that year, or any, came without flags. */
function isTranscribedAt(series: Iterable<TimeSeries>, length: number, year: number | null): boolean {
  for (const { territory, years, flagsKnown } of series) {
    if (territory.length !== length) continue;
    if (years.some((each, index) => (year === null || each === year) && flagsKnown[index] === false)) return true;
  }
  return false;
}
