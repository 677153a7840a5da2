import { expect, test, vi } from 'vitest';
import { createDiscord } from '#adapters/discord/adapter.ts';
import { discord } from '#adapters/discord/index.ts';
import { timing } from '#adapters/discord/reply/timing.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

// The server makes its adapter by `discord.create`, which loads the code later.

test('a gateway closed for good is told by the adapter that the server makes', async () => {
  const fake = await startFakeDiscord();
  const env = discord.env.parse({ DISCORD_TOKEN: fake.world.token, DISCORD_API_URL: fake.api });
  const adapter = discord.create(env as Record<string, string>, createContractHouse().house);
  expect(adapter.trouble?.()).toBeNull();
  await adapter.start();
  expect(adapter.trouble?.()).toBeNull();
  fake.gateway.drop(4004);
  await vi.waitFor(() => expect(adapter.trouble?.()).toContain('Discord'), { timeout: 20_000 });
  await adapter.stop();
  await fake.stop();
});

test.each([
  { publicKey: null, hasGateway: true },
  { publicKey: 'a'.repeat(64), hasGateway: false },
])('it has every member that the loaded one has: %j', async ({ publicKey, hasGateway }) => {
  const fake = await startFakeDiscord();
  const { house } = createContractHouse();
  const env = discord.env.parse({
    DISCORD_TOKEN: fake.world.token,
    DISCORD_API_URL: fake.api,
    DISCORD_GATEWAY: hasGateway ? 'on' : 'off',
    ...(publicKey && { DISCORD_PUBLIC_KEY: publicKey }),
  });
  const made = discord.create(env as Record<string, string>, house);
  const settings = { token: fake.world.token, publicKey, hasGateway, guild: null, api: fake.api };
  const { idle: _, ...loaded } = createDiscord(settings, house, timing);
  const present = (adapter: object) =>
    Object.keys(adapter).filter((name) => name !== 'packages' && (name !== 'fetch' || publicKey !== null));
  expect(new Set(present(made))).toEqual(new Set(present(loaded)));
  await fake.stop();
});
