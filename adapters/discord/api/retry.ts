import { setTimeout as wait } from 'node:timers/promises';
import type { PlatformError } from '#src/core/errors.ts';
import { codes, toPlatformError } from './errors.ts';

/** Runs again after these pauses while Discord cannot be reached or answers with 5xx (or with one of `alsoOn`). Resolves with what it was refused with in the end, null if nothing. */
export async function tryPatiently(
  run: () => Promise<void>,
  pausesMs: number[],
  alsoOn: string[] = [],
): Promise<PlatformError | null> {
  for (let tries = 0; ; tries += 1) {
    const error = await attempt(run);
    const pauseMs = pausesMs[tries];
    if (!error || pauseMs === undefined || ![codes.unreachable, ...alsoOn].includes(error.code)) return error;
    await wait(pauseMs);
  }
}

/** What it was refused with; null if nothing. */
export async function attempt(run: () => Promise<void>): Promise<PlatformError | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return toPlatformError(error);
  }
}

/** What the work comes to, or null if it is not done in time; it goes on all the same. */
export async function within<T>(work: Promise<T>, timeMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, timeMs, null);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
