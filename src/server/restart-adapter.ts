import type { Adapter } from '#src/core/platform.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { keepTrying, type StartParts } from './start-adapter.ts';

/** Restarts that follow each other within this time wait longer each time. */
const quietMs = 10 * 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;

/**
 * Makes a platform's connection anew after it failed inside, at once the first time and ever later while it goes on failing. Asked again
 * meanwhile, it does nothing more.
 */
export function createRestarter(adapters: readonly Adapter[], parts: StartParts & { now?(): number }) {
  const { logger, signal, note, now = () => performance.now() } = parts;
  const underWay = new Set<string>();
  const history = new Map<string, { times: number; at: number }>();

  function nextPause(platform: string): number {
    const before = history.get(platform);
    const times = before && now() - before.at < quietMs ? before.times + 1 : 0;
    history.set(platform, { times, at: now() });
    return times === 0 ? 0 : Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs);
  }

  return function restart(platform: string, reference: string): void {
    const adapter = adapters.find((one) => one.platform === platform);
    // Where it keeps no connection, there is nothing that could have broken for longer than one request.
    if (!adapter?.reconnect || underWay.has(platform) || signal.aborted) return;
    const { reconnect } = adapter;
    underWay.add(platform);
    note?.(platform, operatorTexts.server.troubles.connection({ reference }));
    void keepTrying({ platform, start: () => reconnect() }, parts, nextPause(platform))
      .catch((error) => logger.error({ err: error, platform }, 'the connection to a platform could not be made anew'))
      .finally(() => underWay.delete(platform));
  };
}
