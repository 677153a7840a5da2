import { expect, test, vi } from 'vitest';
import { findDueTime, type Job } from '#src/core/job.ts';
import { createScheduler } from '#src/server/scheduler.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql, withTransaction } = await createTestDatabase();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
let time = new Date('2026-03-02T05:59:30Z');
const pass = (minutes: number) => {
  time = new Date(time.getTime() + minutes * 60_000);
};

const create = (...jobs: Job<null>[]) => createScheduler({ jobs, context: null, sql, logger: silent, now: () => time });

test.each([
  [{ every: 'minute' }, '2026-03-02T05:59:00Z'],
  [{ every: 'hour' }, '2026-03-02T05:00:00Z'],
  [{ every: 'hour', offsetMinutes: 59 }, '2026-03-02T05:59:00Z'],
  [{ every: 'day', offsetMinutes: 6 * 60 }, '2026-03-01T06:00:00Z'],
  [{ every: 'day', offsetMinutes: 5 * 60 }, '2026-03-02T05:00:00Z'],
] as const)('%o was last due at %s', (schedule, expected) => {
  expect(findDueTime(schedule, new Date('2026-03-02T05:59:30Z'))).toEqual(new Date(expected));
});

test('two servers run a due job once between them, and again when it is next due', async () => {
  const runs: string[] = [];
  const job: Job<null> = {
    name: 'count',
    every: 'hour',
    run: async (_, { dueAt }) => void runs.push(dueAt.toISOString()),
  };
  const servers = [create(job), create(job)];
  await Promise.all(servers.map((server) => server.tick()));
  await Promise.all(servers.map((server) => server.tick()));
  expect(runs).toEqual(['2026-03-02T05:00:00.000Z']);
  pass(1);
  await Promise.all(servers.map((server) => server.tick()));
  expect(runs).toHaveLength(2);
  pass(24 * 60);
  await Promise.all(servers.map((server) => server.tick()));
  expect(runs).toHaveLength(3);
});

test('a shared job runs on every server, so that one that died holds up nothing, and overlaps itself on none', async () => {
  const gate = Promise.withResolvers<void>();
  const runs: string[] = [];
  const of = (server: string): Job<null> => ({
    name: 'shared',
    every: 'minute',
    isShared: true,
    async run() {
      runs.push(server);
      // The first one never ends, as on a server that was killed.
      if (server === 'dead') await gate.promise;
    },
  });
  const [dead, alive] = [create(of('dead')), create(of('alive'))];
  const first = dead.tick();
  await alive.tick();
  pass(1);
  await dead.tick();
  await alive.tick();
  expect(runs).toEqual(['dead', 'alive', 'alive']);
  expect(await sql`select 1 from job_run where job = 'shared'`).toHaveLength(0);
  gate.resolve();
  await first;
});

test('a job never overlaps itself, here or on another server, however long it takes', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let runs = 0;
  const job: Job<null> = {
    name: 'slow',
    every: 'minute',
    async run() {
      runs += 1;
      begun.resolve();
      await gate.promise;
    },
  };
  const [here, there] = [create(job), create(job)];
  const first = here.tick();
  await begun.promise;
  for (let minute = 0; minute < 10; minute += 1) {
    pass(1);
    await here.tick();
    await there.tick();
  }
  expect(runs).toBe(1);
  gate.resolve();
  await first;
  await there.tick();
  expect(runs).toBe(2);
});

test('stopping waits for what is about to be claimed, and starts nothing that was not', async () => {
  const ended: string[] = [];
  const [locked, unlock] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = withTransaction(async (held) => {
    await held`lock table job_run in access exclusive mode`;
    locked.resolve();
    await unlock.promise;
  });
  await locked.promise;
  const claiming = create({
    name: 'about-to-be-claimed',
    every: 'minute',
    run: async () => {
      await sql`select pg_sleep(0.05)`;
      ended.push('run');
    },
  });
  const look = claiming.tick();
  const stopped = claiming.stop().then(() => ended.push('stopped'));
  unlock.resolve();
  await Promise.all([holder, look, stopped]);
  expect(ended).toEqual(['run', 'stopped']);

  const gate = Promise.withResolvers<boolean>();
  const runs: string[] = [];
  const asking = createScheduler({
    jobs: [{ name: 'never-claimed', every: 'minute', run: async () => void runs.push('run') }],
    context: null,
    sql,
    logger: silent,
    now: () => time,
    checkTime: () => gate.promise,
  });
  const asked = asking.tick();
  const ending = asking.stop();
  gate.resolve(true);
  await Promise.all([asked, ending]);
  expect(runs).toEqual([]);
});

test('a run whose server died is taken up by another', async () => {
  let runs = 0;
  const job: Job<null> = {
    name: 'lost',
    every: 'day',
    run: async () => {
      runs += 1;
    },
  };
  await sql`insert into job_run ${sql({ job: 'lost', dueAt: findDueTime(job, time), claimedAt: time })}`;
  await create(job).tick();
  expect(runs).toBe(0);
  pass(6);
  await create(job).tick();
  expect(runs).toBe(1);
});

