import { afterAll, beforeEach, expect, test } from 'vitest';
import { createWorkspace } from '#adapters/slack/api/workspace.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { setUpSlack } from './harness.ts';

const { house } = createContractHouse();
// A socket client was there before: the SDK's own writes 100 retries into options that it shares.
const setup = await setUpSlack(house, { transport: 'socket' });
afterAll(() => setup.stop());
const { fake } = setup;

const connect = (token: string, { timeoutMs = 60_000 } = {}) =>
  createWorkspace(
    { space: 'T', token, botUserId: null, botId: null },
    { apiUrl: fake.apiUrl, logger: house.logger, timeoutMs },
  );
beforeEach(() => {
  fake.calls.length = 0;
});

test('each workspace sends its own token, whichever called first', async () => {
  const tokens = ['One', 'Two'].map((name) => fake.world.install(fake.world.addTeam(name)).token);
  const clients = tokens.map((token) => connect(token).client);
  for (const client of [...clients, ...clients]) await client.auth.test();
  expect(fake.calls.map(({ token }) => token)).toEqual([...tokens, ...tokens]);
});

test.each([
  [{ type: 'status', status: 503 }, 'HTTPError'],
  [{ type: 'rate-limited', retryAfterS: 60 }, 'RateLimited'],
  [{ type: 'hang' }, 'RequestError'],
] as const)('the client itself tries nothing twice and waits for nothing long: %j', async (fault, name) => {
  const { client } = connect(setup.token.token, fault.type === 'hang' ? { timeoutMs: 100 } : {});
  fake.faults.clear();
  fake.faults.add('auth.test', fault, 2);
  await expect(client.auth.test()).rejects.toMatchObject({ name: expect.stringContaining(name) });
  expect(fake.calls).toHaveLength(1);
  fake.faults.clear();
});
