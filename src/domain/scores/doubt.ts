import type { IndicatorData } from '../figures/indicator-data.ts';
import { type Doubt, doubtOf, isDoubtful } from '../figures/reliability.ts';
import { type Figure, figureIn } from '../figures/time-series.ts';
import type { ScoreSet } from './score-book.ts';

/** Returns whether nothing is said against a figure: it has no flag of low reliability, and came with the source's flags. */
export function isSure(figure: Figure): boolean {
  return doubtOf(figure) === null;
}

/** The figures behind the scores of a set, and whether something makes a score doubtful. */
export type ScoreDoubts = {
  /** The figures of the set's year behind a territory's score. */
  figuresOf(territory: string): Figure[];
  /** Whether something stands against one of them, so that the score is called neither better nor best. */
  isDoubtful(territory: string, isAcrossCountries?: boolean): boolean;
  /** What stands against one of them, the first that something stands against; null where nothing does. */
  doubtAbout(territory: string, isAcrossCountries: boolean): Doubt | null;
  /** Whether one of them may rest on too few answers: pictures show such a score hollow. */
  isHollow(territory: string): boolean;
};

/** Reads the figures behind the scores of a set. */
export function doubtsOf(
  { indicators, year }: Pick<ScoreSet, 'indicators' | 'year'>,
  dataOf: (indicator: string) => IndicatorData | undefined,
): ScoreDoubts {
  const dataByIndicator = indicators.flatMap((code) => dataOf(code) ?? []);
  const read = (territory: string) =>
    dataByIndicator.flatMap(({ indicator, series }) => {
      const figure = figureIn(series.get(territory), year);
      return figure ? [{ figure, indicator }] : [];
    });
  return {
    figuresOf: (territory) => read(territory).map(({ figure }) => figure),
    isDoubtful: (territory, isAcrossCountries = false) =>
      read(territory).some(({ figure }) => doubtOf(figure, isAcrossCountries) !== null),
    doubtAbout: (territory, isAcrossCountries) =>
      read(territory).reduce<Doubt | null>((found, { figure }) => found ?? doubtOf(figure, isAcrossCountries), null),
    isHollow: (territory) => read(territory).some(({ figure, indicator }) => isDoubtful(figure, indicator)),
  };
}
