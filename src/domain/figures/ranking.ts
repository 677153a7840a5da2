import type { Territory } from '../regions/territory.ts';
import { directionOf } from './difference.ts';
import type { IndicatorData } from './indicator-data.ts';
import type { MissingFigure } from './missing.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { rankValues } from './rank.ts';
import { findRankingYear, type RankingYear } from './ranking-year.ts';
import { type Figure, figureIn } from './time-series.ts';

export type RankedFigure = { figure: Figure; rank: number | null };

export type Ranking = {
  year: number;
  /** A newer year with values, which too few have; null where there is none or the year was asked for. */
  newest: RankingYear['newest'];
  /** Best first; highest first where neither direction is better. Ranks are null where fewer than five have data. */
  ranked: RankedFigure[];
  median: number;
  /** Territories asked for that have no figure for the year, and why. */
  without: { territory: string; missing: MissingFigure }[];
};

/** Finds where these territories stand in the year asked for, else in the newest that nearly all of them have; null where none has a figure. */
export function rankTerritories(
  data: IndicatorData,
  territories: readonly Territory[],
  asked: number | null = null,
): Ranking | null {
  const series = territories.flatMap(({ code }) => data.series.get(code) ?? []);
  const chosen = asked === null ? findRankingYear(series) : { year: asked, newest: null };
  if (!chosen) return null;
  const { year, newest } = chosen;
  const direction = directionOf(data.indicator);
  const figures = territories.flatMap(({ code }) => figureIn(data.series.get(code), year) ?? []);
  if (figures.length === 0) return null;
  const ranks = rankValues(
    figures.map(({ territory, value }) => [territory, value] as const),
    direction,
  );
  const known = new Set(figures.map(({ territory }) => territory));
  return {
    year,
    newest,
    ranked: figures
      .map((figure) => ({ figure, rank: ranks?.get(figure.territory) ?? null }))
      .sort(
        (left, right) =>
          (right.figure.value - left.figure.value) * direction ||
          (left.figure.territory < right.figure.territory ? -1 : 1),
      ),
    median: quantileOfSorted(figures.map(({ value }) => value).sort(ascending), 0.5),
    without: territories
      .filter(({ code }) => !known.has(code))
      .map(({ code }) => ({ territory: code, missing: data.missing(code, year) ?? { type: 'no-data' } })),
  };
}
