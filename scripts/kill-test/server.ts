import { setTimeout as wait } from 'node:timers/promises';
import { discord } from '#adapters/discord/index.ts';
import { mail } from '#adapters/mail/index.ts';
import { slack } from '#adapters/slack/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createServerClock } from '#src/server/clock.ts';
import { createLogger } from '#src/server/logger.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { createShutdown } from '#src/server/shutdown.ts';
import { createDatabase } from '#src/store/database/database.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { automate } from './automation.ts';
import { bringTogether } from './bring-together.ts';
import { fake } from './platform.ts';
import { couldNotStart, strayWords } from './servers.ts';

// One of the servers that are killed: Causeway with the fake platform, and something that writes what is to go out.

const batch = 50;
const pauseMs = 500;
/** Another server takes up what this one had in hand when it was killed. */
const abandonedS = 10;

const life = createShutdown((name, error) => process.stderr.write(`${name} did not stop as it should: ${error}\n`));
process.once('SIGTERM', () => void life.end().then(() => process.exit(0)));
// As src/main.ts does: a rejection that reaches nobody is told and costs the server nothing. Here it is a broken promise all the same.
process.on('unhandledRejection', (error) => {
  const told = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${strayWords} ${told?.replaceAll('\n', ' ')}\n`);
});
// Whoever started this is gone.
process.stdin.resume().once('close', () => process.exit(1));

const { DATABASE_URL, SECRET_KEY, WEBHOOK_HOSTS } = process.env;
const config = parseConfig({ LOG_LEVEL: 'error', DATABASE_URL, SECRET_KEY, WEBHOOK_HOSTS });
const database = createDatabase(config.databaseUrl ?? '');
life.add('the database', database.close);
const { context, checkTime } = await start().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exit(couldNotStart);
});
process.stdout.write('ready\n');
const stopping = new AbortController();
life.add('what the clock does', async () => stopping.abort());
void bringTogether(context, { checkTime, signal: stopping.signal });
void automate(context, { checkTime, signal: stopping.signal });
await enqueueAll(Number(process.env.DELIVERIES), Number(process.env.MAILS));

async function start() {
  const logger = createLogger(config.logLevel);
  const clock = createServerClock({ sql: database.sql, logger });
  await clock.check();
  const causeway = await compose({
    config,
    database,
    platforms: readPlatforms([fake, mail, slack, discord], process.env),
    everyPlatform: [],
    logger,
    now: clock.now,
    abandonedAfterS: abandonedS,
  });
  const { adapters, context, adapterContext, queue, wayTo } = causeway;
  life.add('the queue', queue.stop);
  const outbox = createOutboxWorker({
    database,
    queue,
    adapters,
    pacerOf: adapterContext.pacerOf,
    wayTo,
    logger: context.logger,
    now: context.now,
  });
  life.add('the outbox', outbox.stop);
  await outbox.start();
  life.add('the platforms', async () => void (await Promise.all(adapters.map((adapter) => adapter.stop()))));
  // Who listens is killed, not who only begins to: on a slow machine nobody would ever listen.
  await Promise.all(adapters.map(startWhenItCan));
  return { context, checkTime: clock.check };
}

/** As the server does: its database, or the platform, may be away for a moment. */
async function startWhenItCan(adapter: Adapter): Promise<void> {
  for (;;) {
    try {
      return await adapter.start();
    } catch {
      await wait(pauseMs);
    }
  }
}

/** Each server writes everything, from wherever it begins; what the other wrote is there already. */
async function enqueueAll(deliveries: number, mails: number) {
  const all = [...list('fake', deliveries), ...list('mail', mails)];
  const begin = Math.floor(Math.random() * all.length);
  for (let done = 0; done < all.length; done += batch) {
    const start = (begin + done) % all.length;
    const some = [...all.slice(start, start + batch), ...all.slice(0, Math.max(0, start + batch - all.length))];
    while (!(await enqueue(some))) await wait(pauseMs);
  }
}

/** As a job would: what fails is done again later. */
async function enqueue(some: NewDelivery[]): Promise<boolean> {
  try {
    await context.withTransaction((sql) => context.outbox.enqueueAll(sql, some));
    return true;
  } catch {
    return false;
  }
}

function list(platform: 'fake' | 'mail', count: number): NewDelivery[] {
  return Array.from({ length: count }, (_, index) => {
    const place: Place = platform === 'fake' ? `fake:hall:user:${index}` : `mail::mail:person-${index}@example.org`;
    const recipient = `${platform}:${index}`;
    const message = { text: recipient, blocks: [] };
    return { recipient, person: null, purpose: 'kill-test', period: 'once', places: [place], message };
  });
}
