import type { PlatformError } from '#src/core/errors.ts';
import { retry } from '#src/core/retry.ts';
import { codes, toPlatformError } from './errors.ts';

/** Runs again after these pauses while Discord cannot be reached or answers with 5xx (or with one of `alsoOn`). Resolves with what it was refused with in the end, null if nothing. */
export async function tryPatiently(
  run: () => Promise<void>,
  pausesMs: number[],
  alsoOn: string[] = [],
): Promise<PlatformError | null> {
  return attempt(() =>
    retry(
      () => run(),
      (error, failures) =>
        [codes.unreachable, ...alsoOn].includes(toPlatformError(error).code) ? (pausesMs[failures - 1] ?? null) : null,
    ),
  );
}

/** Runs a request; returns Discord's refusal, or null if there was none. */
export async function attempt(run: () => Promise<void>): Promise<PlatformError | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return toPlatformError(error);
  }
}
