import { type ScheduledTask, schedule as scheduleCron } from 'node-cron';
import { findDueTime, type Job } from '#src/core/job.ts';
import type { Logger } from '#src/core/logger.ts';
import { claimJob, finishJob, renewJob } from '#src/store/bot/job-run.ts';
import type { Sql } from '#src/store/database/database.ts';

export interface Scheduler {
  /** Looks now and at the beginning of every minute for what is due. */
  start(): void;
  /** Looks once; resolves when everything that was due then has run. */
  tick(): Promise<void>;
  /** Why jobs are not looked at, in a sentence for who runs this server; null where they are. */
  trouble(): string | null;
  /** Starts nothing more, tells what runs to end, and resolves when it has. */
  stop(): Promise<void>;
}

/** A run whose server died is taken up by another after this; a live one renews its claim every minute. */
const abandonedMs = 5 * 60_000;
/** Clocks of servers that are further apart are not in order; then each runs its jobs, which bear to be run twice. */
const clocksApartMs = 5 * 60_000;
const minuteMs = 60_000;
/** A minute is overdue after this. The clock counts as set from this leap on. Both are watched this often. */
const overdueMs = 65_000;
const smallestLeapMs = 2_000;
const watchMs = 1_000;
/** Looked at every minute, a job that was not for so long is worth a word. */
const silentLimitMs = 3 * minuteMs;

export function createScheduler<Context>(parts: {
  jobs: Job<Context>[];
  context: Context;
  sql: Sql;
  logger: Logger;
  now(): Date;
  /** Whether the time is sure; nothing runs while it is not. */
  checkTime?(): Promise<boolean>;
  /** Milliseconds by a clock that nobody sets. */
  steady?(): number;
}): Scheduler {
  const { jobs, context, sql, logger, now, checkTime = async () => true, steady = () => performance.now() } = parts;
  const running = new Map<string, Promise<void>>();
  /** Each look with all that it runs: a stop waits for those too that have claimed nothing yet. */
  const looks = new Set<Promise<void>>();
  const stopping = new AbortController();

  let timer: NodeJS.Timeout | null = null;
  /** When the minute was asked about last, and when jobs were last looked at, by the steady clock. */
  let askedAt = steady();
  let lookedAt = steady();

  async function tick() {
    if (stopping.signal.aborted) return;
    const look = lookAtJobs().finally(() => looks.delete(look));
    looks.add(look);
    await look;
  }

  async function lookAtJobs() {
    askedAt = steady();
    try {
      if (!(await checkTime())) return;
    } catch (error) {
      logger.warn({ err: error }, 'the time could not be compared, so no job was looked at');
      return;
    }
    if (stopping.signal.aborted) return;
    lookedAt = steady();
    await Promise.all(jobs.map((job) => (running.has(job.name) ? renew(job) : runIfDue(job))));
  }

  async function runIfDue(job: Job<Context>) {
    const time = now();
    const dueAt = findDueTime(job, time);
    try {
      const abandonedBefore = new Date(time.getTime() - abandonedMs);
      const wrongAfter = new Date(time.getTime() + clocksApartMs);
      if (!job.isShared && !(await claimJob(sql, job.name, { dueAt, now: time, abandonedBefore, wrongAfter }))) return;
      const run = runClaimed(job, dueAt).finally(() => running.delete(job.name));
      running.set(job.name, run);
      await run;
    } catch (error) {
      logger.error({ err: error, job: job.name }, 'a job could not be claimed or recorded');
    }
  }

  async function runClaimed(job: Job<Context>, dueAt: Date) {
    let failure: string | null = null;
    try {
      await job.run(context, { dueAt, signal: stopping.signal });
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      logger.error({ err: error, job: job.name }, 'a job failed');
    }
    if (!job.isShared) await finishJob(sql, job.name, now(), failure);
  }

  async function renew(job: Job<Context>) {
    if (job.isShared) return;
    await renewJob(sql, job.name, now()).catch((error) =>
      logger.warn({ err: error, job: job.name }, 'a claim was not renewed'),
    );
  }

  let cron: ScheduledTask | null = null;
  /** The milliseconds by which node-cron's clock is ahead of the monotonic one. */
  let aheadMs = 0;

  /** node-cron waits for a moment of the wall clock: once that clock was set back, the moment is far away. */
  function schedule() {
    void cron?.destroy();
    cron = scheduleCron('* * * * *', () => void tick(), { timezone: 'UTC', suppressMissedWarning: true });
    askedAt = steady();
    aheadMs = Date.now() - steady();
  }

  /**
   * A timer counts on whatever the clock is set to, so it sees when the clock was set and when the minute is overdue. node-cron would go
   * through every minute that was leapt over, half a million of a year, before it runs anything.
   */
  function watch() {
    const leapMs = Math.abs(Date.now() - steady() - aheadMs);
    if (leapMs < smallestLeapMs && steady() - askedAt < overdueMs) return;
    schedule();
    void tick();
  }

  return {
    start() {
      lookedAt = steady();
      schedule();
      timer = setInterval(watch, watchMs).unref();
      void tick();
    },
    tick,
    trouble() {
      const silentMs = steady() - lookedAt;
      if (timer === null || silentMs < silentLimitMs) return null;
      return `no job was looked at for ${Math.floor(silentMs / minuteMs)} min; the log says why.`;
    },
    async stop() {
      if (timer) clearInterval(timer);
      await cron?.destroy();
      stopping.abort();
      await Promise.all(looks);
    },
  };
}
