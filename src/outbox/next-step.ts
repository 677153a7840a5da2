import { PlatformError } from '#src/core/errors.ts';
import { isLasting, type Refusal } from '#src/core/refusal.ts';

const minuteMs = 60_000;
const firstDelayMs = 2_000;
const longestDelayMs = 60 * minuteMs;
/** A platform that asks to wait longer is asked again by then: it may have meant something else, and would stand still. */
const longestRetryAfterMs = 60 * minuteMs;
/** With the delays between them, about five hours. */
const mostAttempts = 15;
/** What is refused for a reason that may stay is not kept from a reader who can be reached elsewhere: some seconds. */
const mostDoubtfulAttempts = 3;
/** Being asked to wait is no attempt, but does not go on for ever. */
const givenUpAfterMs = 48 * 60 * minuteMs;

export type Failure = {
  code: string;
  message: string;
  /** As long as is really waited. */
  retryAfterMs: number | undefined;
  /** What the platform asked for, where that is longer, or no time at all. */
  askedMs?: number;
  refusal: Refusal;
};

/** What is done after a try that failed. Uncertain: the message may have arrived all the same. */
export type NextStep =
  | { type: 'retry'; delayMs: number; isUncertain: boolean; counts: boolean }
  | { type: 'next-place'; placeIndex: number; isUncertain: boolean }
  | { type: 'give-up'; isUncertain: boolean };

export function describeFailure(error: unknown): Failure {
  if (error instanceof PlatformError) {
    const { code, message, retryAfterMs: askedMs, refusal } = error;
    if (askedMs === undefined || (askedMs >= 0 && askedMs <= longestRetryAfterMs))
      return { code, message, retryAfterMs: askedMs, refusal };
    return { code, message, retryAfterMs: askedMs > 0 ? longestRetryAfterMs : 0, askedMs, refusal };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'fault', message, retryAfterMs: undefined, refusal: 'uncertain' };
}

/**
 * `isUncertain`: whether an earlier try may have arrived, the platform not having been asked. `nextPlaceIndex`: the next place on a platform
 * that is switched on, null if there is none. Whatever the refusal, the next place has its turn in the end.
 */
export function decideNextStep(
  { retryAfterMs, refusal }: Failure,
  tried: { attempts: number; isUncertain: boolean; waitedMs: number; nextPlaceIndex: number | null },
  random: () => number = Math.random,
): NextStep {
  const { attempts, waitedMs, nextPlaceIndex } = tried;
  const leave = (isUncertain: boolean): NextStep =>
    nextPlaceIndex === null
      ? { type: 'give-up', isUncertain }
      : { type: 'next-place', placeIndex: nextPlaceIndex, isUncertain };
  if (isLasting(refusal)) return leave(false);
  const counts = retryAfterMs === undefined;
  const isUncertain = (counts && refusal === 'uncertain') || tried.isUncertain;
  const isDoubtful = refusal === 'ours' || refusal === 'unknown';
  const most = isDoubtful && nextPlaceIndex !== null ? mostDoubtfulAttempts : mostAttempts;
  if (waitedMs >= givenUpAfterMs || (counts && attempts >= most)) return leave(isUncertain);
  const delayMs = retryAfterMs ?? Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1));
  // Spread, so that all that failed together do not come back together.
  return { type: 'retry', delayMs: delayMs * (1 + random() / 4), isUncertain, counts };
}
