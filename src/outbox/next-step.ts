import { PlatformError } from '#src/core/errors.ts';

const MINUTE_MS = 60_000;
const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 60 * MINUTE_MS;
/** A platform that asks to wait longer is asked again by then: it may have meant something else, and would stand still. */
const LONGEST_RETRY_AFTER_MS = 60 * MINUTE_MS;
/** With the delays between them, about five hours. */
const MOST_ATTEMPTS = 15;
/** Being asked to wait is no attempt, but does not go on for ever. */
const GIVEN_UP_AFTER_MS = 48 * 60 * MINUTE_MS;

export type Failure = {
  code: string;
  message: string;
  /** As long as is really waited. */
  retryAfterMs: number | undefined;
  /** What the platform asked for, where that is longer, or no time at all. */
  askedMs?: number;
  isPermanent: boolean;
};

/** What is done after a try that failed. Uncertain: the message may have arrived all the same. */
export type NextStep =
  | { type: 'retry'; delayMs: number; isUncertain: boolean; counts: boolean }
  | { type: 'next-place'; placeIndex: number }
  | { type: 'give-up'; isUncertain: boolean };

export function describeFailure(error: unknown): Failure {
  if (error instanceof PlatformError) {
    const { code, message, retryAfterMs: askedMs, isPermanent } = error;
    if (askedMs === undefined || (askedMs >= 0 && askedMs <= LONGEST_RETRY_AFTER_MS))
      return { code, message, retryAfterMs: askedMs, isPermanent };
    return { code, message, retryAfterMs: askedMs > 0 ? LONGEST_RETRY_AFTER_MS : 0, askedMs, isPermanent };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'fault', message, retryAfterMs: undefined, isPermanent: false };
}

/**
 * `isUncertain`: whether an earlier try may have arrived, the platform not having been asked. `nextPlaceIndex`: the next place on a platform
 * that is switched on, null if there is none.
 */
export function decideNextStep(
  { retryAfterMs, isPermanent }: Failure,
  tried: { attempts: number; isUncertain: boolean; waitedMs: number; nextPlaceIndex: number | null },
  random: () => number = Math.random,
): NextStep {
  const { attempts, waitedMs, nextPlaceIndex } = tried;
  if (isPermanent)
    return nextPlaceIndex === null
      ? { type: 'give-up', isUncertain: false }
      : { type: 'next-place', placeIndex: nextPlaceIndex };
  const counts = retryAfterMs === undefined;
  const isUncertain = counts || tried.isUncertain;
  if (waitedMs >= GIVEN_UP_AFTER_MS || (counts && attempts >= MOST_ATTEMPTS)) return { type: 'give-up', isUncertain };
  const delayMs = retryAfterMs ?? Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
  // Spread, so that all that failed together do not come back together.
  return { type: 'retry', delayMs: delayMs * (1 + random() / 4), isUncertain, counts };
}
