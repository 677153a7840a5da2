import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import type { IndicatorData } from './indicator-data.ts';
import { rankValues } from './rank.ts';
import { yearsOf } from './span.ts';
import { type Figure, figureIn, type TimeSeries } from './time-series.ts';

/** A number of people that nobody publishes here: a share of the whole population times that population, of one year. */
export type ComputedNumber = {
  territory: string;
  share: Figure;
  population: Figure;
  number: number;
  rank: number | null;
};

/** The most people first; `without` is how many have no share or no population of the year. */
export type NumberRanking = { year: number; ranked: ComputedNumber[]; without: number };

/** The indicator that shares of the whole population are multiplied by. */
export const populationCode = 'population';

/** Returns whether a share is one of the whole population, of all ages, so that times the population it is a number of people. */
export function isOfWholePopulation({ unit, measure, ageBand }: Indicator): boolean {
  return unit === '%' && ((measure === 'origin' && ageBand === 'all ages') || measure === 'old-age');
}

/** The number of people that a share of a territory is in its newest year, up to one, of which both are held; null where there is none. */
export function numberOf(
  share: TimeSeries,
  population: TimeSeries | undefined,
  until: number,
): Pick<ComputedNumber, 'share' | 'population' | 'number'> | null {
  for (const year of yearsOf(share).toReversed()) {
    const [part, whole] = [figureIn(share, year), figureIn(population, year)];
    if (year <= until && part && whole)
      return { share: part, population: whole, number: (part.value / 100) * whole.value };
  }
  return null;
}

/** Puts territories in order of the number of people, in the year asked for, else in the newest in which any has both figures; null where none has. */
export function rankNumbers(
  shares: IndicatorData,
  populations: IndicatorData,
  territories: readonly Territory[],
  asked: number | null,
): NumberRanking | null {
  const years = new Set(territories.flatMap(({ code }) => shares.series.get(code)?.years ?? []));
  const candidates = asked === null ? [...years].sort((left, right) => right - left) : [asked];
  for (const year of candidates) {
    const found = territories.flatMap(({ code }) => {
      const share = figureIn(shares.series.get(code), year);
      const population = figureIn(populations.series.get(code), year);
      return share && population
        ? [{ territory: code, share, population, number: (share.value / 100) * population.value }]
        : [];
    });
    if (found.length === 0) continue;
    const ranks = rankValues(
      found.map(({ territory, number }) => [territory, number] as const),
      1,
    );
    return {
      year,
      without: territories.length - found.length,
      ranked: found
        .map((each) => ({ ...each, rank: ranks?.get(each.territory) ?? null }))
        .sort((left, right) => right.number - left.number || (left.territory < right.territory ? -1 : 1)),
    };
  }
  return null;
}

/** As many figures of a number as a share of one decimal bears: three. */
export function roundNumber(number: number): number {
  return Number(number.toPrecision(3));
}
