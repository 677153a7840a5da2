import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event } from '#src/core/event.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createPerson, type FakePerson } from '#test/support/fake-slack/person.ts';
import type { Team } from '#test/support/fake-slack/world.ts';
import { type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
let guest: FakePerson;
let theirs: Team;
const heard: Event[] = [];

beforeAll(async () => {
  const { house } = createContractHouse();
  const { bot } = house;
  const note = (event: Event) => {
    heard.push(event);
  };
  setup = await setUpSlack({
    ...house,
    bot: {
      ...bot,
      handle: (event) => {
        note(event);
        return bot.handle(event);
      },
      open: (event) => {
        note(event);
        return bot.open(event);
      },
    },
  });
  const { fake, token } = setup;
  theirs = fake.world.addTeam('Theirs');
  guest = createPerson(fake, { team: theirs, token, user: fake.world.addUser(theirs, 'guest') });
});
afterAll(() => setup.stop());

/** An event as the app gets it in our workspace. */
const event = (said: Record<string, unknown>, isShared = true) => ({
  ...setup.person.eventPayload(said),
  is_ext_shared_channel: isShared,
});
const words = (more: Record<string, unknown>) => ({
  ...{ type: 'app_mention', channel: setup.channel.id, user: guest.user.id, ts: setup.fake.world.newTs() },
  text: setup.person.mention('say hello'),
  ...more,
});
const reaction = (user: string) => ({
  ...{ type: 'reaction_added', user, reaction: 'bulb', event_ts: setup.fake.world.newTs() },
  item: { type: 'message', channel: setup.channel.id, ts: setup.fake.world.newTs() },
});
const elsewhere = () => ({ user_team: theirs.id, source_team: theirs.id });

test.each([
  ['a mention', () => words(elsewhere())],
  ['one that names the team where it was sent alone', () => words({ source_team: theirs.id })],
  ['one that names it in the profile', () => words({ user_profile: { team: theirs.id } })],
  ['one that names no team', () => words({})],
  ['a message in a channel', () => words({ ...elsewhere(), type: 'message', channel_type: 'channel', text: 'news' })],
  [
    'a message with a file in a private channel',
    () =>
      words({
        ...{ ...elsewhere(), type: 'message', channel_type: 'group', subtype: 'file_share', files: [{ id: 'F1' }] },
      }),
  ],
  ['a direct message', () => words({ ...elsewhere(), type: 'message', channel_type: 'im', text: 'say hello' })],
])('%s of somebody of another workspace begins nothing', async (name, said) => {
  const { world } = setup.fake;
  // Where no team is named, Slack says whose they are.
  if (name === 'one that names no team') world.users.set(guest.user.id, { ...guest.user, isSeenBy: [setup.team.id] });
  const before = [world.messages.length, world.ephemerals.length];
  heard.length = 0;
  await setup.fake.deliver.event(event(said()));
  await setup.settle();
  expect(heard).toEqual([]);
  expect([world.messages.length, world.ephemerals.length]).toEqual(before);
});

test('a reaction of theirs begins nothing; one of ours in the same channel does', async () => {
  setup.fake.world.users.set(guest.user.id, { ...guest.user, isSeenBy: [setup.team.id] });
  heard.length = 0;
  await setup.fake.deliver.event(event(reaction(guest.user.id)));
  await setup.settle();
  expect(heard).toEqual([]);
  await setup.fake.deliver.event(event(reaction(setup.person.user.id)));
  await setup.settle();
  expect(heard.map(({ type }) => type)).toEqual(['change']);
});

test('their commands are answered with a sentence, and lead to no person', async () => {
  heard.length = 0;
  const answer = await guest.command(setup.channel, '/echo', 'hello');
  expect(JSON.stringify([answer, setup.fake.world.ephemerals])).toContain('for the workspaces of its network');
  await setup.settle();
  expect(heard).toEqual([]);
});

test('members are heard in a shared channel as in others', async () => {
  for (const more of [{}, { user_team: setup.team.id, source_team: setup.team.id }]) {
    heard.length = 0;
    await setup.fake.deliver.event(event(words({ ...more, user: setup.person.user.id })));
    await setup.settle();
    expect(heard.map(({ type, actor }) => [type, actor.user])).toEqual([['mention', setup.person.user.id]]);
  }
});
