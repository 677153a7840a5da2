import type { Territory } from '../regions/territory.ts';
import { isCount } from '../topics/count.ts';
import type { Indicator } from '../topics/indicator.ts';
import type { IndicatorData } from './indicator-data.ts';
import type { MissingFigure } from './missing.ts';
import { type Figure, figureIn, latestFigure } from './time-series.ts';

/** What figures are held for. A country that is one region has them under either code: as a region, or as a country. */
export type Holder = Pick<Territory, 'code' | 'level' | 'country'> & {
  isWholeCountry?: boolean;
  /** The region is a part of its territory: counts of that are none of the region. */
  isPart?: boolean;
};

/** Returns why a figure of the territory is none of the region: it counts all of a territory that the region is a part of. */
export function wholeOnly(
  indicator: Pick<Indicator, 'unit'>,
  figure: Figure | null,
  isPart = false,
): MissingFigure | null {
  return figure && isPart && isCount(indicator) ? { type: 'whole-territory', figure } : null;
}

/**
 * Returns the territory whose figures are a region's: itself, but of a country that is one region the country, where that alone has a figure of the year (of any
 * year: null). With `isAmongCountries` the country's own figure goes first, as ranks are then among countries.
 */
export function holderOf<Asked extends Holder>(
  data: Pick<IndicatorData, 'series' | 'indicator'> | undefined,
  territory: Asked,
  year: number | null,
  isAmongCountries = false,
): Asked | (Asked & { level: 0 }) {
  if (!data || territory.level === 0 || !territory.isWholeCountry) return territory;
  const country = { ...territory, code: territory.country, level: 0 as const };
  const has = ({ code }: Holder) => {
    const series = data.series.get(code);
    return year === null ? latestFigure(series) !== null : figureIn(series, year) !== null;
  };
  if (isAmongCountries ? has(country) : has(country) && !has(territory)) return country;
  return has(territory) || data.series.has(territory.code) || !isOfCountries(data) ? territory : country;
}

/** Returns whether countries alone have figures: why one of them has none is a question of the country's table. */
function isOfCountries({ series, indicator }: Pick<IndicatorData, 'series' | 'indicator'>): boolean {
  return indicator.level === 'countries' || [...series.keys()].every((code) => code.length === 2);
}
