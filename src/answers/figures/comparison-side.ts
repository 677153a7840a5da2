import { directionOf } from '#src/domain/figures/difference.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';

/** Tells on which side the first by value is: of an outcome the good one, of what is none the higher. */
export function sideOf(indicator: Indicator): 'low' | 'high' {
  return isOutcome(indicator) && directionOf(indicator) === -1 ? 'low' : 'high';
}
