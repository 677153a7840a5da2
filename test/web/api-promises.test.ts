import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { scopes } from '#src/domain/tokens/token.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { createApi } from '#src/web/api/app.ts';
import { join, later, now } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { randomOf } from '../../scripts/fuzz/random.ts';
import { askTwice, sendAll } from '../../scripts/fuzz-api/judge.ts';
import { listOperations } from '../../scripts/fuzz-api/requests.ts';

/** `npm run fuzz-api` sends thousands to a server of its own. */
const count = 300;
const { context } = await createDialogue();
const clock = { now };
const { app, document } = createApi({ ...context, now: () => clock.now, writes: context });
const people = await Promise.all(
  (['member', 'reviewer', 'staff', 'admin'] as const).map((role) => join(context, role)),
);
const keys = await Promise.all(
  people.map(
    async (person) => (await createToken(context, { name: 'test', scopes, days: 30 }, { person, now })).secret,
  ),
);

test('every request made from the description is answered as it says, and none with a fault', async () => {
  const judged = await sendAll(document, {
    indices: Array.from({ length: count }, (_, index) => index),
    randomOf: (index) => randomOf(20_261_128, index),
    send: async ({ method, address, headers, body }, index) => {
      if (index % 100 === 0) clock.now = later(1 + index / 100);
      return app.request(address, {
        ...{ method: method.toUpperCase(), body },
        headers: { ...headers, authorization: `Bearer ${keys[index % keys.length]}` },
      });
    },
  });
  expect(judged.broken).toEqual([]);
  expect(judged.statuses.get(200) ?? 0).toBeGreaterThan(50);
  expect(judged.statuses.get(201) ?? 0).toBeGreaterThan(10);
  expect(judged.statuses.get(400) ?? 0).toBeGreaterThan(50);
});

test('the description names every scope but that of drafts, and what it needs of each address', () => {
  const named = Object.values(document.paths ?? {}).flatMap(({ get, post }) =>
    [get, post].flatMap((each) => each?.security?.flatMap(({ token = [] }) => token) ?? []),
  );
  expect([...new Set(named)].toSorted()).toEqual(scopes.filter((each) => each !== 'drafts:write').toSorted());
  expect(listOperations(document).length).toBeGreaterThan(45);
});

test('a request is sent again once where its connection was closed before an answer, and then no more', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (request.url === '/never' || asked === 1) return void request.socket.destroy();
    response.end('there');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  let again = 0;
  const ask = (path: string) =>
    askTwice(
      () => fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: '{}' }),
      () => {
        again += 1;
      },
    );
  expect(await (await ask('/')).text()).toBe('there');
  expect([asked, again]).toEqual([2, 1]);
  await expect(ask('/never')).rejects.toThrow('fetch failed');
  expect([asked, again]).toEqual([4, 2]);
  await expect(
    askTwice(
      () => fetch('http://127.0.0.1:1/'),
      () => {
        again += 1;
      },
    ),
  ).rejects.toThrow();
  expect(again).toBe(2);
});
