import { PlatformError } from '#src/core/errors.ts';
import { isLasting, type Refusal } from '#src/core/refusal.ts';

const MINUTE_MS = 60_000;
const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 60 * MINUTE_MS;
/** A platform that asks to wait longer is asked again by then: it may have meant something else, and would stand still. */
const LONGEST_RETRY_AFTER_MS = 60 * MINUTE_MS;
/** With the delays between them, about five hours. */
const MOST_ATTEMPTS = 15;
/** What is refused for a reason that may stay is not kept from a reader who can be reached elsewhere: some seconds. */
const MOST_DOUBTFUL_ATTEMPTS = 3;
/** Being asked to wait is no attempt, but does not go on for ever. */
const GIVEN_UP_AFTER_MS = 48 * 60 * MINUTE_MS;

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
    if (askedMs === undefined || (askedMs >= 0 && askedMs <= LONGEST_RETRY_AFTER_MS))
      return { code, message, retryAfterMs: askedMs, refusal };
    return { code, message, retryAfterMs: askedMs > 0 ? LONGEST_RETRY_AFTER_MS : 0, askedMs, refusal };
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
  const most = isDoubtful && nextPlaceIndex !== null ? MOST_DOUBTFUL_ATTEMPTS : MOST_ATTEMPTS;
  if (waitedMs >= GIVEN_UP_AFTER_MS || (counts && attempts >= most)) return leave(isUncertain);
  const delayMs = retryAfterMs ?? Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
  // Spread, so that all that failed together do not come back together.
  return { type: 'retry', delayMs: delayMs * (1 + random() / 4), isUncertain, counts };
}
