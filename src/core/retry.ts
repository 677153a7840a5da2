import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs again until it works. After each failure, counted from 1, `pauseAfter` says how long to wait, or null where it is not tried again.
 * @throws what it failed with last
 */
export async function retry<Result>(
  run: (attempt: number) => Promise<Result>,
  pauseAfter: (error: unknown, attempt: number) => number | null,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(attempt);
    } catch (error) {
      const pauseMs = pauseAfter(error, attempt);
      if (pauseMs === null) throw error;
      if (pauseMs > 0) await pause(pauseMs);
    }
  }
}

/** Twice as long after each failure, up to a limit. */
export const doubling =
  (firstMs: number, longestMs: number) =>
  (attempt: number): number =>
    Math.min(longestMs, firstMs * 2 ** (attempt - 1));
