import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import type { Distribution, IndicatorData } from './indicator-data.ts';
import { type Figure, figureIn, latestFigure, latestFlags, latestYear } from './time-series.ts';

/** One indicator in the profile of an area: its latest figure beside the country's and all others' of that year. */
export type ProfileRow = {
  indicator: Indicator;
  figure: Figure | null;
  /** The flags of a value that the source withholds; null where it withholds none. */
  withheld: string | null;
  country: Figure | null;
  /** The median of the country's regions, where there is no figure for the country. */
  countryMedian: number | null;
  standing: Distribution | null;
};

/** Reads a row of a profile. A whole country is not set beside itself. */
export function readProfileRow(
  indicator: Indicator,
  sheet: IndicatorData | undefined,
  area: Territory,
  isWholeCountry: boolean,
): ProfileRow {
  const series = sheet?.series.get(area.code);
  const figure = latestFigure(series);
  const country = figure && !isWholeCountry ? figureIn(sheet?.series.get(area.country), figure.year) : null;
  return {
    indicator,
    figure,
    withheld: !figure && latestYear(series) !== null ? latestFlags(series) : null,
    country,
    countryMedian:
      sheet && figure && !isWholeCountry && !country ? sheet.countryMedian(figure.year, area.country) : null,
    standing: sheet && figure ? sheet.standing(figure.year, area.level) : null,
  };
}
