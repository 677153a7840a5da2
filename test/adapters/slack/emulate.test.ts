import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import { botScopes } from '#adapters/slack/installation/scopes.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { sign } from '#test/support/fake-slack/deliver.ts';
import { freePort } from './free-port.ts';

// A second, independent Slack: what our own fake takes must not be our own idea of Slack alone.

const publicUrl = 'https://causeway.test';
const signingSecret = 'ab'.repeat(16);
const app = { client_id: '111.222', client_secret: 'ef'.repeat(16) };
let emulator: Emulator;
let slack: Adapter;
let token: string;
let team: string;
let channel: string;
let maria: string;
const { house } = createContractHouse({ publicUrl });

beforeAll(async () => {
  const port = await freePort();
  emulator = await createEmulator({
    service: 'slack',
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    seed: {
      tokens: { 'xoxb-anyone': { login: 'maria', scopes: ['channels:read', 'channels:join', 'files:read'] } },
      slack: {
        team: { name: 'Second', domain: 'second' },
        users: [{ name: 'maria', real_name: 'Maria', email: 'maria@example.org' }],
        channels: [{ name: 'general' }],
        bots: [{ name: 'causeway' }],
        strict_scopes: true,
        oauth_apps: [
          {
            ...app,
            app_id: 'A1',
            name: 'Causeway',
            redirect_uris: [`${publicUrl}/slack/oauth_redirect`],
            scopes: [...botScopes, 'channels:read'],
          },
        ],
      },
    },
  });
  slack = createSlack(
    env.parse({
      SLACK_CLIENT_ID: app.client_id,
      SLACK_CLIENT_SECRET: app.client_secret,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${emulator.url}/api/`,
    }),
    house,
  );
  await slack.start();
});
afterAll(async () => {
  await slack.stop();
  await emulator.close();
});

const get = async (path: string, cookie = '') =>
  (await slack.fetch?.(new Request(`${publicUrl}${path}`, { headers: { cookie } }))) as Response;
async function call(method: string, args: Record<string, string> = {}, as = token) {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as { ok: boolean } & Record<string, unknown>;
}

test('the app is added through its page', async () => {
  const start = await get('/slack/install');
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(start.headers.get('location') ?? '')).text();
  const form = page.split('<form').find((each) => each.includes('maria')) ?? '';
  const inputs = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as [string, string],
  );
  maria = Object.fromEntries(inputs).user_id ?? '';
  const allowed = await fetch(`${emulator.url}/oauth/v2/authorize/callback`, {
    method: 'POST',
    body: new URLSearchParams(inputs),
    redirect: 'manual',
  });
  const answer = await get((allowed.headers.get('location') ?? '').replace(publicUrl, ''), cookie);
  expect(answer.status).toBe(200);
  const [kept] = await house.installations.list('slack');
  token = JSON.parse(kept?.data ?? '{}').token;
  team = kept?.space ?? '';
  expect(team).toMatch(/^T/);
});

test('a message with every kind of block is posted and found again, its picture uploaded byte by byte', async () => {
  const { channels } = (await call('conversations.list', {}, 'xoxb-anyone')) as unknown as {
    channels: { id: string; name: string }[];
  };
  channel = channels.find(({ name }) => name === 'general')?.id ?? '';
  await call('conversations.join', { channel }, 'xoxb-anyone');
  const place: Place = `slack:${team}:channel:${channel}`;
  const outcome = await house.bot.handle({
    type: 'command',
    id: 'x',
    command: 'everything',
    text: '',
    actor: { platform: 'slack', space: team, user: maria },
    place,
  });
  if (outcome.type !== 'message') throw new Error('The contract’s bot answers with a message.');
  const { ref } = await slack.post(place, outcome, 'd1');
  expect(await slack.findDelivery?.(place, 'd1')).toEqual({ ref });
  expect(await slack.findDelivery?.(place, 'd2')).toBeNull();

  const { files } = (await call('files.list')) as unknown as { files: { name: string; url_private: string }[] };
  const png = files.find(({ name }) => name.endsWith('.png'));
  const bytes = await (await fetch(png?.url_private ?? '', { headers: { authorization: `Bearer ${token}` } })).bytes();
  expect(Buffer.from(bytes).equals(Buffer.from((await house.pictures.read(picture.key)) ?? []))).toBe(true);
});

test('direct messages open, a channel that is none is said', async () => {
  await slack.post(`slack:${team}:user:${maria}`, { text: 'To you', blocks: [] }, 'd3');
  await expect(slack.post(`slack:${team}:channel:C0GONE`, { text: 'x', blocks: [] }, 'd4')).rejects.toMatchObject({
    code: 'channel_not_found',
  });
});

test('a form opens in its window', async () => {
  const { trigger_id: trigger } = (await call('views.generateTriggerId', { user_id: maria })) as unknown as {
    trigger_id: string;
  };
  const body = new URLSearchParams({
    team_id: team,
    channel_id: channel,
    user_id: maria,
    user_name: 'maria',
    command: '/form',
    text: 'short',
    trigger_id: trigger,
    response_url: `${emulator.url}/none`,
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sign(signingSecret, body) };
  const answer = await slack.fetch?.(new Request(`${publicUrl}/slack/events`, { method: 'POST', headers, body }));
  expect([answer?.status, await answer?.text()]).toEqual([200, '']);
});
