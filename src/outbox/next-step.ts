import { isUsableWait, waitAfter } from '#src/core/asked-wait.ts';
import { PlatformError } from '#src/core/errors.ts';
import { isLasting, type Refusal } from '#src/core/refusal.ts';

const minuteMs = 60_000;
const firstDelayMs = 2_000;
const longestDelayMs = 60 * minuteMs;
/** The longest wait before a platform that asked for more is tried again: its answer may have meant something else. */
const longestRetryAfterMs = 60 * minuteMs;
/** With the delays between them, about five hours. */
const mostAttempts = 15;
/** The number of attempts if the refusal may be permanent and another place remains: the reader gets the message there within seconds. */
const mostDoubtfulAttempts = 3;
/** The time after which a message is given up even if the platform only asked to wait; such waits do not count as attempts. */
const givenUpAfterMs = 48 * 60 * minuteMs;

export type Failure = {
  code: string;
  message: string;
  /** The wait that the outbox keeps to; undefined where none was asked for that can be kept to. */
  retryAfterMs: number | undefined;
  /** The wait that the platform asked for, set only if the outbox waits for another time. */
  askedMs?: number;
  refusal: Refusal;
};

/** The step after a failed attempt. `isUncertain`: the message may have arrived all the same. */
export type NextStep =
  | { type: 'retry'; delayMs: number; isUncertain: boolean; counts: boolean }
  | { type: 'next-place'; placeIndex: number; isUncertain: boolean }
  | { type: 'give-up'; isUncertain: boolean };

export function describeFailure(error: unknown): Failure {
  if (error instanceof PlatformError) {
    const { code, message, retryAfterMs: askedMs, refusal } = error;
    if (askedMs === undefined || (isUsableWait(askedMs) && askedMs <= longestRetryAfterMs))
      return { code, message, retryAfterMs: askedMs, refusal };
    return { code, message, retryAfterMs: isUsableWait(askedMs) ? longestRetryAfterMs : undefined, askedMs, refusal };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'fault', message, retryAfterMs: undefined, refusal: 'uncertain' };
}

/**
 * Decides what follows a failed attempt. Whatever the refusal, the outbox tries the next place in the end. `isUncertain`: an earlier attempt may
 * have arrived, and the platform was not asked. `nextPlaceIndex`: the next place on a platform that is switched on; null if there is none.
 * `patienceMs`: it is tried for so long, however often.
 */
export function decideNextStep(
  { retryAfterMs, refusal }: Failure,
  tried: {
    attempts: number;
    isUncertain: boolean;
    waitedMs: number;
    nextPlaceIndex: number | null;
    patienceMs?: number | undefined;
  },
  random: () => number = Math.random,
): NextStep {
  const { attempts, waitedMs, nextPlaceIndex, patienceMs } = tried;
  const leave = (isUncertain: boolean): NextStep =>
    nextPlaceIndex === null
      ? { type: 'give-up', isUncertain }
      : { type: 'next-place', placeIndex: nextPlaceIndex, isUncertain };
  if (isLasting(refusal)) return leave(false);
  const counts = retryAfterMs === undefined;
  const isUncertain = (counts && refusal === 'uncertain') || tried.isUncertain;
  const isDoubtful = refusal === 'ours' || refusal === 'unknown';
  const isAskedToWait = refusal === 'rate';
  const usual = patienceMs === undefined ? mostAttempts : Number.POSITIVE_INFINITY;
  const most = isDoubtful && nextPlaceIndex !== null ? mostDoubtfulAttempts : usual;
  if (waitedMs >= (patienceMs ?? givenUpAfterMs) || (counts && !isAskedToWait && attempts >= most))
    return leave(isUncertain);
  const delayMs = isAskedToWait
    ? waitAfter(retryAfterMs, attempts)
    : (retryAfterMs ?? Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1)));
  // Spread, so that all that failed together do not come back together.
  return { type: 'retry', delayMs: delayMs * (1 + random() / 4), isUncertain, counts };
}
