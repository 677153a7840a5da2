import { setTimeout as wait } from 'node:timers/promises';
import { deadline } from '#src/core/deadline.ts';
import type { Logger } from '#src/core/logger.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { connectTo } from './client.ts';
import { isPassingFailure, isUnwritable } from './connection-failure.ts';
import { watchSockets } from './socket.ts';

/** A watch over the database, which it asks every few seconds on a connection of its own. */
export type DatabaseWatch = {
  start(): void;
  stop(): Promise<void>;
  /** Whether the database does not answer now, so that callers can fail at once. */
  isAway(): boolean;
  /** Returns, in a sentence for whoever runs this server, why the database cannot be read or written; null if both work. */
  trouble(): string | null;
  /** Returns, in a sentence for whoever runs this server, who waits for what others hold; null if nobody does. The rest goes on. */
  waits(): string | null;
};

export type DatabaseWatchParts = {
  url: string;
  logger: Pick<Logger, 'info' | 'warn'>;
  /** Called again and again while it is away, so that nobody goes on waiting for it. */
  away(): void;
  /** When it last answered somebody else, by `performance.now()`. A pooler whose connections are all at work keeps the watch waiting too. */
  answeredAt?(): number;
  timing?: Timing;
};

type Timing = {
  /** Between two looks. */
  everyMs: number;
  /** An answer may take so long. */
  patienceMs: number;
  /** Between two tries to write. */
  writeEveryMs: number;
};

const usualTiming: Timing = { everyMs: 1_500, patienceMs: 3_500, writeEveryMs: 4_500 };

/** A table that is made anew takes room on the disk, as what people write does; a backup that holds it is not waited for. */
const tryToWrite = `
  lock table room_probe in access exclusive mode nowait;
  truncate room_probe;
  insert into room_probe select convert_to(repeat(md5(random()::text), 256), 'UTF8') from generate_series(1, 8)`;

/** Statements of this product that have waited for a lock for a while, and whose connections hold it. */
const listWaiting = `
  select count(distinct waiting.pid)::int as waiting, string_agg(distinct coalesce(nullif(holder.application_name, ''), 'a program without a name'), ', ') as holders
  from pg_stat_activity waiting
  left join lateral unnest(pg_blocking_pids(waiting.pid)) blocking (pid) on true
  left join pg_stat_activity holder on holder.pid = blocking.pid
  where waiting.datname = current_database() and waiting.application_name like 'causeway%'
    and waiting.wait_event_type = 'Lock' and now() - waiting.query_start > interval '1.5 seconds'`;

const { troubles: texts } = operatorTexts.server;

export function watchDatabase({
  url,
  logger,
  away,
  answeredAt = () => Number.NEGATIVE_INFINITY,
  timing = usualTiming,
}: DatabaseWatchParts): DatabaseWatch {
  const sockets = watchSockets(timing.patienceMs);
  const client = connectTo(url, {
    max: 1,
    applicationName: 'causeway watch',
    sockets,
    statementMs: timing.patienceMs,
  });
  const stopping = new AbortController();
  let isAway = false;
  let unwritable: string | null = null;
  let held: string | null = null;
  let heldAt = Number.NEGATIVE_INFINITY;
  let wroteAt = Number.NEGATIVE_INFINITY;
  let watching = Promise.resolve();

  async function look() {
    try {
      const [waits] = await answered(client.unsafe<Waits[]>(listWaiting), timing.patienceMs);
      noteWaits(waits);
      note({ isAway: false, unwritable });
    } catch (error) {
      // Whatever it refuses, such as one connection more, it does answer.
      if (!isSilent(error)) return note({ isAway: false, unwritable });
      sockets.hangUp(0);
      if (isLate(error) && performance.now() - answeredAt() < timing.patienceMs)
        return note({ isAway: false, unwritable });
      return note({ isAway: true, unwritable: null });
    }
    if (unwritable === null && performance.now() - wroteAt < timing.writeEveryMs) return;
    try {
      await answered(client.unsafe(tryToWrite), timing.patienceMs);
      wroteAt = performance.now();
      note({ isAway, unwritable: null });
    } catch (error) {
      if (isUnwritable(error)) note({ isAway, unwritable: describeUnwritable(error) });
      else if (isSilent(error)) sockets.hangUp(0);
      // Somebody holds the table, or it was not made yet: that says nothing of the disk.
      else wroteAt = performance.now();
    }
  }

  function note(now: { isAway: boolean; unwritable: string | null }) {
    const before = describe();
    isAway = now.isAway;
    unwritable = now.unwritable;
    const after = describe();
    if (after !== null && after !== before) logger.warn({ trouble: after }, 'the database does not work');
    if (after === null && before !== null) logger.info('the database works again');
    if (isAway) away();
  }

  /** Those who wait are ended after a while and others come: between them nobody seems to wait. */
  function noteWaits({ waiting, holders }: Waits = { waiting: 0, holders: null }) {
    const at = performance.now();
    if (waiting > 0) [held, heldAt] = [describeHeld(waiting, holders), at];
    else if (at - heldAt > timing.everyMs * 2) held = null;
  }

  const describe = () => (isAway ? texts.databaseAway : unwritable);

  async function watch() {
    const { signal } = stopping;
    while (!signal.aborted) {
      await look();
      await wait(isAway ? timing.everyMs / 2 : timing.everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  return {
    start() {
      watching = watch();
    },
    async stop() {
      stopping.abort();
      await client.end({ timeout: 1 });
      sockets.hangUp(0);
      await watching;
    },
    isAway: () => isAway,
    trouble: describe,
    waits: () => held,
  };
}

/** Rejects when nothing came in time; what came while this process itself was busy counts. */
async function answered<T>(query: PromiseLike<T>, patienceMs: number): Promise<T> {
  const work = Promise.resolve(query);
  const silent = (): never => {
    throw Object.assign(new Error('The database did not answer in time.'), { code: 'ETIMEDOUT' });
  };
  const unhurried = { keepsAlive: false };
  return deadline(work, patienceMs, () => deadline(work, 100, silent, unhurried), unhurried);
}

/** Not even a refusal came, or one that says that it does nothing for anybody now. */
function isSilent(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code);
  return isPassingFailure(error) && !code.startsWith('53') && code !== '57014' && !isUnwritable(error);
}

/** Nothing came, not even that nobody listens. */
const isLate = (error: unknown) => (error as { code?: unknown } | null)?.code === 'ETIMEDOUT';

type Waits = { waiting: number; holders: string | null };

const describeHeld = (waiting: number, holders: string | null) =>
  texts.held({ count: waiting, holders: holders ?? texts.somebody });

function describeUnwritable(error: unknown): string {
  switch ((error as { code?: unknown }).code) {
    case '25006':
      return texts.readOnly;
    case '53100':
      return texts.diskFull;
    default:
      return texts.diskBroken;
  }
}
