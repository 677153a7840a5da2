import { afterAll, expect, test } from 'vitest';
import { type Cell, copyInto } from '#src/store/database/copy.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createTcpProxy } from '#test/support/tcp-proxy.ts';

const direct = await createTestDatabase();
const url = new URL(direct.url);
const proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
url.port = String(proxy.port);
const database = createDatabase(url.href, { maxConnections: 1, statementMs: 2_000 });
afterAll(async () => {
  await database.close();
  proxy.stop();
});
await direct.sql`create table thing (id int not null, name text)`;

const copy = (batches: Cell[][][]) =>
  database.withTransaction(async (sql) => {
    const stream = await copyInto(sql, 'thing', ['id', 'name']);
    for (const batch of batches) await stream.write(batch);
    await stream.end();
  });
const many = (count: number, row: (index: number) => Cell[]) => Array.from({ length: count }, (_, index) => row(index));

test('what COPY refuses is told, however much was sent before and after it, and the connection goes on', async () => {
  const good = (index: number): Cell[] => [index, 'a\tb'];
  const bad: Cell[] = [null, 'nothing'];
  for (const rows of [[bad], [...many(100_000, good), bad], [bad, ...many(100_000, good)]])
    await expect(copy([rows])).rejects.toMatchObject({ code: '23502' });
  await expect(copy([many(10, good), [[1, 'x', 'too much']], many(10, good)])).rejects.toMatchObject({ code: '22P04' });
  await expect(copy([[['no number', 'x']]])).rejects.toMatchObject({ code: '22P02' });
  await copy([many(3, good)]);
  expect(await database.sql`select count(*), min(name) from thing`).toEqual([{ count: 3, min: 'a\tb' }]);
});

test('a connection that is lost while the last rows are taken is told', async () => {
  const lost = database.withTransaction(async (sql) => {
    const stream = await copyInto(sql, 'thing', ['id', 'name']);
    await stream.write([[9, 'x']]);
    proxy.set('swallow');
    await stream.end();
  });
  await expect(lost).rejects.toMatchObject({ code: expect.stringMatching(/^(ETIMEDOUT|CONNECTION_CLOSED)$/) });
  proxy.set('open');
  expect(await direct.sql`select count(*) from thing where id = 9`).toEqual([{ count: 0 }]);
});

test('what is cancelled leaves nothing', async () => {
  await expect(
    database.withTransaction(async (sql) => {
      const stream = await copyInto(sql, 'thing', ['id', 'name']);
      await stream.write([[10, 'x']]);
      await stream.cancel();
      throw new Error('cancelled');
    }),
  ).rejects.toThrow('cancelled');
  expect(await direct.sql`select count(*) from thing where id = 10`).toEqual([{ count: 0 }]);
});

test('what is asked after a COPY does not wait until its rows are acknowledged', async () => {
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1)
    await direct.withTransaction(async (sql) => {
      const stream = await copyInto(sql, 'thing', ['id', 'name']);
      for (let batch = 0; batch < 20; batch += 1) await stream.write(many(1_000, (index) => [index, 'some words']));
      await stream.end();
      const start = performance.now();
      await sql`select 1`;
      waits.push(performance.now() - start);
    });
  // Held back, it takes forty milliseconds each time.
  expect(Math.min(...waits)).toBeLessThan(20);
});
