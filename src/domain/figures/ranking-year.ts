import type { TimeSeries } from './time-series.ts';

/** A year counts as complete from this share of the fullest recent year's territories. */
const nearlyAll = 0.8;
const recentYears = 6;
/** Countries that have left the European statistics: what they once had makes no later year incomplete. */
const leftCountries = ['UK'];

export type RankingYear = {
  year: number;
  /** The newest year with any value, where that is a newer one that too few have. */
  newest: { year: number; count: number } | null;
};

/** The newest year in which nearly as many territories have a value as in the fullest of recent years; null without any. */
export function findRankingYear(list: Iterable<TimeSeries>): RankingYear | null {
  const all = [...list];
  const reporting = all.filter(({ territory }) => !leftCountries.includes(territory.slice(0, 2)));
  const counts = new Map<number, number>();
  for (const { years, values } of reporting.length > 0 ? reporting : all)
    years.forEach((year, index) => {
      if (values[index] !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
    });
  const recent = [...counts].sort(([left], [right]) => right - left).slice(0, recentYears);
  const most = Math.max(0, ...recent.map(([, count]) => count));
  const found = recent.find(([, count]) => count >= most * nearlyAll);
  const [newest] = recent;
  if (!found || !newest) return null;
  return { year: found[0], newest: newest[0] > found[0] ? { year: newest[0], count: newest[1] } : null };
}
