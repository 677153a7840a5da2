import { deadline } from '#src/core/deadline.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Adapter, PacerOf } from '#src/core/platform.ts';
import type { Database } from '#src/store/database/database.ts';
import { listPlaces } from '#src/store/outbox/delivery-try.ts';
import type { WayTo } from '#src/store/outbox/outbox.ts';
import type { Queue } from '#src/store/outbox/queue.ts';
import { deliver } from './deliver.ts';
import { createQueueWorker } from './queue-worker.ts';

export type OutboxWorker = {
  start(): Promise<void>;
  /** Begins nothing more and finishes its work within a limit; other servers take over the rest, as from a dead server. */
  stop(): Promise<void>;
};

const mostAtOnce = 16;
const longestStopMs = 4_000;

/** Hands over what waits in the outbox, platform by platform; any number of servers at once. */
export function createOutboxWorker(parts: {
  database: Database;
  queue: Queue;
  adapters: Adapter[];
  pacerOf: PacerOf;
  wayTo: WayTo;
  /** Calls back when something was written that is waited for. Absent: workers look at their regular times. */
  onWake?(look: () => void): void;
  logger: Logger;
  now(): Date;
}): OutboxWorker {
  const { database, queue, adapters, pacerOf, wayTo, logger, now } = parts;
  const wake = () => {
    for (const queueWorker of queueWorkers) queueWorker.wake();
  };
  const queueWorkers = adapters.map((adapter) => {
    const pacer = pacerOf(adapter.platform, adapter.pace ?? {});
    return createQueueWorker({
      platform: adapter.platform,
      atOnce: adapter.pace?.atOnce ?? mostAtOnce,
      queue,
      locate: (deliveries) => listPlaces(database.sql, deliveries),
      run: (job, signal) => deliver({ database, queue, adapter, pacer, wayTo, wake, logger, now }, job, signal),
      logger,
    });
  });

  return {
    async start() {
      await queue.start();
      for (const queueWorker of queueWorkers) queueWorker.start();
      parts.onWake?.(wake);
    },
    async stop() {
      await deadline(Promise.all(queueWorkers.map((queueWorker) => queueWorker.stop())), longestStopMs, () => {});
    },
  };
}
