import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Bot } from '#src/core/bot.ts';
import { within } from '#src/core/deadline.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { DeliveryCounts } from '#src/store/outbox/delivery.ts';

/** What the store is asked when somebody reads the metrics. */
export type Readings = {
  countDeliveries(): Promise<DeliveryCounts>;
  countDigestIssues(): Promise<{ state: string; count: number }[]>;
  countDueDigests(): Promise<{ count: number; since: Date | null }>;
  countQueued(): Promise<{ queue: string; waiting: number; atWork: number }[]>;
  listJobRuns(): Promise<{ job: string; finishedAt: Date | null; isFailed: boolean }[]>;
  findNewestFigures(): Promise<Date | null>;
  countAccounts(): Promise<{ platform: string; count: number }[]>;
};

/** What this process knows without asking anybody. */
export type Known = {
  isDatabaseAway(): boolean;
  listTroubles(): { platform: string; trouble: string }[];
  /** Connections by what they are for: how many are at work, and how many callers wait for one. */
  listConnections(): { use: string; atWork: number; waiting: number }[];
  version: string;
};

export type Metrics = {
  /** Counts what a bot answers, and in what time. */
  watch(bot: Bot): Bot;
  /** Says where the values come from that are read when they are asked for. */
  read(readings: Readings, known: Known): void;
  /** Answers `GET /metrics` in Prometheus's text format to whoever knows the token, and 404 to anybody else. */
  answer(context: Context): Promise<Response>;
};

/** Seconds: a platform gives up after three, and a picture takes one. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];
/** A database that does not answer is said to be away; what it was asked is not waited for. */
const readingLimitMs = 3_000;

/** Counts what this process does, for Prometheus. No value tells who said something, or what. `token` is what the reader has to know. */
export function createMetrics(token: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'causeway_answers_total',
    help: 'Events answered, by platform, command and outcome (message, form, choices, nothing, failed, fault, away).',
    labelNames: ['platform', 'command', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'causeway_answer_seconds',
    help: 'Time from an event to its answer, before the platform is given it.',
    labelNames: ['platform'],
    buckets: answerBuckets,
    registers,
  });
  const expected = digest(`Bearer ${token}`);
  let refresh = async () => {};

  return {
    watch(bot) {
      const commands = new Map(
        bot.commands.map(({ name, subcommands }) => [name, new Set(subcommands.keys())] as const),
      );
      const open: Bot['open'] = (event) => {
        const opened = bot.open(event);
        if (event.type === 'lifecycle' || event.type === 'change') return opened;
        const start = performance.now();
        let answering: Promise<Outcome> | undefined;
        async function answer(): Promise<Outcome> {
          const outcome = await opened.outcome();
          const { platform } = event.actor;
          answers.inc({ platform, command: nameCommand(event.type, opened.line, commands), outcome: kindOf(outcome) });
          seconds.observe({ platform }, (performance.now() - start) / 1_000);
          return outcome;
        }
        return { ...opened, outcome: () => (answering ??= answer()) };
      };
      return { ...bot, open, handle: (event) => open(event).outcome() };
    },
    read(readings, known) {
      refresh = watchReadings(registers, readings, known);
    },
    async answer(context) {
      const given = digest(context.req.header('authorization') ?? '');
      if (!timingSafeEqual(given, expected)) return context.notFound();
      await refresh();
      return context.body(await registry.metrics(), 200, {
        'content-type': registry.contentType,
        'cache-control': 'no-store',
      });
    },
  };
}

/** Of equal length, as the comparison wants them. */
const digest = (text: string) => createHash('sha256').update(text).digest();

/** Of commands only: a line that somebody made up would be a series of its own. */
function nameCommand(type: string, line: string | null, commands: ReadonlyMap<string, ReadonlySet<string>>): string {
  if (type === 'autocomplete') return 'completion';
  const [, name = '', subcommand = ''] = /^\/?(\S+)(?:\s+(\S+))?/.exec(line ?? '') ?? [];
  const subcommands = commands.get(name);
  if (subcommands === undefined) return 'words';
  return subcommands.has(subcommand) ? `${name} ${subcommand}` : name;
}

