import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformError, UserError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Adapter } from '#src/core/platform.ts';
import { retry } from '#src/core/retry.ts';
import { operatorTexts } from '#src/texts/operator.ts';

const shortestPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;
/** Where a platform refuses us: its own trouble passes, and who made a token anew need not start the server again. */
const refusedPausesMs = { first: 60_000, longest: 60 * 60_000 };

export type StartParts = {
  logger: Logger;
  /** Aborted when the server stops: nothing more is tried then. */
  signal: AbortSignal;
  /** Told what keeps a platform from starting, and null once it has. */
  note?(platform: string, trouble: string | null): void;
  pause?(ms: number, signal: AbortSignal): Promise<unknown>;
};

/**
 * Starts an adapter. A platform that cannot be reached now is tried again in the background, so that it keeps no other from working.
 * @throws UserError or a permanent PlatformError for what waiting does not mend, such as a refused token.
 */
export async function startAdapter(adapter: Adapter, parts: StartParts): Promise<void> {
  try {
    await adapter.start();
  } catch (error) {
    if (isLasting(error)) throw error;
    parts.note?.(adapter.platform, describe(error));
    parts.logger.warn({ err: error, platform: adapter.platform }, 'a platform cannot be reached; it is tried again');
    void keepTrying(adapter, parts);
  }
}

/** Starts it after a pause, and again after ever longer ones, until it works or the server stops; also where it is refused, but more rarely. */
export async function keepTrying(
  adapter: Pick<Adapter, 'platform' | 'start'>,
  { logger, signal, note, pause = (ms, aborted) => sleep(ms, null, { signal: aborted, ref: false }) }: StartParts,
  firstPauseMs = shortestPauseMs,
): Promise<void> {
  const { platform } = adapter;
  let pauseMs = firstPauseMs;
  const rest = (ms: number) => pause(ms, signal).catch(() => {});
  async function start() {
    if (signal.aborted) return;
    await adapter.start();
    note?.(platform, null);
    logger.info({ platform }, 'a platform is reached again');
  }

  if (firstPauseMs > 0) await rest(firstPauseMs);
  await retry(
    start,
    (error) => {
      note?.(platform, describe(error));
      if (signal.aborted) return null;
      if (isLasting(error)) {
        const { first, longest } = refusedPausesMs;
        pauseMs = Math.min(Math.max(pauseMs * 2, first), longest);
        logger.error({ err: error, platform, pauseMs }, 'a platform refuses us; it is tried again more rarely');
        return pauseMs;
      }
      logger.warn({ err: error, platform }, 'a platform still cannot be reached');
      pauseMs = Math.min(Math.max(pauseMs * 2, shortestPauseMs), longestPauseMs);
      return pauseMs;
    },
    rest,
  ).catch((error) => logger.error({ err: error, platform }, 'a platform is not tried again'));
}

/** Describes an error for /readyz, which everybody may read: only messages written for readers are shown. */
function describe(error: unknown): string {
  const isOurs = error instanceof UserError || error instanceof PlatformError;
  return isOurs ? error.message : operatorTexts.server.troubles.notReached;
}

function isLasting(error: unknown): boolean {
  return (
    error instanceof UserError || (error instanceof PlatformError && (error.isPermanent || error.refusal === 'ours'))
  );
}
