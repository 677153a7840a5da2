import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '#src/core/logger.ts';
import type { Adapter } from '#src/core/platform.ts';
import type { Database } from '#src/store/database/database.ts';
import { listPlaces } from '#src/store/outbox/delivery-try.ts';
import type { WayTo } from '#src/store/outbox/outbox.ts';
import type { Queue } from '#src/store/outbox/queue.ts';
import { deliver } from './deliver.ts';
import { createLane } from './lane.ts';
import { type Clock, createPacer } from './pacer.ts';

export type OutboxWorker = {
  start(): Promise<void>;
  /** Begins nothing more and finishes what it has begun, if that does not take too long: what then is left is taken up like that of a dead server. */
  stop(): Promise<void>;
};

const clock: Clock = {
  nowMs: () => performance.now(),
  wait: async (forMs, signal) => void (await wait(forMs, undefined, { signal })),
};

const AT_ONCE = 16;
const COUNT_EVERY_MS = 5_000;
const LONGEST_STOP_MS = 4_000;

/** Hands over what waits in the outbox, platform by platform; any number of servers at once. */
export function createOutboxWorker(parts: {
  database: Database;
  queue: Queue;
  adapters: Adapter[];
  wayTo: WayTo;
  logger: Logger;
  now(): Date;
}): OutboxWorker {
  const { database, queue, adapters, wayTo, logger, now } = parts;
  let servers = 1;
  let counting: NodeJS.Timeout | null = null;

  const lanes = adapters.map((adapter) => {
    const pacer = createPacer(adapter.pace ?? {}, { countServers: () => servers, clock });
    return createLane({
      platform: adapter.platform,
      atOnce: adapter.pace?.atOnce ?? AT_ONCE,
      queue,
      locate: (deliveries) => listPlaces(database.sql, deliveries),
      run: (job, signal) => deliver({ database, queue, adapter, pacer, wayTo, logger, now }, job, signal),
      logger,
    });
  });

  async function count() {
    servers = await queue.countServers().catch(() => servers);
  }

  return {
    async start() {
      await queue.start();
      await count();
      counting = setInterval(count, COUNT_EVERY_MS);
      for (const lane of lanes) lane.start();
    },
    async stop() {
      if (counting) clearInterval(counting);
      const tooLong = new AbortController();
      const limit = wait(LONGEST_STOP_MS, undefined, { signal: tooLong.signal }).catch(() => {});
      await Promise.race([Promise.all(lanes.map((lane) => lane.stop())), limit]);
      tooLong.abort();
    },
  };
}
