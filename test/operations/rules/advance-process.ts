import { advanceRuns } from '#src/operations/rules/advance.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createOutbox } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';

// A server that does nothing but take runs on, until it is killed or there is nothing left. A minute passes with each look.
const [url = '', time = ''] = process.argv.slice(2);
const database = createDatabase(url);
const logger = { info() {}, warn() {}, error() {}, debug() {} };
const queue = createQueue(url, { logger });
let now = new Date(time);
const context = {
  ...{ sql: database.sql, withTransaction: database.withTransaction, mailPlatform: null, logger, now: () => now },
  outbox: createOutbox({ queue, wayTo: () => 'push', now: () => now }),
};
for (let looks = 0; looks < 10; looks += 1) {
  await advanceRuns(context as never, now);
  now = new Date(now.getTime() + 60_000);
}
await queue.stop();
await database.close();
