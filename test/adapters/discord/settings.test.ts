import { expect, test } from 'vitest';
import { discord } from '#adapters/discord/index.ts';
import { UserError } from '#src/core/errors.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

const token = `${'x'.repeat(24)}.abcdef.${'y'.repeat(27)}`;
const read = (env: Record<string, string>) => readPlatforms([discord], env);
const problem = (env: Record<string, string>) => {
  try {
    read(env);
    return null;
  } catch (error) {
    return error instanceof UserError ? error.message : error;
  }
};

test('without any of its variables Discord is off', () => {
  expect(read({ SLACK_BOT_TOKEN: 'x', DISCORD_TOKEN: ' ' })).toEqual([]);
});

test('a token is enough: the Gateway at Discord’s own address', () => {
  expect(read({ DISCORD_TOKEN: token })[0]?.env).toEqual({
    DISCORD_TOKEN: token,
    DISCORD_GATEWAY: 'on',
    DISCORD_MESSAGE_CONTENT: 'off',
    DISCORD_API_URL: 'https://discord.com/api',
  });
});

test('as the server makes it: started, spoken to over HTTP, posted with, stopped', async () => {
  const fake = await startFakeDiscord();
  const env = { DISCORD_TOKEN: fake.world.token, DISCORD_PUBLIC_KEY: fake.publicKey, DISCORD_API_URL: `${fake.api}/` };
  const [on] = read(env);
  const adapter = discord.create(on?.env ?? {}, createContractHouse().house);
  await adapter.start();
  const body = JSON.stringify({ type: 1 });
  const url = 'http://localhost/discord/interactions';
  const answer = await adapter.fetch?.(new Request(url, { method: 'POST', headers: fake.sign(body), body }));
  expect(await answer?.json()).toEqual({ type: 1 });
  const place = `discord:${fake.guild.id}:channel:${fake.general.id}` as const;
  const posted = await adapter.post(place, { text: 'Hello', blocks: [] }, 'delivery-1');
  expect(await adapter.findDelivery?.(place, 'delivery-1')).toEqual(posted);
  expect(fake.gateway.isConnected()).toBe(true);
  await adapter.stop();
  await expect.poll(() => fake.gateway.isConnected()).toBe(false);
  await fake.stop();
});

test('what is missing or wrong is named', () => {
  expect(problem({ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) })).toMatch(/^DISCORD_TOKEN is missing/);
  expect(problem({ DISCORD_TOKEN: 'short' })).toMatch(/DISCORD_TOKEN does not fit: this is no bot token/);
  expect(problem({ DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: 'zz' })).toMatch(
    /DISCORD_PUBLIC_KEY does not fit: .*64 hexadecimal digits/,
  );
  expect(problem({ DISCORD_TOKEN: token, DISCORD_GUILD_ID: '12' })).toMatch(
    /DISCORD_GUILD_ID does not fit: .*17–20 digits/,
  );
  expect(problem({ DISCORD_TOKEN: token, DISCORD_GATEWAY: 'maybe' })).toMatch(/DISCORD_GATEWAY does not fit/);
  expect(problem({ DISCORD_TOKEN: token, DISCORD_GATEWAY: 'off' })).toMatch(
    /nothing can arrive: set DISCORD_PUBLIC_KEY/,
  );
});
