import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { shortestWaitMs } from '#src/core/asked-wait.ts';
import { deadline } from '#src/core/deadline.ts';
import { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter, Pacer } from '#src/core/platform.ts';
import { doubling, retry } from '#src/core/retry.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { addJobs } from '#src/store/outbox/delivery-job.ts';
import {
  beginTry,
  type DeliveryTry,
  deleteRemoval,
  moveToJob,
  saveCalledOff,
  saveDead,
  saveNextPlace,
  saveRetry,
  saveSent,
} from '#src/store/outbox/delivery-try.ts';
import type { Removal, WayTo } from '#src/store/outbox/outbox.ts';
import type { Queue } from '#src/store/outbox/queue.ts';
import { addNextOf, lockStreams } from '#src/store/outbox/stream.ts';
import { decideNextStep, describeFailure, type Failure } from './next-step.ts';
import type { Work } from './queue-worker.ts';

/** A platform that does not answer in this time is asked later whether it did it. */
const longestTryMs = 2 * 60_000;
const firstPauseMs = 200;
/** Short: once the database is back, the job is soon another server's. */
const longestPauseMs = 1_000;

export type DeliverParts = {
  database: Database;
  queue: Queue;
  adapter: Adapter;
  pacer: Pacer;
  wayTo: WayTo;
  /** Says that the next of a stream is due. */
  wake(): void;
  logger: Logger;
  now(): Date;
};

/** Does what a job says: one try. Resolves when the outcome is written down. @throws AbortError before the try began */
export async function deliver(parts: DeliverParts, job: Work, signal: AbortSignal): Promise<void> {
  const { database, adapter, pacer, now } = parts;
  const { place } = job;
  const { delivery: id } = job.data;
  if (place === null) return;
  const tooLongMs = await pacer.takeTurn(place, signal);
  if (tooLongMs !== null) return postpone(parts, job, place, tooLongMs);
  const attempt = await beginTry(database.sql, { id, job: job.id, now: now() });
  if (!attempt) return;
  const { editOf, editRef } = attempt;
  if (attempt.removal !== null) return takeBack(parts, attempt, attempt.removal);
  // What it would change never arrived.
  if (editOf !== null && editRef === null) return finish(parts, attempt, (sql) => saveCalledOff(sql, attempt));
  let isUncertain = attempt.isUncertain;
  let ref: string;
  try {
    if (editRef !== null) ref = await withinLimit(adapter.platform, edit(adapter, attempt, editRef));
    else {
      // After a try whose end is not known the platform is asked first; what is still not known then stays so.
      const found = isUncertain ? await withinLimit(adapter.platform, find(adapter, attempt)) : null;
      isUncertain = false;
      ({ ref } = found ?? (await withinLimit(adapter.platform, post(adapter, attempt))));
    }
  } catch (error) {
    return settle(parts, { ...attempt, isUncertain }, error);
  }
  await finish(parts, attempt, (sql) => saveSent(sql, id, { ref, now: now() }));
}

const post = (adapter: Adapter, { id, place, message, mail, threadRef }: DeliveryTry) =>
  adapter.post(place, message, id, mail ?? {}, threadRef);

/** The same however often it is done, so that nothing needs to be asked after a try whose end is not known. */
async function edit(adapter: Adapter, { place, message, threadRef }: DeliveryTry, ref: string): Promise<string> {
  if (!adapter.edit)
    throw new PlatformError(adapter.platform, 'no-edit', 'it changes no messages', undefined, 'message');
  await adapter.edit(place, ref, message, threadRef);
  return ref;
}

/** Takes a message out of a chat, which is the same however often it is done. */
async function takeBack(parts: DeliverParts, attempt: DeliveryTry, removal: Removal): Promise<void> {
  const { adapter, database } = parts;
  const { id, place } = attempt;
  try {
    const { delivery, thread } = removal;
    const told = { id: delivery, place, threadRef: thread };
    const ref = removal.ref ?? (await withinLimit(adapter.platform, find(adapter, told)))?.ref;
    if (ref) await withinLimit(adapter.platform, remove(adapter, place, { ...removal, ref }));
  } catch (error) {
    // Gone already, or in a chat that is closed to us for good: nobody can do anything about it.
    if (!(error instanceof PlatformError && error.isPermanent)) return settle(parts, attempt, error);
    parts.logger.info({ place, code: error.code }, 'a message could not be taken out of a chat');
  }
  await untilWritten(parts, () => deleteRemoval(database.sql, id));
}

async function remove(adapter: Adapter, place: Place, { ref, thread, hasFiles }: Removal & { ref: string }) {
  if (!adapter.remove)
    throw new PlatformError(adapter.platform, 'no-removal', 'it takes no messages back', undefined, 'message');
  await adapter.remove(place, ref, { filesIn: hasFiles ? thread : null });
}

