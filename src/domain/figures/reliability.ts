import type { Indicator } from '../topics/indicator.ts';
import { isOfMigrants } from '../topics/population-group.ts';
import type { Figure } from './time-series.ts';

/** Why a figure may not be called better or worse: its flag, flags that nobody here knows, or another definition than another country's. */
export type Doubt = 'flag' | 'flags-unknown' | 'definition';

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
 * Returns whether a figure may rest on too few answers: it is flagged so, or it is of a small group and came without its flags. Pictures show it
 * hollow.
 */
export function isDoubtful(figure: Flagged, { populationGroup }: Pick<Indicator, 'populationGroup'>): boolean {
  const doubt = doubtOf(figure);
  return doubt === 'flag' || (doubt === 'flags-unknown' && isOfMigrants(populationGroup));
}
