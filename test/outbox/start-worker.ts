import { afterAll } from 'vitest';
import type { Adapter } from '#src/core/platform.ts';
import { createPacers } from '#src/outbox/pacer.ts';
import { createServerCount } from '#src/outbox/server-count.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import type { Database } from '#src/store/database/database.ts';
import { createOutbox } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';

/** The outbox of a database and a worker that sends what is in it by these adapters, until the file is done. */
export async function startWorker(database: Database, adapters: Adapter[], now: () => Date) {
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const wayTo = () => 'push' as const;
  const queue = createQueue(database.url, { logger, maxConnections: 3 });
  const outbox = createOutbox({ queue, wayTo, now });
  const worker = createOutboxWorker({
    ...{ database, queue, adapters, wayTo, logger, now },
    pacerOf: createPacers(createServerCount(queue)),
  });
  await worker.start();
  afterAll(async () => {
    await worker.stop();
    await queue.stop();
  });
  return { queue, outbox };
}
