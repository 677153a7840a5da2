import type { TimeSeries } from '../figures/time-series.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import type { DigestTrend } from './digest.ts';
import type { DigestFigure, DigestPart } from './item.ts';

const trendYears = 12;
/** Two points are no course. */
const fewestPoints = 3;

type Figure = Pick<DigestFigure, 'indicator' | 'territory'>;

/** The figures of a digest, in order: the first that has a line to draw is drawn. */
export function figuresOf(parts: readonly DigestPart[]): DigestFigure[] {
  return parts.flatMap(({ items }) => items).filter((item): item is DigestFigure => item.type === 'figure');
}

/** Lists what is to be read for the lines of figures: each with that of its country. */
export function seriesNeeded(figures: readonly Figure[], catalogue: Catalogue) {
  return {
    indicators: [...new Set(figures.map(({ indicator }) => indicator))],
    territories: [...new Set(figures.flatMap(({ territory }) => [territory, countryOf(territory, catalogue)]))],
  };
}

/** Of each figure its line, by `keyOfTrend`; null where its years are too few. */
export function readTrends(
  figures: readonly Figure[],
  series: readonly (TimeSeries & Figure)[],
  catalogue: Catalogue,
): Map<string, DigestTrend | null> {
  const found = new Map(series.map((each) => [keyOfTrend(each), each]));
  return new Map(
    figures.map(({ indicator, territory }) => {
      const country = countryOf(territory, catalogue);
      const own = found.get(keyOfTrend({ indicator, territory }));
      const ofCountry = country === territory ? undefined : found.get(keyOfTrend({ indicator, territory: country }));
      const hasLine = own && own.values.filter((value) => value !== null).length >= fewestPoints;
      const trend = hasLine && {
        indicator,
        territory,
        points: pointsOf(own),
        country: ofCountry ? { territory: country, points: pointsOf(ofCountry) } : null,
        retrieved: own.retrieved.at(-1) ?? '',
      };
      return [keyOfTrend({ indicator, territory }), trend || null] as const;
    }),
  );
}

export const keyOfTrend = ({ indicator, territory }: Figure) => `${indicator} ${territory}`;

const countryOf = (territory: string, catalogue: Catalogue) =>
  catalogue.territories.get(territory)?.country ?? territory;

function pointsOf({ years, values, flags }: TimeSeries) {
  return years
    .map((year, index) => ({ year, value: values[index] ?? null, flags: flags[index] ?? '' }))
    .slice(-trendYears);
}
