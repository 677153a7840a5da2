import type { Territory } from '../regions/territory.ts';
import type { IndicatorData } from './indicator-data.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { rankValues } from './rank.ts';
import { type Figure, figureIn } from './time-series.ts';

export type RankedFigure = { figure: Figure; rank: number | null };

export type Ranking = {
  year: number;
  /** Best first; highest first where neither direction is better. Ranks are null where fewer than five have data. */
  ranked: RankedFigure[];
  median: number;
  /** Areas asked for that have no figure for the year. */
  without: string[];
};

/** Where these areas stand in the year asked for, else in the newest that is nearly complete for their level; null where none has a figure. */
export function rankTerritories(
  sheet: IndicatorData,
  areas: readonly Territory[],
  asked: number | null = null,
): Ranking | null {
  const [first] = areas;
  const year = asked ?? (first ? sheet.rankingYear(first.level) : null);
  if (year === null) return null;
  const direction = sheet.indicator.polarity === -1 ? -1 : 1;
  const figures = areas.flatMap(({ code }) => figureIn(sheet.series.get(code), year) ?? []);
  if (figures.length === 0) return null;
  const ranks = rankValues(
    figures.map(({ area, value }) => [area, value] as const),
    direction,
  );
  const known = new Set(figures.map(({ area }) => area));
  return {
    year,
    ranked: figures
      .map((figure) => ({ figure, rank: ranks?.get(figure.area) ?? null }))
      .sort(
        (left, right) =>
          (right.figure.value - left.figure.value) * direction || (left.figure.area < right.figure.area ? -1 : 1),
      ),
    median: quantileOfSorted(figures.map(({ value }) => value).sort(ascending), 0.5),
    without: areas.filter(({ code }) => !known.has(code)).map(({ code }) => code),
  };
}
