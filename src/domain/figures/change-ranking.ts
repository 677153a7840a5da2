import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import { type Change, changeOf } from './change.ts';
import { isClear, type Spread } from './difference.ts';
import type { IndicatorData } from './indicator-data.ts';
import { type Figure, figureIn, type TimeSeries } from './time-series.ts';

type KnownChange = Extract<Change, { type: 'known' }>;

/** A change that may be told. `side` is what it is called by the one rule of differences: a fall, a rise, or none. */
export type RankedChange = { first: Figure; last: Figure; change: KnownChange; side: 'fell' | 'rose' | 'same' };

/** What keeps more than half of those of which no change is told from it; `several` where no single reason does. */
type WhyFew = 'broken' | 'unknown' | 'without' | 'several';

/** Changes between two years, the largest fall first. */
export type ChangeRanking = {
  from: number;
  to: number;
  /** The newest year with figures and how many changes to it can be told, where these are fewer; null where it is the one shown, or a year was asked for. */
  newest: { year: number; count: number; why: WhyFew; broken: number; unknown: number; without: number } | null;
  ranked: RankedChange[];
  /** Territories whose series breaks between, and those of which it is not known whether it does. */
  broken: string[];
  unknown: string[];
  /** How many have no figure of one of the two years. */
  without: number;
};

/** The years asked for; `years` are counted back from the last year. */
export type ChangeYears = { since: number | null; until: number | null; years: number | null };

/** The first year counts where nearly as many as in the fullest have a figure. */
const nearlyAll = 0.8;
/** The last one counts where at least half as many changes can be told as up to any: nearer years lose few to breaks, and say little of the span. */
const many = 0.5;

/**
 * Puts the changes of these territories in order. The first year is the first of the span that nearly all have; the last one is that asked for, else the
 * newest up to which half as many changes can be told as up to any, or more. Null where no two years have figures.
 */
export function rankChanges(
  data: IndicatorData,
  territories: readonly Territory[],
  { since, until, years }: ChangeYears,
): ChangeRanking | null {
  const series = territories.flatMap(({ code }) => data.series.get(code) ?? []);
  const counts = countByYear(series);
  const within = [...counts.keys()].filter((year) => until === null || year <= until).sort((a, b) => a - b);
  const newest = within.at(-1);
  if (newest === undefined) return null;
  const begin = since ?? (years === null ? null : newest - years);
  const from = firstOf(within.slice(0, -1), counts, begin);
  if (from === null) return null;
  const ends = within.filter((year) => year > from);
  const all = ends.map((to) => changesBetween(data, territories, from, to));
  const most = Math.max(...all.map(({ ranked }) => ranked.length));
  const best = until === null ? all.findLast(({ ranked }) => ranked.length >= most * many) : all.at(-1);
  const last = all.at(-1);
  const isShort = best !== undefined && last !== undefined && best.to < newest;
  return best
    ? { ...best, newest: isShort ? { year: newest, count: last.ranked.length, ...whyFew(last) } : null }
    : null;
}

/** Counts the reasons for which no change is told, and finds the one of more than half; of the lack of figures it is more than half of all. */
function whyFew({ ranked, broken, unknown, without }: Omit<ChangeRanking, 'newest'>) {
  const counts = { broken: broken.length, unknown: unknown.length, without };
  const untold = counts.broken + counts.unknown + counts.without;
  const isMost = (count: number, of: number) => count * 2 > of;
  const why: WhyFew = isMost(counts.broken, untold)
    ? 'broken'
    : isMost(counts.unknown, untold)
      ? 'unknown'
      : isMost(without, untold + ranked.length)
        ? 'without'
        : 'several';
  return { why, ...counts };
}

/** Lists the years that any of these territories has a figure of, in order: all, and those within the span asked for. */
export function yearsForChanges(
  data: IndicatorData,
  territories: readonly Territory[],
  { since, until, years }: ChangeYears,
): { held: number[]; within: number[] } {
  const series = territories.flatMap(({ code }) => data.series.get(code) ?? []);
  const held = [...countByYear(series).keys()].sort((a, b) => a - b);
  const ended = held.filter((year) => until === null || year <= until);
  const begin = since ?? (years === null ? null : (ended.at(-1) ?? 0) - years);
  return { held, within: ended.filter((year) => begin === null || year >= begin) };
}

function countByYear(list: readonly TimeSeries[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { years, values } of list)
    years.forEach((year, index) => {
      if (values[index] !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
    });
  return counts;
}

function firstOf(within: readonly number[], counts: ReadonlyMap<number, number>, begin: number | null): number | null {
  const candidates = within.filter((year) => begin === null || year >= begin);
  const most = Math.max(0, ...candidates.map((year) => counts.get(year) ?? 0));
  return candidates.find((year) => (counts.get(year) ?? 0) >= most * nearlyAll) ?? null;
}

function changesBetween(
  data: IndicatorData,
  territories: readonly Territory[],
  from: number,
  to: number,
): Omit<ChangeRanking, 'newest'> {
  const spread = data.spread(to);
  const ranked: RankedChange[] = [];
  const broken: string[] = [];
  const unknown: string[] = [];
  let without = 0;
  for (const { code } of territories) {
    const series = data.series.get(code);
    const [first, last] = [figureIn(series, from), figureIn(series, to)];
    const change = series && first && last ? changeOf(series, last, first) : null;
    if (!first || !last || !change) without += 1;
    else if (change.type === 'broken') broken.push(code);
    else if (change.type === 'unknown') unknown.push(code);
    else {
      ranked.push({ first, last, change, side: sideOf(data.indicator, first, last, spread) });
    }
  }
  ranked.sort(
    (left, right) =>
      left.change.difference - right.change.difference || (left.last.territory < right.last.territory ? -1 : 1),
  );
  return { from, to, ranked, broken, unknown, without };
}

/** The one rule of differences; of sizes, which are told apart by ratio between regions, any change of what is shown is one. */
function sideOf(indicator: Indicator, first: Figure, last: Figure, spread: Spread | null): RankedChange['side'] {
  const difference = last.value - first.value;
  const isSame =
    indicator.transform === 'identity'
      ? spread === null || !isClear(last, first, indicator, spread)
      : Math.abs(difference) < 0.5 * 10 ** -indicator.decimals;
  return isSame ? 'same' : difference < 0 ? 'fell' : 'rose';
}
