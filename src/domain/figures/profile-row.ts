import type { Indicator } from '../topics/indicator.ts';
import { type Holder, holderOf, wholeOnly } from './holder.ts';
import type { Distribution, IndicatorData } from './indicator-data.ts';
import type { MissingFigure } from './missing.ts';
import { type Figure, figureIn, latestFigure } from './time-series.ts';

/** One indicator in the profile of a territory: its latest figure beside the country's and all others' of that year. */
export type ProfileRow = {
  indicator: Indicator;
  /** What the figure is of: of a country that is one region this may be the country. */
  holder: Pick<Holder, 'code' | 'level'>;
  figure: Figure | null;
  /** Why there is none. */
  missing: MissingFigure | null;
  country: Figure | null;
  standing: Distribution | null;
};

/** Reads a row of a profile. A whole country is not set beside itself. */
export function readProfileRow(indicator: Indicator, data: IndicatorData | undefined, territory: Holder): ProfileRow {
  const holder = holderOf(data, territory, null);
  const newest = latestFigure(data?.series.get(holder.code));
  const whole = wholeOnly(indicator, newest, territory.isPart);
  const figure = whole ? null : newest;
  const country =
    figure && !territory.isWholeCountry ? figureIn(data?.series.get(territory.country), figure.year) : null;
  return {
    indicator,
    holder,
    figure,
    missing: figure ? null : (whole ?? data?.missing(holder.code, null) ?? null),
    country,
    standing: data && figure ? data.standing(figure.year, holder.level) : null,
  };
}