test('a clock that was ahead and is set right holds up no job, whether its run ended or died', async () => {
  let runs = 0;
  const job: Job<null> = {
    name: 'ahead',
    every: 'minute',
    run: async () => {
      runs += 1;
    },
  };
  pass(365 * 24 * 60);
  await create(job).tick();
  pass(-365 * 24 * 60);
  await create(job).tick();
  expect(runs).toBe(2);
  const [ran] = await sql`select due_at from job_run where job = 'ahead'`;
  expect(ran?.dueAt).toEqual(findDueTime(job, time));
  // Set back by seconds it waits for its next minute, and does not run the same again.
  pass(-1);
  await create(job).tick();
  expect(runs).toBe(2);
  pass(2);
  const later = new Date(time.getTime() + 3_600_000);
  await sql`update job_run set claimed_at = ${later}, finished_at = null where job = 'ahead'`;
  await create(job).tick();
  expect(runs).toBe(3);
});

test('a failing job is recorded and keeps no other from running', async () => {
  let runs = 0;
  const bad: Job<null> = { name: 'bad', every: 'minute', run: () => Promise.reject(new Error('no figures today')) };
  const good: Job<null> = {
    name: 'good',
    every: 'minute',
    run: async () => {
      runs += 1;
    },
  };
  await create(bad, good).tick();
  expect(runs).toBe(1);
  expect((await sql`select error from job_run where job = 'bad'`)[0]?.error).toBe('no figures today');
});

test('stopping tells the running job and waits for it', async () => {
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();
  const scheduler = create({
    name: 'stoppable',
    every: 'minute',
    async run(_, { signal }) {
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      done.push('job');
    },
  });
  void scheduler.tick();
  await begun.promise;
  await scheduler.stop();
  done.push('stopped');
  expect(done).toEqual(['job', 'stopped']);
  pass(1);
  await scheduler.tick();
  expect(done).toHaveLength(2);
});

/** A scheduler without jobs on a machine whose clock can be set, and the minutes that pass there. */
function createOnMachine() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const startMs = Date.UTC(2026, 2, 2, 6);
  vi.setSystemTime(startMs);
  const machine = { steadyMs: 0, wrongByMs: 0, isSure: true, looks: 0 };
  const scheduler = createScheduler({
    jobs: [],
    context: null,
    sql,
    logger: silent,
    now: () => new Date(startMs + machine.steadyMs + machine.wrongByMs),
    steady: () => machine.steadyMs,
    async checkTime() {
      machine.looks += 1;
      return machine.isSure;
    },
  });
  async function passMinutes(minutes: number) {
    const before = machine.looks;
    for (let second = 0; second < minutes * 60; second += 1) {
      machine.steadyMs += 1_000;
      vi.setSystemTime(startMs + machine.steadyMs - 1_000 + machine.wrongByMs);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    return machine.looks - before;
  }
  return { machine, scheduler, passMinutes };
}

const hourMs = 3_600_000;
test.each([hourMs, 24 * hourMs, 365 * 24 * hourMs, -hourMs, -365 * 24 * hourMs, 12_345])(
  'the clock is set by %i ms and back: jobs are looked at within two minutes, and every minute then',
  async (ms) => {
    const { machine, scheduler, passMinutes } = createOnMachine();
    try {
      scheduler.start();
      await passMinutes(1.5);
      machine.wrongByMs = ms;
      // An overdue minute is noticed within a quarter of the next one.
      expect(await passMinutes(3)).toBeGreaterThanOrEqual(2);
      machine.wrongByMs = 0;
      expect(await passMinutes(2)).toBeGreaterThanOrEqual(1);
      expect(await passMinutes(10)).toBe(10);
      await scheduler.stop();
      expect(await passMinutes(2)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  },
);

test('jobs that are not looked at are a trouble, until they are again', async () => {
  const { machine, scheduler, passMinutes } = createOnMachine();
  try {
    scheduler.start();
    await passMinutes(5);
    expect(scheduler.trouble()).toBeNull();
    machine.isSure = false;
    await passMinutes(2);
    expect(scheduler.trouble()).toBeNull();
    await passMinutes(3);
    expect(scheduler.trouble()).toMatch(/^no job was looked at for [45] min/);
    machine.isSure = true;
    await passMinutes(1);
    expect(scheduler.trouble()).toBeNull();
    await scheduler.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('nothing runs, and nothing is claimed, while the time is not sure', async () => {
  let runs = 0;
  const parts = { context: null, sql, logger: silent, now: () => time };
  const job: Job<null> = {
    name: 'unsure',
    every: 'minute',
    run: async () => {
      runs += 1;
    },
  };
  await createScheduler({ ...parts, jobs: [job], checkTime: async () => false }).tick();
  await createScheduler({ ...parts, jobs: [job], checkTime: () => Promise.reject(new Error('away')) }).tick();
  expect([runs, await sql`select 1 from job_run where job = 'unsure'`]).toEqual([0, []]);
  await createScheduler({ ...parts, jobs: [job], checkTime: async () => true }).tick();
  expect(runs).toBe(1);
});
