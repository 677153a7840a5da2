import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { env } from '#adapters/slack/env.ts';
import { slack } from '#adapters/slack/index.ts';
import { botEvents, botScopes, channelEvents } from '#adapters/slack/installation/scopes.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { manifestFor } from '../../../scripts/slack-manifest/manifest.ts';

const run = promisify(execFile);
/** What the command prints. */
const print = async (variables: Record<string, string>, ...args: string[]) =>
  JSON.parse(
    (
      await run(process.execPath, ['scripts/slack-manifest.ts', ...args], {
        env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...variables },
      })
    ).stdout,
  );
/** The same without a process of its own. */
const read = (variables: Record<string, string>) => JSON.parse(JSON.stringify(manifestFor(variables)));

// Slack's rules for a manifest (docs.slack.dev/reference/app-manifest).
const https = z.url({ protocol: /^https$/ });
const command = z.strictObject({
  command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
  description: z.string().min(1).max(2_000),
  usage_hint: z.string().max(1_000).optional(),
  should_escape: z.boolean(),
  url: https.optional(),
});
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.number(), minor_version: z.number() }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[\w.-]{1,80}$/), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(['message', 'global']),
          name: z.string().min(1).max(24),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(command)
      .max(50)
      .refine((list) => new Set(list.map((each) => each.command)).size === list.length),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(https).optional(),
    scopes: z.strictObject({ bot: z.array(z.enum(botScopes)) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: https.optional(),
      bot_events: z.array(z.enum([...botEvents, ...channelEvents])).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: https.optional(),
      message_menu_options_url: https.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

test('for HTTP it is valid and names our address everywhere, for Socket Mode nowhere', async () => {
  const overHttp = manifest.parse(await print({ PUBLIC_URL: 'https://causeway.example.org' }));
  expect(overHttp.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: 'https://causeway.example.org/slack/events' },
  });
  expect(overHttp.features.slash_commands.every(({ url }) => url === 'https://causeway.example.org/slack/events')).toBe(
    true,
  );
  const overSocket = manifest.parse(read({}));
  expect(overSocket.settings.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(overSocket)).not.toContain('http');
});

test('it is for Socket Mode where the server takes that: with an app token, whatever the address', () => {
  const both = manifest.parse(read({ PUBLIC_URL: 'https://causeway.example.org', SLACK_APP_TOKEN: 'xapp-1' }));
  expect(both.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
  expect(JSON.stringify({ ...both, oauth_config: null })).not.toContain('http');
});

test('signs below messages are always asked for; what is said in channels where that is wished', async () => {
  const [usual, hearing] = [manifest.parse(read({})), manifest.parse(await print({}, '--hear-channels'))];
  for (const { oauth_config: granted, settings } of [usual, hearing]) {
    expect(granted.scopes.bot).toContain('reactions:read');
    expect(settings.event_subscriptions.bot_events).toEqual(
      expect.arrayContaining(['reaction_added', 'reaction_removed']),
    );
  }
  expect(usual.settings.event_subscriptions.bot_events.filter((each) => /channels|groups/.test(each))).toEqual([]);
  expect(hearing.settings.event_subscriptions.bot_events).toEqual(
    expect.arrayContaining(['message.channels', 'message.groups']),
  );
  // The permissions that these events need.
  expect(hearing.oauth_config.scopes.bot).toEqual(expect.arrayContaining(['channels:history', 'groups:history']));
});

test('an address that Slack does not take is refused in words', async () => {
  await expect(print({ PUBLIC_URL: 'http://causeway.example.org' })).rejects.toThrow(/https only.*PUBLIC_URL is http:/);
});

test('every noun has its slash, with the prefix asked for; what Slack has taken is behind our own name', () => {
  const { features } = manifest.parse(read({ SLACK_COMMAND_PREFIX: 'cw-' }));
  const names = features.slash_commands.map((each) => each.command);
  for (const noun of ['experience', 'indicator', 'compare', 'peers', 'region', 'digest', 'me'])
    expect(names).toContain(`/cw-${noun}`);
  expect(names).toContain('/causeway');
  expect(names.some((name) => /help|status|home/.test(name))).toBe(false);
  expect(features.shortcuts.map(({ name, type }) => `${type}: ${name}`)).toEqual(
    expect.arrayContaining(['message: Log as experience', 'message: Introduce me', 'message: Do not introduce us']),
  );
});

test('a prefix that Slack would refuse is refused in words', () => {
  expect(() => read({ SLACK_COMMAND_PREFIX: 'Über ' })).toThrow(/SLACK_COMMAND_PREFIX stands in front/);
});

const signingSecret = '0123456789abcdef'.repeat(2);

test.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'no way in'],
  [{ SLACK_SIGNING_SECRET: signingSecret }, 'No token for Slack'],
  [{ SLACK_SIGNING_SECRET: signingSecret, SLACK_CLIENT_ID: '1.2' }, 'SLACK_CLIENT_SECRET'],
  [{ SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: 'wrong' }, 'SLACK_BOT_TOKEN'],
  [{ SLACK_APP_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN: 'xoxb-1' }, 'xapp-'],
])('variables that will not do are refused in words: %o', (variables, words) => {
  expect(() => readPlatforms([slack], variables as Record<string, string>)).toThrow(words);
});

test('no variable, no Slack; a token and a way in are enough', () => {
  expect(readPlatforms([slack], {})).toEqual([]);
  expect(readPlatforms([slack], { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toHaveLength(1);
  expect(env.safeParse({}).success).toBe(true);
});
