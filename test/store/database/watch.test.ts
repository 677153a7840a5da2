import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { watchDatabase } from '#src/store/database/watch.ts';

test('a watch that gets no answer takes the database for away, unless somebody else was answered meanwhile', async () => {
  const sockets: { destroy(): void }[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const url = `postgres://a:b@127.0.0.1:${(silent.address() as AddressInfo).port}/c`;
  const timing = { everyMs: 20, patienceMs: 200, writeEveryMs: 10_000 };
  const quiet = { info() {}, warn() {} };
  let answers = 0;
  const away = vi.fn();
  const [alone, beside] = [
    watchDatabase({ url, logger: quiet, away: () => {}, timing }),
    watchDatabase({
      url,
      logger: quiet,
      away,
      answeredAt() {
        answers += 1;
        return performance.now();
      },
      timing,
    }),
  ];
  alone.start();
  beside.start();
  await vi.waitFor(() => expect(alone.isAway()).toBe(true), { timeout: 60_000 });
  await vi.waitFor(() => expect(answers).toBeGreaterThan(2), { timeout: 60_000 });
  expect([beside.isAway(), beside.trouble(), away.mock.calls]).toEqual([false, null, []]);
  await Promise.all([alone.stop(), beside.stop()]);
  for (const socket of sockets) socket.destroy();
  silent.close();
});
