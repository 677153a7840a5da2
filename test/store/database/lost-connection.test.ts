import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { isPassingFailure } from '#src/store/database/connection-failure.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { watchRejections } from '#test/support/early-edge.ts';

const direct = await createTestDatabase();
const target = new URL(direct.url);
const rejections = watchRejections();
afterAll(rejections.stop);

/** Lies between a client and the database; the n-th time that the client speaks, its connection ends instead, or is reset. */
async function createBreaker(breakAt: number, how: 'end' | 'reset') {
  const open = new Set<{ destroy(): void }>();
  let isOver = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    open.add(client).add(upstream);
    let spoken = 0;
    client.on('data', (chunk) => {
      spoken += 1;
      if (spoken !== breakAt || isOver) return void upstream.write(chunk);
      if (how === 'end') client.end();
      else client.resetAndDestroy();
      upstream.destroy();
    });
    upstream.on('data', (chunk) => client.write(chunk));
    for (const socket of [client, upstream]) socket.on('error', () => {});
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    mend() {
      isOver = true;
    },
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const cases = [1, 2, 3, 4, 5, 6, 7].flatMap((breakAt) => (['end', 'reset'] as const).map((how) => ({ breakAt, how })));

test.each(cases)(
  'a connection that is lost at word $breakAt ($how) is told to who asked, and to nobody else',
  async (each) => {
    const breaker = await createBreaker(each.breakAt, each.how);
    const database = createDatabase(breaker.url, { maxConnections: 2, statementMs: 2_000 });
    const ask = [
      () => database.sql`select 1`,
      () => database.sql`select ${['a']}::text[] as letters`,
      () => database.withTransaction((sql) => sql`select 1`),
      () => database.withTransaction(async (sql) => Promise.all([sql`select 1`, sql`select 2`, sql`select 3`])),
    ];
    const settled = await Promise.allSettled([...ask, ...ask].map(async (one) => one()));
    for (const one of settled) if (one.status === 'rejected') expect(isPassingFailure(one.reason)).toBe(true);
    breaker.mend();
    expect(await database.sql`select ${['b']}::text[] as letters`).toEqual([{ letters: ['b'] }]);
    const begun = performance.now();
    await database.close();
    // Nothing is in flight: a connection that the client believes at work is not waited for.
    expect(performance.now() - begun).toBeLessThan(3_000);
    breaker.stop();
    await wait(50);
    expect(rejections.seen).toEqual([]);
  },
);
