import { randomBytes } from 'node:crypto';
import type { Logger } from '#src/core/logger.ts';
import type { Adapter } from '#src/core/platform.ts';
import { operatorTexts } from '#src/texts/operator.ts';

/** For so long a fault that belonged to nobody is told in the status. */
const toldMs = 60 * 60_000;

/** The package of a line of a stack, or the scope it is in; of nested ones the outermost, which is the one that a platform names. */
const installed = /[/\\]node_modules[/\\]([^/\\]+)/;

export type UncaughtFaults = {
  /** A promise was rejected that nobody awaited. */
  rejected(error: unknown): void;
  /** Something was thrown that nobody caught. */
  thrown(error: unknown): void;
  /** The last fault whose part could not be told, in a sentence; null where there was none of late. */
  trouble(): string | null;
};

export type UncaughtFaultsParts = {
  /** Looked at when something happens. */
  adapters(): readonly Pick<Adapter, 'platform' | 'packages'>[];
  /** Makes the connection of this platform anew. */
  restart(platform: string, reference: string): void;
  /** Ends the process in order: what this server knows may be wrong from here on. */
  end(reference: string): void;
  logger(): Logger;
  now?(): number;
};

/**
 * Decides what is done about faults that reach nobody. One inside the package that speaks with a platform costs that platform's connection, which is
 * made anew. Any other rejection belonged to a piece of work that is over: the server works on. What was thrown through everything may have left
 * anything half done, so the process ends, and whoever watches over it starts it again.
 */
export function createUncaughtFaults({
  adapters,
  restart,
  end,
  logger,
  now = Date.now,
}: UncaughtFaultsParts): UncaughtFaults {
  let last: { reference: string; at: number } | null = null;
  let isEnding = false;

  function findPlatform(error: unknown): string | null {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const passed = stack.split('\n').flatMap((line) => installed.exec(line)?.[1] ?? []);
    const owner = adapters().find(({ packages = [] }) => packages.some((name) => passed.includes(name)));
    return owner?.platform ?? null;
  }

  function take(error: unknown, otherwise: (reference: string) => void): void {
    const reference = randomBytes(4).toString('hex');
    const platform = findPlatform(error);
    if (!platform) {
      last = { reference, at: now() };
      otherwise(reference);
      return;
    }
    logger().error(
      { err: error, reference, platform },
      'the connection to a platform failed inside; it is made anew, everything else works on',
    );
    restart(platform, reference);
  }

  return {
    rejected: (error) =>
      take(error, (reference) =>
        logger().error({ err: error, reference }, 'a piece of work failed and nobody awaited it; the server works on'),
      ),
    thrown(error) {
      // Saying it may be what fails, as where nobody reads the log any more.
      if (isEnding) return;
      take(error, (reference) => {
        isEnding = true;
        logger().error({ err: error, reference }, 'a fault was caught by nobody; the server stops in order');
        end(reference);
      });
    },
    trouble: () =>
      last === null || now() - last.at > toldMs
        ? null
        : operatorTexts.server.troubles.work({
            time: new Date(last.at).toISOString().slice(11, 16),
            reference: last.reference,
          }),
  };
}
