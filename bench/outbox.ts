import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlatformError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import type { Adapter, Pace } from '#src/core/platform.ts';
import { createPacers } from '#src/outbox/pacer.ts';
import { createServerCount } from '#src/outbox/server-count.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import type { Database } from '#src/store/database/database.ts';
import { countDeliveries } from '#src/store/outbox/delivery.ts';
import { createOutbox, type NewDelivery } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { withDatabase } from './with-database.ts';

/** OUTBOX_DELIVERIES=100000 measures as many; that takes some minutes. */
const deliveries = Number(process.env.OUTBOX_DELIVERIES ?? 10_000);
const servers = 2;
const writtenAtOnce = 1_000;
const answerMs = 40;
const quarters = 4;
const tickMs = 10;

type Fake = { platform: string; spaces: number; limit: number; pace: Pace; share: number };

/** What the platforms take in a second, and how fast they are handed to: some below it. Slack's limit is a workspace's, so there are several. */
const fakes: Fake[] = [
  { platform: 'slack', spaces: 20, limit: 20, pace: { perSecond: 16, perPlacePerSecond: 1, atOnce: 32 }, share: 0.75 },
  { platform: 'discord', spaces: 1, limit: 50, pace: { perSecond: 45 }, share: 0.125 },
  { platform: 'mail', spaces: 1, limit: 60, pace: { perSecond: 50 }, share: 0.125 },
];

/** Writing deliveries and handing them over by two servers at the platforms' own pace: how fast, at what cost, and whether memory stays. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDatabase(async (database, dataDir) => {
    const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    await measure(database, postmaster, print);
  });
}

async function measure(database: Database, postmaster: number, print: (line: string) => void): Promise<void> {
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const now = () => new Date();
  const queues = Array.from({ length: servers }, () => createQueue(database.url, { logger }));
  for (const each of queues) await each.start();
  const [queue] = queues;
  if (!queue) throw new Error('no server');
  const outbox = createOutbox({ queue, wayTo: () => 'push', now });

  const count = deliveries.toLocaleString('en-GB');
  const written = await timed(postmaster, () => writeAll(database, outbox));
  print(
    `outbox: writing ${count}: ${rate(written.ms)} deliveries/s, PostgreSQL ${perDelivery(written.databaseMs)} ms each, ${writtenAtOnce} a transaction`,
  );

  const tally = { sends: 0, refused: 0 };
  const adapters = fakes.map((fake) => createFake(fake, tally));
  const workers = queues.map((each) =>
    createOutboxWorker({
      database,
      queue: each,
      adapters,
      pacerOf: createPacers(createServerCount(each)),
      wayTo: () => 'push',
      logger,
      now,
    }),
  );
  const memory: number[] = [];
  const handed = await timed(postmaster, async () => {
    for (const worker of workers) await worker.start();
    for (;;) {
      memory.push(process.memoryUsage().rss / 1_048_576);
      const { waiting, sending } = await countDeliveries(database.sql);
      if (waiting + sending === 0) break;
      await wait(500);
    }
  });
  await Promise.all(workers.map((worker) => worker.stop()));
  await Promise.all(queues.map((each) => each.stop()));

  const paces = fakes.map(({ platform, spaces, pace }) => `${platform} ${spaces} × ${pace.perSecond}/s`).join(', ');
  print(
    `outbox: handing over ${count} by ${servers} servers (${paces}): ${rate(handed.ms)} deliveries/s, PostgreSQL ${perDelivery(handed.databaseMs)} ms each`,
  );
  print(
    `outbox: asked to wait ${tally.refused} times in ${tally.sends.toLocaleString('en-GB')} sends (${((100 * tally.refused) / tally.sends).toFixed(2)} %)`,
  );
  print(`outbox: memory ${describeMemory(memory)} MiB in the quarters of the time`);
}

async function writeAll(database: Database, outbox: ReturnType<typeof createOutbox>): Promise<void> {
  for (let from = 0; from < deliveries; from += writtenAtOnce) {
    const some = Array.from({ length: Math.min(writtenAtOnce, deliveries - from) }, (_, index) => draft(from + index));
    await database.withTransaction((sql) => outbox.enqueueAll(sql, some));
  }
}

/** As subscriptions come: one platform and workspace beside the other. */
function draft(index: number): NewDelivery {
  const at = (index * 0.618034) % 1;
  const place = (): Place => {
    let from = 0;
    for (const { platform, spaces, share } of fakes) {
      from += share;
      if (at < from) return `${platform}:space${index % spaces}:user:${index}`;
    }
    return `mail:space0:user:${index}`;
  };
  return {
    recipient: `subscription:${index}`,
    person: null,
    purpose: 'digest',
    period: '2026-W48',
    places: [place()],
    message,
  };
}

/** About as long as a digest is. */
const message: Message = {
  text: 'This week: 5 new experiences, 3 changed figures.',
  blocks: Array.from({ length: 12 }, (_, index) => ({
    type: 'text' as const,
    markdown: `**Experience ${index}** ${'because you follow health and it is from a region like yours '.repeat(3)}`,
  })),
};

/** Refuses what is over its limit, counted by the second as it passes, with a Retry-After. */
function createFake({ platform, limit, pace }: Fake, tally: { sends: number; refused: number }): Adapter {
  const recent = new Map<string, number[]>();
  return {
    platform,
    pace,
    start: async () => {},
    stop: async () => {},
    async post(place, _message, id) {
      tally.sends += 1;
      const { space } = parsePlace(place);
      const now = performance.now();
      const last = (recent.get(space) ?? []).filter((at) => at > now - 1_000);
      recent.set(space, last);
      if (last.length >= limit) {
        tally.refused += 1;
        throw new PlatformError(platform, '429', 'Too many.', 1_000);
      }
      last.push(now);
      await wait(answerMs);
      return { ref: id };
    },
    findDelivery: async () => null,
  };
}

/** Also how long PostgreSQL's processes were on a processor. */
async function timed(postmaster: number, work: () => Promise<void>): Promise<{ ms: number; databaseMs: number }> {
  const before = readCpuMs(postmaster);
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  return { ms, databaseMs: readCpuMs(postmaster) - before };
}

/** Of a process, its children, and those it had, by Linux's account (proc(5), stat: utime, stime, cutime, cstime). */
function readCpuMs(postmaster: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const fields = readStat(name);
    const isChild = Number(fields[1]) === postmaster;
    if (isChild || Number(name) === postmaster)
      ticks += fields.slice(11, isChild ? 13 : 15).reduce((sum, field) => sum + Number(field), 0);
  }
  return ticks * tickMs;
}

/** From the state on, for the name before it may hold anything. */
function readStat(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

const rate = (ms: number) => ((deliveries * 1_000) / ms).toFixed(0);
const perDelivery = (ms: number) => (ms / deliveries).toFixed(2);

function describeMemory(samples: number[]): string {
  const size = Math.ceil(samples.length / quarters);
  return Array.from({ length: quarters }, (_, quarter) => {
    const part = samples.slice(quarter * size, (quarter + 1) * size);
    return part.length > 0 ? Math.max(...part).toFixed(0) : null;
  })
    .filter(Boolean)
    .join(', ');
}
