import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '#src/core/logger.ts';
import type { Place } from '#src/core/place.ts';
import { type DeliveryJob, queueOf } from '#src/store/outbox/delivery-job.ts';
import type { Queue, QueuedJob } from '#src/store/outbox/queue.ts';

export type QueueWorker = {
  start(): void;
  /** Looks now for what is due, and not at its next regular look. */
  wake(): void;
  /** Fetches nothing more; resolves when what was begun is done and what was not is given back. */
  stop(): Promise<void>;
};

/** A job with the place its delivery goes to; null if that delivery was deleted. */
export type Work = QueuedJob<DeliveryJob> & { place: Place | null };

const idleMs = 1_000;
const busyMs = 100;

/** Works off the queue of one platform, at most `atOnce` jobs at a time. `run` rejects with an AbortError if it had not begun. */
export function createQueueWorker({
  platform,
  atOnce,
  queue,
  locate,
  run,
  logger,
}: {
  platform: string;
  atOnce: number;
  queue: Queue;
  locate(deliveries: string[]): Promise<Map<string, Place>>;
  run(job: Work, signal: AbortSignal): Promise<void>;
  logger: Logger;
}): QueueWorker {
  const name = queueOf(platform);
  const stopping = new AbortController();
  const atWork = new Map<string, { job: Work; done: Promise<void> }>();
  const hasRoom = () => atWork.size <= atOnce / 2;
  let roomy = Promise.withResolvers<void>();
  let woken = Promise.withResolvers<void>();
  let finished: Work[] = [];
  let released: QueuedJob<DeliveryJob>[] = [];
  let looping: Promise<void> | null = null;
  let renewing: NodeJS.Timeout | null = null;

  async function loop() {
    while (!stopping.signal.aborted) {
      await flush();
      // Not for every single one that is free, so that a statement fetches several.
      const free = hasRoom() ? atOnce - atWork.size : 0;
      woken = Promise.withResolvers();
      const jobs = free > 0 ? await fetch(free).catch(complain) : [];
      for (const job of jobs) take(job);
      if (jobs.length < free) await pause(atWork.size > 0 ? busyMs : idleMs);
      else if (!hasRoom()) await Promise.race([roomy.promise, pause(busyMs)]);
    }
  }

  async function fetch(limit: number): Promise<Work[]> {
    const jobs = await queue.fetch<DeliveryJob>(name, limit);
    if (jobs.length === 0) return [];
    try {
      const places = await locate(jobs.map(({ data }) => data.delivery));
      return jobs.map((job) => ({ ...job, place: places.get(job.data.delivery) ?? null }));
    } catch (error) {
      released.push(...jobs);
      throw error;
    }
  }

  /** Takes a fetched job. One that could not be renewed in time, as the database was away, may come again while it is still at work. */
  function take(job: Work) {
    const same = atWork.get(job.id);
    if (same) same.job = job;
    else begin(job);
  }

  function begin(job: Work) {
    const done = run(job, stopping.signal)
      .then(
        () => void finished.push(held.job),
        (error) => {
          if (!stopping.signal.aborted)
            logger.error({ err: error, delivery: job.data.delivery }, 'a delivery broke off');
          released.push(held.job);
        },
      )
      .finally(() => {
        atWork.delete(job.id);
        if (!hasRoom()) return;
        roomy.resolve();
        roomy = Promise.withResolvers();
      });
    const held = { job, done };
    atWork.set(job.id, held);
  }

  /** Ends early where somebody wakes it, also before it began. */
  async function pause(forMs: number) {
    const waiting = new AbortController();
    const signal = AbortSignal.any([stopping.signal, waiting.signal]);
    await Promise.race([wait(forMs, undefined, { signal }).catch(() => {}), woken.promise]);
    waiting.abort();
  }

  /** Reports finished and released jobs to the queue; what it cannot report now it reports next time. */
  async function flush() {
    const [done, back] = [finished, released];
    [finished, released] = [[], []];
    await queue.finish(name, done).catch((error) => {
      complain(error);
      finished.push(...done);
    });
    await queue.release(name, back).catch((error) => {
      complain(error);
      released.push(...back);
    });
  }

  function complain(error: unknown): [] {
    if (!stopping.signal.aborted) logger.warn({ err: error, platform }, 'the outbox cannot reach its queue');
    return [];
  }

  return {
    wake: () => woken.resolve(),
    start() {
      looping = loop();
      renewing = setInterval(() => {
        queue
          .renew(
            name,
            [...atWork.values()].map(({ job }) => job),
          )
          .catch(complain);
      }, queue.renewEveryMs);
    },
    async stop() {
      stopping.abort();
      await looping;
      await Promise.all([...atWork.values()].map(({ done }) => done));
      if (renewing) clearInterval(renewing);
      await flush();
    },
  };
}
