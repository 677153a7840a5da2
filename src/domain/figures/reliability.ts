import type { Indicator } from '../topics/indicator.ts';
import { isOfMigrants } from '../topics/population-group.ts';
import type { Figure } from './time-series.ts';

/**
 * Why a figure may not be called better or worse: its flag, flags that nobody here knows, another definition than another country's, or an amount of
 * money at the prices of its country.
 */
export type Doubt = 'flag' | 'flags-unknown' | 'definition' | 'prices';

type Flagged = Pick<Figure, 'flags' | 'flagsKnown'>;

/** Low reliability, not significant. */
const doubtfulFlags = /[un]/;

/** Returns what stands against calling a figure better. With `isAcrossCountries`, a differing definition does too. */
export function doubtOf({ flags, flagsKnown }: Flagged, isAcrossCountries = false): Doubt | null {
  if (doubtfulFlags.test(flags)) return 'flag';
  if (isAcrossCountries && flags.includes('d')) return 'definition';
  return flagsKnown ? null : 'flags-unknown';
}

/**
 * Returns the same for what is said of one indicator. Of what is no outcome it may be told who has more, also where flags are not known and of amounts of
 * money: that is no praise.
 */
export function doubtAbout(
  figure: Flagged,
  indicator: Pick<Indicator, 'role' | 'unit'>,
  isAcrossCountries = false,
): Doubt | null {
  const doubt = doubtOf(figure, isAcrossCountries);
  if (indicator.role !== 'outcome') return doubt === 'flags-unknown' ? null : doubt;
  return isAcrossCountries && isAtOwnPrices(indicator) ? 'prices' : doubt;
}

/** Returns whether it is an amount of money at the prices of each country, which buys more in one than in another. */
export function isAtOwnPrices({ unit }: Pick<Indicator, 'unit'>): boolean {
  return unit.startsWith('€');
}

/**
 * Returns whether a figure may rest on too few answers: it is flagged so, or it is of a small group and came without its flags. Pictures show it
 * hollow.
 */
export function isDoubtful(figure: Flagged, { populationGroup }: Pick<Indicator, 'populationGroup'>): boolean {
  const doubt = doubtOf(figure);
  return doubt === 'flag' || (doubt === 'flags-unknown' && isOfMigrants(populationGroup));
}
