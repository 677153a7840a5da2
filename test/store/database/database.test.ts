import { expect, test } from 'vitest';
import { UserError } from '#src/core/errors.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql, withTransaction } = database;
await sql`create table db_test (id bigint generated always as identity, body text not null, written_on date)`;

test('rows have camelCase names and the types we promise', async () => {
  const [row] = await sql`select 9007199254740991::bigint as big_number, date '2024-02-29' as leap_day,
    timestamptz '2024-02-29 12:00+01' as at_noon, '{"some_key": 1}'::jsonb as kept_json, array['a', 'ö'] as letters`;
  expect(row).toEqual({
    bigNumber: Number.MAX_SAFE_INTEGER,
    leapDay: '2024-02-29',
    atNoon: new Date('2024-02-29T11:00:00Z'),
    keptJson: { some_key: 1 },
    letters: ['a', 'ö'],
  });
});

test('a number that would lose digits is an error, not another number', async () => {
  await expect(sql`select 9007199254740993::bigint`).rejects.toThrow('9007199254740993');
});

test('objects are inserted by their camelCase names, dates as written', async () => {
  const [row] = await sql`insert into db_test ${sql({ body: 'x', writtenOn: '2024-12-31' })} returning written_on`;
  expect(row?.writtenOn).toBe('2024-12-31');
});

test('a rejected transaction leaves nothing and its connection usable', async () => {
  await sql`delete from db_test`;
  const failing = withTransaction(async (tx) => {
    await tx`insert into db_test (body) values ('lost')`;
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await expect(withTransaction((tx) => tx`select nonsense`)).rejects.toThrow('nonsense');
  await withTransaction((tx) => tx`insert into db_test (body) values ('kept')`);
  expect((await sql`select body from db_test`).map((row) => row.body)).toEqual(['kept']);
});

test('under load every transaction keeps to one connection of its own', async () => {
  await sql`delete from db_test`;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, index) =>
      withTransaction(async (tx) => {
        const [first] = await tx`select pg_backend_pid() as pid, txid_current() as id`;
        await tx`insert into db_test (body) values (${`${index}`})`;
        const [second] = await tx`select pg_backend_pid() as pid, txid_current() as id`;
        expect(second).toEqual(first);
        await sql`select 1`;
        if (index % 2) throw new Error('rolled back');
      }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
  expect((await sql`select body from db_test`).every(({ body }) => Number(body) % 2 === 0)).toBe(true);
  expect((await sql`select count(*) from db_test`)[0]?.count).toBe(100);
});

test('a transaction whose connection dies runs nothing outside it', async () => {
  await sql`delete from db_test`;
  const dying = withTransaction(async (tx) => {
    await tx`insert into db_test (body) values ('before')`;
    const [row] = await tx`select pg_backend_pid() as pid`;
    await sql`select pg_terminate_backend(${row?.pid})`;
    await tx`select pg_sleep(1)`.catch(() => {});
    await tx`insert into db_test (body) values ('after')`;
  });
  await expect(dying).rejects.toThrow();
  expect(await sql`select * from db_test`).toHaveLength(0);
  await withTransaction((tx) => tx`insert into db_test (body) values ('later')`);
  expect(await sql`select * from db_test`).toHaveLength(1);
});

test.each([
  ['nothing listens', (url: URL) => Object.assign(url, { port: '1' }), 'nothing answers there'],
  ['wrong password', (url: URL) => Object.assign(url, { password: 'wrong' }), 'refuses the user name or password'],
  ['no such database', (url: URL) => Object.assign(url, { pathname: '/absent' }), 'no such database'],
])('ping says in words what is wrong: %s', async (_, change, words) => {
  const url = change(new URL(database.url));
  const other = createDatabase(url.href, { maxConnections: 1 });
  const error = await other.ping().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toContain(words);
  expect((error as Error).message).not.toContain(new URL(database.url).password);
  await other.close();
});

const odd = ['', ' ', 'a,b', '{}', '{a}', 'null', 'NULL', '"', '\\', 'a\\"b', "it's", 'ö\n\t', '👩‍👩‍👧‍👦', ' x '];

test('lists go in and come out as they are', async () => {
  const lists = sql`select ${odd}::text[] as texts, ${[odd.slice(0, 3), odd.slice(3, 6)]}::text[] as nested, ${[]}::text[] as none,
    ${['a', null]}::text[] as with_null, ${[1, -2, 3_000_000_000]}::bigint[] as bigs, ${[1, 2]}::int[] as ints,
    ${['12.50', '-0.1']}::numeric[] as numerics, ${[1.5, -1e300]}::float8[] as floats, ${['t', 'f']}::text[]::boolean[] as truths,
    ${['2024-02-29', null]}::date[] as days, ${['2024-02-29T11:00:00Z']}::timestamptz[] as times,
    array['{"some_key": [1]}'::jsonb] as kept, array['a'::name] as names, array['english'::regconfig] as languages`;
  expect(await lists).toEqual([
    {
      texts: odd,
      nested: [odd.slice(0, 3), odd.slice(3, 6)],
      none: [],
      withNull: ['a', null],
      bigs: [1, -2, 3_000_000_000],
      ints: [1, 2],
      numerics: ['12.50', '-0.1'],
      floats: [1.5, -1e300],
      truths: [true, false],
      days: ['2024-02-29', null],
      times: [new Date('2024-02-29T11:00:00Z')],
      kept: [{ some_key: [1] }],
      names: ['a'],
      languages: ['english'],
    },
  ]);
  await expect(sql`select array[9007199254740993]`).rejects.toThrow('9007199254740993');
});
