import { doubling } from './retry.ts';

/** A shorter wait is none: whoever kept to it would ask without end. */
export const shortestWaitMs = 1_000;
const longestWaitMs = 60 * 60_000;
const growing = doubling(shortestWaitMs, longestWaitMs);

/** Returns whether a platform that asked to wait named a time that can be kept to: not 0, the past, or no number. */
export const isUsableWait = (askedMs: number | undefined): askedMs is number =>
  askedMs !== undefined && askedMs >= shortestWaitMs;

/**
 * Returns the wait after a platform asked for one, in milliseconds: what it named, and where that is of no use a second, twice as long each time.
 * @param refusals how often it has asked in a row, from 1
 */
export const waitAfter = (askedMs: number | undefined, refusals: number): number =>
  isUsableWait(askedMs) ? askedMs : growing(refusals);
