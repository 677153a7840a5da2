import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createRest } from '#adapters/discord/api/rest.ts';
import type { PlatformError } from '#src/core/errors.ts';

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops) stop();
});

/** A service that answers every request with 429 and this header, and a client of it. */
async function createRefusing(retryAfter: string | null) {
  const asked: number[] = [];
  const server = createServer((request, response) => {
    asked.push(performance.now());
    request.resume();
    response.writeHead(429, retryAfter === null ? {} : { 'retry-after': retryAfter }).end('<html>error 1015</html>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const timing = { requestMs: 5_000, refusedMs: 5_000 };
  const rest = createRest({ token: 'x', api: `http://127.0.0.1:${port}/api`, timing, now: () => Date.now() });
  return { rest, asked };
}

test.each([[null], ['0'], ['-1'], ['soon'], ['0.2'], ['Fri, 27 Nov 2026 23:59:59 GMT']])(
  'a 429 with Retry-After %s is asked again after a second, then two',
  async (retryAfter) => {
    const { rest, asked } = await createRefusing(retryAfter);
    const ended = rest.createMessage('1', { content: 'x' }, []).catch((error: PlatformError) => error);
    expect(await Promise.race([ended, sleep(2_600, 'waits')])).toBe('waits');
    expect(asked).toHaveLength(2);
    expect(Number(asked[1]) - Number(asked[0])).toBeGreaterThanOrEqual(1_000);
  },
);

test('who is asked to wait a second each time gives up after five, and says so to its caller', async () => {
  const { rest, asked } = await createRefusing('1');
  const refused = await rest.createMessage('1', { content: 'x' }, []).catch((error: PlatformError) => error);
  expect(refused).toMatchObject({ code: '429', refusal: 'rate' });
  expect(asked).toHaveLength(6);
}, 20_000);