/** Writes the end of a delivery; in a stream the next one has its turn then, in the same transaction. */
async function finish(
  parts: DeliverParts,
  { stream }: Pick<DeliveryTry, 'stream'>,
  write: (sql: Sql) => Promise<unknown>,
): Promise<void> {
  const { database, queue } = parts;
  if (stream === null) return untilWritten(parts, () => write(database.sql));
  await untilWritten(parts, () =>
    database.withTransaction(async (sql) => {
      await lockStreams(sql, [stream]);
      await write(sql);
      await addNextOf(sql, queue, stream);
    }),
  );
  parts.wake();
}

/** Looks for an earlier attempt's message on the platform; if the platform does not allow that, the outbox can only try again. */
async function find(adapter: Adapter, { id, place, threadRef }: Pick<DeliveryTry, 'id' | 'place' | 'threadRef'>) {
  try {
    return (await adapter.findDelivery?.(place, id, threadRef)) ?? null;
  } catch (error) {
    if (error instanceof PlatformError && error.isPermanent) return null;
    throw error;
  }
}

async function settle(parts: DeliverParts, attempt: DeliveryTry, error: unknown): Promise<void> {
  const { database, pacer, logger, wayTo, now } = parts;
  const { id, place, places, placeIndex, attempts, isUncertain, dueAt } = attempt;
  const failure = describeFailure(error);
  if (!(error instanceof PlatformError)) logger.error({ err: error, delivery: id }, 'a delivery met a fault of ours');
  if (failure.askedMs !== undefined) {
    const { askedMs, retryAfterMs } = failure;
    logger.warn({ place, askedMs, waitsMs: retryAfterMs }, 'a platform asks for a wait that is not kept to');
  }
  if (failure.retryAfterMs !== undefined || failure.refusal === 'rate')
    pacer.hold(place, failure.retryAfterMs ?? shortestWaitMs);
  const next = places.findIndex((candidate, index) => index > placeIndex && wayTo(candidate) !== null);
  const step = decideNextStep(failure, {
    attempts,
    isUncertain,
    waitedMs: now().getTime() - dueAt.getTime(),
    nextPlaceIndex: next === -1 ? null : next,
    patienceMs: parts.adapter.patienceMs,
  });
  if (step.type === 'next-place' && step.isUncertain) {
    // Nobody is told the same in two places because an answer got lost.
    const found = await withinLimit(parts.adapter.platform, find(parts.adapter, attempt)).catch(() => null);
    if (found) return finish(parts, attempt, (sql) => saveSent(sql, id, { ref: found.ref, now: now() }));
  }
  if (step.type === 'give-up')
    logger.warn({ delivery: id, place, code: failure.code }, 'a delivery was given up; /outbox shows it');
  await untilWritten(parts, () =>
    database.withTransaction(async (sql) => {
      const { stream } = attempt;
      if (stream !== null) await lockStreams(sql, [stream]);
      await writeStep(parts, sql, attempt, step, failure);
      if (stream !== null && step.type !== 'retry') await addNextOf(sql, parts.queue, stream);
    }),
  );
}

async function writeStep(
  { queue, wayTo }: DeliverParts,
  sql: Sql,
  attempt: DeliveryTry,
  step: ReturnType<typeof decideNextStep>,
  failure: Failure,
): Promise<void> {
  const { id, place, places } = attempt;
  const job = randomUUID();
  switch (step.type) {
    case 'retry':
      if (await saveRetry(sql, attempt, { failure, job, ...step }))
        await addJobs(sql, queue, [{ id: job, delivery: id, place, delayMs: step.delayMs }]);
      return;
    case 'next-place': {
      const to = places[step.placeIndex];
      const isKept = to !== undefined && wayTo(to) === 'pull';
      const next = await saveNextPlace(sql, attempt, { failure, job, isKept, ...step });
      if (next) await addJobs(sql, queue, [{ id: job, delivery: id, place: next }]);
      return;
    }
    case 'give-up':
      return saveDead(sql, attempt, { failure, ...step });
    default:
      return step satisfies never;
  }
}

async function postpone({ database, queue }: DeliverParts, { id, data }: Work, place: Place, delayMs: number) {
  const job = randomUUID();
  await database.withTransaction(async (sql) => {
    if (await moveToJob(sql, data.delivery, { from: id, to: job }))
      await addJobs(sql, queue, [{ ...data, id: job, place, delayMs }]);
  });
}

/** The database may be away for a moment; what was sent must not be forgotten, for not every platform can be asked. */
async function untilWritten({ logger }: DeliverParts, write: () => Promise<unknown>): Promise<void> {
  const pauseAfter = doubling(firstPauseMs, longestPauseMs);
  await retry(
    write,
    (error, attempt) => {
      logger.warn({ err: error }, 'the outcome of a delivery could not be written yet');
      return pauseAfter(attempt);
    },
    (ms) => wait(ms, undefined, { ref: false }),
  );
}

const withinLimit = <T>(platform: string, work: Promise<T>): Promise<T> =>
  deadline(
    work,
    longestTryMs,
    (): never => {
      throw new PlatformError(platform, 'no-answer', 'The platform did not answer in time.');
    },
    { keepsAlive: false },
  );
