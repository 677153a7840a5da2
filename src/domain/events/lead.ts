/** As late as somebody may be told of a round, and as early; with the second by which queues go earlier than asked, both are 5 s. */
const toleranceMs = 4_000;

/**
 * How long before a round its letters begin to go out to a space that takes `perSecond` (null: any number): so that the last ones are not late by more than the tolerance. Where
 * the first ones would then be early by more, they are: early is better than late.
 */
export function leadMs(letters: number, perSecond: number | null): number {
  return perSecond === null ? toleranceMs : Math.max(toleranceMs, (letters * 1_000) / perSecond - toleranceMs);
}
