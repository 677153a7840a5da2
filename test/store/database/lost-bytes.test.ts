import { afterAll, afterEach, expect, test } from 'vitest';
import { isPassingFailure, isUnwritable } from '#src/store/database/connection-failure.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createTcpProxy } from '#test/support/tcp-proxy.ts';

const direct = await createTestDatabase();
const url = new URL(direct.url);
const proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
url.port = String(proxy.port);
const limits = { statementMs: 500, onTheWayMs: 1_000, abandonedMs: 3_000 };
const database = createDatabase(url.href, { maxConnections: 3, ...limits });
afterAll(async () => {
  await database.close();
  proxy.stop();
});
afterEach(() => proxy.set('open'));
await direct.sql`create table thing (id int primary key, count int not null default 0)`;
await direct.sql`insert into thing (id) values (1)`;

const failures = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((each) =>
    each.status === 'rejected' ? isPassingFailure(each.reason) || each.reason : 'answered',
  );
const many = <T>(count: number, run: () => Promise<T>) => Array.from({ length: count }, run);
const addOne = () => database.withTransaction((sql) => sql`update thing set count = count + 1 where id = 1`);

test.each(['swallow', 'hold'] as const)(
  '%s: every query ends as a failure that passes, and the next one works',
  async (mode) => {
    await Promise.all(many(3, async () => database.sql`select 1`));
    proxy.set(mode);
    const begun = performance.now();
    const queries = many(20, async () => database.sql`select pg_sleep(0.01)`);
    expect(new Set(await failures([...queries, ...many(6, addOne)]))).toEqual(new Set([true]));
    expect(performance.now() - begun).toBeLessThan(15_000);
    proxy.set('open');
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
    await addOne();
  },
  40_000,
);

test('given up, what waits and what is queued is told at once', async () => {
  proxy.set('swallow');
  const waiting = failures([...many(300, async () => database.sql`select 1`), ...many(30, addOne)]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const begun = performance.now();
  database.giveUp();
  expect(new Set(await waiting)).toEqual(new Set([true]));
  expect(performance.now() - begun).toBeLessThan(1_000);
  proxy.set('open');
  await addOne();
  const open = await direct.sql`
    select count(*) from pg_stat_activity where datname = current_database() and application_name = 'causeway'`;
  // Three for queries, three for transactions, those of the test itself, and what the proxy keeps from ending.
  expect(open[0]?.count).toBeLessThan(30);
});

test('a statement beyond its time passes, and its connection goes on', async () => {
  const [before] = await database.sql`select pg_backend_pid() as pid`;
  expect(before).toBeDefined();
  expect(
    await failures([database.sql`select pg_sleep(5)`, database.withTransaction((sql) => sql`select pg_sleep(5)`)]),
  ).toEqual([true, true]);
  await addOne();
});

test('a transaction whose connection is lost lets go of its locks', async () => {
  let timeout: unknown;
  const held = database.withTransaction(async (sql) => {
    await sql`update thing set count = 100 where id = 1`;
    timeout = (await sql`select current_setting('idle_in_transaction_session_timeout') as timeout`)[0]?.timeout;
    proxy.set('swallow');
    await sql`select 1`;
  });
  expect(await failures([held])).toEqual([true]);
  proxy.set('open');
  expect(timeout).toBe('3s');
  // Until then whoever wants the same row is told to try again, and nobody else notices.
  const deadline = performance.now() + 30_000;
  let state: unknown;
  while (performance.now() < deadline && state !== 'answered') [state] = await failures([addOne()]);
  expect(state).toBe('answered');
  expect((await direct.sql`select count from thing`)[0]?.count).toBeLessThan(100);
});

test.each([
  [500, '20s'],
  [30_000, '30s'],
  [600_000, '1min'],
])(
  'with %i ms for a statement, a transaction whose connection is lost is ended after %s',
  async (statementMs, expected) => {
    const usual = createDatabase(direct.url, { maxConnections: 1, statementMs });
    const [row] = await usual.sql`select current_setting('idle_in_transaction_session_timeout') as timeout`;
    await usual.close();
    expect(row?.timeout).toBe(expected);
  },
);

test.each([
  ['53100', true, true],
  ['25006', true, true],
  ['58030', true, true],
  ['53300', true, false],
  ['53200', true, false],
  ['57P01', true, false],
  ['57P05', true, false],
  ['57014', true, false],
  ['08006', true, false],
  ['25P03', true, false],
  ['40P01', true, false],
  ['ETIMEDOUT', true, false],
  ['EHOSTUNREACH', true, false],
  ['CONNECTION_DESTROYED', true, false],
  ['23505', false, false],
  ['42P01', false, false],
  ['22P02', false, false],
  ['ENOENT', false, false],
])('%s: passing %s, unwritable %s', (code, passing, unwritable) => {
  const error = Object.assign(new Error('x'), { code });
  expect([isPassingFailure(error), isUnwritable(error)]).toEqual([passing, unwritable]);
});

test.each([
  ['Connection terminated due to connection timeout', true],
  ['Query read timeout', true],
  ['timeout exceeded when trying to connect', true],
  ['Cannot read properties of undefined', false],
])('without a code: %s', (message, passing) => {
  expect(isPassingFailure(new Error(message))).toBe(passing);
  expect(isPassingFailure(null)).toBe(false);
});
