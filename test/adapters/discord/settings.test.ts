import { expect, test } from 'vitest';
import { discord } from '#adapters/discord/index.ts';
import { UserError } from '#src/core/errors.ts';
import { readPlatforms } from '#src/platforms.ts';

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
    DISCORD_API_URL: 'https://discord.com/api',
  });
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
});
