import { afterEach, beforeEach, expect, test } from 'vitest';
import { env } from '#adapters/slack/env.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { type OAuthSetup, setUpOAuth } from './oauth-setup.ts';

const database = await createTestDatabase();
let setup: OAuthSetup;
beforeEach(async () => {
  setup = await setUpOAuth(database);
});
afterEach(() => setup.stop());

async function serveOnly(...ids: string[]) {
  const server = setup.create({}, setup.house, { SLACK_ALLOWED_TEAMS: ids.join(', ') });
  await server.start();
  setup.deliverTo(server);
  return server;
}

test('a workspace that is named may add it, another is told kindly and nothing of it is kept', async () => {
  const { fake, house, events, install, personIn } = setup;
  const [ours, theirs] = ['Ours', 'Theirs'].map((name) => fake.world.addTeam(name));
  if (!ours || !theirs) throw new Error('There are no workspaces.');
  const server = await serveOnly(ours.id);
  const refused = await install(theirs, {}, server);
  expect(refused.answer.status).toBe(403);
  expect(await refused.answer.text()).toContain('for the workspaces of its network');
  expect(await house.installations.list('slack')).toEqual([]);
  // What Slack gave for it opens nothing any more.
  expect(fake.callsTo('auth.revoke')).toHaveLength(1);
  expect([...fake.world.tokens.values()].filter(({ team }) => team.id === theirs.id)).toEqual([]);
  expect((await install(ours, {}, server)).answer.status).toBe(200);
  const channel = fake.world.addChannel(ours, 'general');
  const person = personIn(ours);
  await person.command(channel, '/echo', 'hello');
  expect(events.some(({ type }) => type === 'command')).toBe(true);
});

test('one that was added before is answered no more than that, and nothing is put there', async () => {
  const { fake, events, install, personIn } = setup;
  const [ours, theirs] = ['Ours', 'Theirs'].map((name) => fake.world.addTeam(name));
  if (!ours || !theirs) throw new Error('There are no workspaces.');
  await install(theirs);
  const channel = fake.world.addChannel(theirs, 'general');
  const person = personIn(theirs);
  const server = await serveOnly(ours.id);
  events.length = 0;
  const answer = await person.command(channel, '/echo', 'hello');
  expect(JSON.stringify([answer, [...fake.world.channels.values()]])).toContain('for the workspaces of its network');
  expect(events).toEqual([]);
  await expect(
    server.post(`slack:${theirs.id}:channel:${channel.id}`, { text: 'x', blocks: [] }, 'd1'),
  ).rejects.toMatchObject({ code: 'not_installed' });
});

test('an organisation that is named may add it for all its workspaces; a foreign one may not, in any way', async () => {
  const { fake, house, events, install, personIn } = setup;
  const ours = fake.world.addTeam('Ours', 'E0OURS');
  const theirs = fake.world.addTeam('Theirs', 'E0THEIRS');
  const server = await serveOnly('E0OURS');
  for (const isOrgWide of [true, false]) {
    const { answer } = await install(theirs, { isOrgWide }, server);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('for the workspaces of its network');
  }
  expect(await house.installations.list('slack')).toEqual([]);
  expect([...fake.world.tokens.values()].filter(({ team }) => team.id === theirs.id)).toEqual([]);
  expect(events).toEqual([]);

  expect((await install(ours, { isOrgWide: true }, server)).answer.status).toBe(200);
  expect((await house.installations.list('slack')).map(({ space }) => space)).toEqual(['E0OURS']);
  // What was allowed to one says nothing of another: a second try of the foreign one changes nothing.
  expect((await install(theirs, { isOrgWide: true }, server)).answer.status).toBe(403);
  expect((await house.installations.list('slack')).map(({ space }) => space)).toEqual(['E0OURS']);
  const person = personIn(ours, true);
  await person.command(fake.world.addChannel(ours, 'general'), '/echo', 'hello');
  expect(events.some(({ type }) => type === 'command')).toBe(true);
});

test('a foreign workspace is not added either where its token cannot be given back', async () => {
  const { fake, house, install } = setup;
  const theirs = fake.world.addTeam('Theirs');
  const server = await serveOnly('T0OTHER');
  fake.faults.add('auth.revoke', { type: 'error', error: 'internal_error' }, 3);
  expect((await install(theirs, {}, server)).answer.status).toBe(403);
  expect(await house.installations.list('slack')).toEqual([]);
  const channel = fake.world.addChannel(theirs, 'general');
  setup.events.length = 0;
  const answer = await setup.personIn(theirs).command(channel, '/echo', 'hello');
  expect(JSON.stringify([answer, [...fake.world.channels.values()]])).toContain('for the workspaces of its network');
  expect(setup.events).toEqual([]);
});

const signingSecret = '0123456789abcdef'.repeat(2);

test.each(['T0123ABCD', 'T0123ABCD,E0456EFGH', ' T0123ABCD ; E0456EFGH '])('%j names workspaces', (text) => {
  expect(
    env.safeParse({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: signingSecret, SLACK_ALLOWED_TEAMS: text })
      .success,
  ).toBe(true);
});

test.each(['U0123', 'causeway.slack.com', 't0123abcd', 'T0123ABCD,*', ',;'])('%j does not', (text) => {
  expect(
    env.safeParse({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: signingSecret, SLACK_ALLOWED_TEAMS: text })
      .success,
  ).toBe(false);
});
