import type { Taking } from '#src/core/platform.ts';

/** Even few letters begin so long before a round. */
const leastMs = 4_000;
/** By so much letters go out later than asked: the queue is looked at once a second. */
const queueMs = 500;
/** As late as somebody may be told of a round. */
const toleranceMs = 5_000;

/**
 * Returns how long before a round its letters begin to go out to a space that takes so many (null: any number): half of them before it and half
 * after, as long as nobody is late by more than the tolerance. Where there are more, the first ones are early: early is better than late.
 */
export function leadMs(letters: number, taking: Taking | null): number {
  const spreadMs = taking === null ? 0 : spreadOf(letters, taking);
  return Math.max(leastMs, queueMs + spreadMs / 2, queueMs + spreadMs - toleranceMs);
}

const spreadOf = (letters: number, { perSecond, inARow = letters, perSecondThen = perSecond }: Taking): number =>
  1_000 * (Math.min(letters, inARow) / perSecond + Math.max(0, letters - inARow) / perSecondThen);
