import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import type { Distribution, IndicatorData } from './indicator-data.ts';
import type { MissingFigure } from './missing.ts';
import { type Figure, figureIn, latestFigure } from './time-series.ts';

/** One indicator in the profile of a territory: its latest figure beside the country's and all others' of that year. */
export type ProfileRow = {
  indicator: Indicator;
  figure: Figure | null;
  /** Why there is none. */
  missing: MissingFigure | null;
  country: Figure | null;
  standing: Distribution | null;
};

/** Reads a row of a profile. A whole country is not set beside itself. */
export function readProfileRow(
  indicator: Indicator,
  data: IndicatorData | undefined,
  territory: Territory,
  isWholeCountry: boolean,
): ProfileRow {
  const series = data?.series.get(territory.code);
  const figure = latestFigure(series);
  const country = figure && !isWholeCountry ? figureIn(data?.series.get(territory.country), figure.year) : null;
  return {
    indicator,
    figure,
    missing: figure ? null : (data?.missing(territory.code, null) ?? null),
    country,
    standing: data && figure ? data.standing(figure.year, territory.level) : null,
  };
}