function kindOf(outcome: Outcome): string {
  if (outcome.type !== 'message' || !outcome.failed) return outcome.type;
  return outcome.ownFault ?? 'failed';
}

/** Sets the values that are read when they are asked for. Resolves when all are set, or when the database is given up. */
function watchReadings(registers: Registry[], readings: Readings, known: Known): () => Promise<void> {
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `causeway_${name}`, help, labelNames, registers });
  gauge('info', 'The version that runs.', ['version']).set({ version: known.version }, 1);
  const database = gauge('database_up', '1 where the database answers.');
  const readingFailed = gauge(
    'readings_failed',
    '1 where the database did not answer this reading; values of it are missing.',
  );
  const troubles = gauge('trouble', '1 for each part that says it has a trouble.', ['part']);
  const atWork = gauge('connections_at_work', 'Connections to the database at work, by what they are for.', ['use']);
  const waiting = gauge('connections_waited_for', 'Callers that wait for a connection to the database.', ['use']);
  const deliveries = gauge('outbox_messages', 'Messages that have not gone out, by state.', ['state']);
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest message that waits to go out.');
  const issues = gauge('digest_issues', 'Digest issues, by state.', ['state']);
  const due = gauge('digests_due', 'Subscriptions whose digest is due and not composed yet.');
  const dueFor = gauge('digests_due_seconds', 'For how long the first of them has been due.');
  const queued = gauge('queue_jobs', 'Jobs of a queue, by state (waiting, at-work), as it last counted them.', [
    'queue',
    'state',
  ]);
  const jobEnded = gauge('job_ended_timestamp_seconds', 'When a job ended last.', ['job']);
  const jobFailed = gauge('job_failed', '1 where the last run of a job failed.', ['job']);
  const figures = gauge('figures_timestamp_seconds', 'When figures were loaded last.');
  const accounts = gauge('accounts', 'Accounts of people, by platform.', ['platform']);
  const stored = [deliveries, oldest, issues, due, dueFor, queued, jobEnded, jobFailed, figures, accounts];

  async function readStore(): Promise<void> {
    const [counts, byState, dueNow, jobs, runs, newest, byPlatform] = await Promise.all([
      readings.countDeliveries(),
      readings.countDigestIssues(),
      readings.countDueDigests(),
      readings.countQueued(),
      readings.listJobRuns(),
      readings.findNewestFigures(),
      readings.countAccounts(),
    ]);
    const { oldestWaiting, ...states } = counts;
    for (const [state, count] of Object.entries(states)) deliveries.set({ state }, count);
    oldest.set(oldestWaiting ? Math.max(0, (Date.now() - oldestWaiting.getTime()) / 1_000) : 0);
    for (const { state, count } of byState) issues.set({ state }, count);
    due.set(dueNow.count);
    dueFor.set(dueNow.since ? Math.max(0, (Date.now() - dueNow.since.getTime()) / 1_000) : 0);
    for (const { queue, waiting: count, atWork: busy } of jobs) {
      queued.set({ queue, state: 'waiting' }, count);
      queued.set({ queue, state: 'at-work' }, busy);
    }
    for (const { job, finishedAt, isFailed } of runs) {
      if (finishedAt) jobEnded.set({ job }, finishedAt.getTime() / 1_000);
      jobFailed.set({ job }, isFailed ? 1 : 0);
    }
    if (newest) figures.set(newest.getTime() / 1_000);
    for (const { platform, count } of byPlatform) accounts.set({ platform }, count);
  }

  return async () => {
    troubles.reset();
    for (const { platform } of known.listTroubles()) troubles.set({ part: platform }, 1);
    for (const { use, ...counted } of known.listConnections()) {
      atWork.set({ use }, counted.atWork);
      waiting.set({ use }, counted.waiting);
    }
    for (const each of stored) each.reset();
    const isAway = known.isDatabaseAway();
    database.set(isAway ? 0 : 1);
    const reading = isAway
      ? null
      : readStore().then(
          () => true,
          () => false,
        );
    const isRead = reading !== null && (await within(reading, readingLimitMs)) === true;
    readingFailed.set(isRead ? 0 : 1);
  };
}
