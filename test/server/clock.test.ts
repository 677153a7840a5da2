import { beforeEach, expect, test } from 'vitest';
import { createServerClock } from '#src/server/clock.ts';
import type { Sql } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;
const silent = { info() {}, warn() {} };

/** The machine's clock is wrong by `own` and the database's by `database`; `passMs` goes by on all. */
const wrongBy = { own: 0, database: 0 };
let passedMs = 0;
const base = Date.now();
/** The database's clock cannot be set from here, so what it tells is shifted on its way. */
const shifted = (async (strings: TemplateStringsArray, ...values: never[]) => {
  const rows = (await sql(strings, ...values)) as unknown as { database?: Date }[];
  for (const row of rows) if (row.database) row.database = new Date(base + passedMs + wrongBy.database);
  return rows;
}) as unknown as Sql;

const create = () =>
  createServerClock({ sql: shifted, logger: silent, own: () => base + passedMs + wrongBy.own, steady: () => passedMs });
const off = (clock: { now(): Date }) => clock.now().getTime() - base - passedMs;
const seen = async () => (await sql<{ at: Date }[]>`select at from time_seen`)[0]?.at.getTime();

beforeEach(async () => {
  Object.assign(wrongBy, { own: 0, database: 0 });
  passedMs = 0;
  await sql`delete from time_seen`;
});

test.each([hourMs, dayMs, yearMs, -hourMs, -dayMs, -yearMs])(
  'the clock is set by %i ms: the house goes on by the right time',
  async (ms) => {
    const clock = create();
    expect(await clock.check()).toBe(true);
    wrongBy.own = ms;
    passedMs += 1_000;
    // Between two looks, too.
    expect(off(clock)).toBe(0);
    passedMs += 60_000;
    expect(await clock.check()).toBe(true);
    expect(off(clock)).toBe(0);
    expect(clock.trouble()).toContain(ms > 0 ? 'ahead of the database’s' : 'behind the database’s');
    passedMs += 60_000;
    wrongBy.own = 0;
    expect(off(clock)).toBe(0);
    expect(await clock.check()).toBe(true);
    expect(off(clock)).toBe(0);
    expect(clock.trouble()).toBeNull();
  },
);

test('a server that starts with its clock a year ahead goes by the database’s, and so does one beside it', async () => {
  await create().check();
  wrongBy.own = yearMs;
  const late = create();
  expect(await late.check()).toBe(true);
  expect(off(late)).toBe(0);
  expect(late.trouble()).toContain('365 days ahead');
  wrongBy.own = 0;
  const other = create();
  expect(await other.check()).toBe(true);
  expect(other.now()).toEqual(late.now());
});

test('the database’s clock is wrong: the machine’s is used, also after a start', async () => {
  const clock = create();
  await clock.check();
  wrongBy.database = yearMs;
  passedMs += 60_000;
  for (const each of [clock, create()]) {
    expect(await each.check()).toBe(true);
    expect(off(each)).toBe(0);
    expect(each.trouble()).toContain('the database’s clock is 365 days ahead');
  }
  expect(await seen()).toBe(base + passedMs);
});

test('all clocks a year ahead for ten minutes: nothing is sure, and nothing remains of it', async () => {
  await create().check();
  Object.assign(wrongBy, { own: yearMs, database: yearMs });
  const wrong = create();
  for (let minute = 0; minute < 10; minute += 1) {
    expect(await wrong.check()).toBe(false);
    passedMs += 60_000;
  }
  expect(wrong.trouble()).toContain('365 days ahead of what it should be');
  expect(await seen()).toBe(base);
  Object.assign(wrongBy, { own: 0, database: 0 });
  const next = create();
  expect(await next.check()).toBe(true);
  expect(await wrong.check()).toBe(true);
  expect([off(next), off(wrong), wrong.trouble()]).toEqual([0, 0, null]);
});

test('a server that was off, or asleep, for a month believes the time when it has stayed so', async () => {
  const asleep = create();
  await asleep.check();
  Object.assign(wrongBy, { own: 30 * dayMs, database: 30 * dayMs });
  for (const clock of [create(), asleep]) {
    const begun = passedMs;
    while (!(await clock.check())) passedMs += 60_000;
    const tookMs = passedMs - begun;
    // The second finds that the first remembered it; alone, it must last.
    expect(tookMs).toBe(15 * 60_000);
    expect(clock.trouble()).toBeNull();
    expect(off(clock)).toBe(30 * dayMs);
    await sql`update time_seen set at = ${new Date(base)}`;
  }
});

test('a time that leaps about is never sure', async () => {
  const clock = create();
  await clock.check();
  for (let minute = 0; minute < 40; minute += 1) {
    passedMs += 60_000;
    wrongBy.own = wrongBy.database = (10 + minute * 3) * dayMs;
    expect(await clock.check()).toBe(false);
  }
});

test('without the database the time goes on by what was sure', async () => {
  let isAway = false;
  const clock = createServerClock({
    sql: ((strings: TemplateStringsArray, ...values: never[]) =>
      isAway ? Promise.reject(new Error('away')) : sql(strings, ...values)) as unknown as Sql,
    logger: silent,
    own: () => Date.now() + wrongBy.own,
    steady: () => passedMs,
  });
  await clock.check();
  isAway = true;
  const before = clock.now().getTime();
  wrongBy.own = yearMs;
  passedMs += 90_000;
  expect(clock.now().getTime() - before).toBeLessThan(92_000);
  await expect(clock.check()).rejects.toThrow('away');
});
