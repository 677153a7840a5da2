import { createEmulator } from 'emulate';
import { afterAll, expect, test } from 'vitest';
import { botScopes } from '#adapters/slack/installation/scopes.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import type { FakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import type { Token, User } from '#test/support/fake-slack/world.ts';
import { freePort } from './free-port.ts';
import { type SlackSetup, setUpSlack, type Transport } from './harness.ts';

// The real commands once more, on a Slack that is not of our own making. It knows no commands, sockets and response addresses: for these our
// fake stands before it and hands on every call of the Web API.

const { adapterContext, bot } = await createDialogue();
const token = 'xoxb-causeway';
const port = await freePort();
const emulator = await createEmulator({
  service: 'slack',
  port,
  baseUrl: `http://127.0.0.1:${port}`,
  seed: {
    tokens: { [token]: { login: 'causeway', scopes: [...botScopes, 'channels:read', 'channels:join'] } },
    slack: {
      team: { name: 'Second', domain: 'second' },
      users: [
        { name: 'causeway', real_name: 'Causeway', email: 'causeway@example.org' },
        { name: 'maria', real_name: 'Maria', email: 'maria@example.org' },
      ],
      channels: [{ name: 'general' }],
      strict_scopes: true,
    },
  },
});
afterAll(() => emulator.close());

type Named = { id: string; name: string };

async function call<Answer>(method: string, args: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Answer;
}

/** What stands in the other Slack, as the fake before it has to know it. */
async function copyWorld({ world, settings }: FakeSlack) {
  settings.forwardTo = emulator.url;
  const { team_id: teamId, user_id: botUser } = await call<{ team_id: string; user_id: string }>('auth.test');
  const { channels } = await call<{ channels: Named[] }>('conversations.list');
  const { members } = await call<{ members: Named[] }>('users.list');
  const team = { id: teamId, name: 'Second', domain: 'second', enterpriseId: null };
  world.teams.set(teamId, team);
  const asUser = ({ id, name }: Named) => ({ id, teamId, name, isBot: id === botUser, timeZone: '', locale: '' });
  for (const member of members) world.users.set(member.id, asUser(member));
  const channel = world.addChannel(team, 'general', { id: channels[0]?.id ?? '' });
  await call('conversations.join', { channel: channel.id });
  const bot = world.users.get(botUser) as User;
  const own: Token = { token, team, bot, botId: '', scopes: [], isOrgWide: false, expiresAtMs: null };
  world.tokens.set(token, own);
  const user = world.users.get(members.find(({ name }) => name === 'maria')?.id ?? '') as User;
  return { channel, identity: { team, token: own, user } };
}

/** A command as Slack would deliver it, with a trigger of the other Slack, and what came of it there. */
async function say(setup: SlackSetup, { channel, identity }: Awaited<ReturnType<typeof copyWorld>>, line: string) {
  const { fake } = setup;
  const person = createPerson(fake, identity);
  const payload = person.commandPayload(channel, '/causeway', line);
  const { trigger_id: trigger } = await call<{ trigger_id: string }>('views.generateTriggerId', {
    user_id: identity.user.id,
  });
  const before = { calls: fake.calls.length, said: fake.world.messages.length + fake.world.ephemerals.length };
  await person.command(channel, '/causeway', line, { ...payload, trigger_id: trigger });
  await setup.settle();
  const calls = fake.calls.slice(before.calls);
  return {
    refused: calls.filter(({ answer }) => answer && !answer.ok),
    isAnswered:
      fake.world.messages.length + fake.world.ephemerals.length > before.said ||
      calls.some(({ method, answer }) => method === 'views.open' && answer?.ok),
  };
}

const lines = [
  ...bot.commands.map(({ name }) => name),
  'compare Skåne Catalonia',
  'peers Skåne better-at unemployment',
  'indicator show unemployment Skåne',
  'indicator rank unemployment',
  'region show Limburg',
  'experience log',
  'experience search housing',
  'me edit',
  'me export',
  'digest subscribe',
];

test.each<Transport>(['http', 'socket'])(
  'every command is answered over %s, and nothing of it is refused',
  async (transport) => {
    let known: Awaited<ReturnType<typeof copyWorld>> | undefined;
    const setup = await setUpSlack(
      { ...adapterContext, now: () => new Date() },
      {
        transport,
        settings: { SLACK_BOT_TOKEN: token },
        prepare: async (fake) => {
          known = await copyWorld(fake);
        },
      },
    );
    for (const line of lines) {
      const { refused, isAnswered } = await say(setup, known as NonNullable<typeof known>, line);
      expect({ line, refused, isAnswered }).toEqual({ line, refused: [], isAnswered: true });
    }
    expect(setup.fake.callsTo('files.completeUploadExternal').length).toBeGreaterThan(0);
    await setup.stop();
  },
);
