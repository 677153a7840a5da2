import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place } from '#src/core/place.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setUpSlack } from './harness.ts';
import { type OAuthSetup, setUpOAuth } from './oauth-setup.ts';

const database = await createTestDatabase();
let setup: OAuthSetup;
beforeEach(async () => {
  setup = await setUpOAuth(database);
});
afterEach(() => setup.stop());

const removals = (person: ReturnType<OAuthSetup['personIn']>, bot: string) => ({
  uninstalled: person.eventPayload({ type: 'app_uninstalled' }),
  revoked: person.eventPayload({ type: 'tokens_revoked', tokens: { oauth: [], bot: [bot] } }),
});

test.each([
  ['uninstalled', 'revoked'],
  ['revoked', 'uninstalled'],
  ['uninstalled', 'uninstalled'],
] as const)('removed by %s and %s, once and for all', async (first, second) => {
  const { fake, house, events, slack, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const person = personIn(team);
  const bot = [...fake.world.tokens.values()].at(-1)?.bot.id ?? '';
  const told = removals(person, bot);
  for (const which of [first, second]) await fake.deliver.event(told[which]);
  expect(await house.installations.find('slack', team.id)).toBeNull();
  expect(events.filter((event) => event.type === 'lifecycle' && event.happened === 'removed')).toHaveLength(1);
  await expect(slack.post(`slack:${team.id}:channel:C1`, { text: 'x', blocks: [] }, 'd')).rejects.toMatchObject({
    code: 'not_installed',
  });
});

test('removed before it was added again, it stays; so it does when only a person’s token went', async () => {
  const { fake, house, clock, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const bot = [...fake.world.tokens.values()].at(-1)?.bot.id ?? '';
  const told = removals(personIn(team), bot);
  clock.nowMs += 60_000;
  await install(team);
  await fake.deliver.event(told.uninstalled);
  await fake.deliver.event(told.revoked);
  await fake.deliver.event(personIn(team).eventPayload({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }));
  expect(await house.installations.find('slack', team.id)).not.toBeNull();
});

test('an account that was deactivated is told', async () => {
  const { fake, events, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const person = personIn(team);
  await fake.deliver.event(person.eventPayload({ type: 'user_change', user: { id: person.user.id, deleted: true } }));
  await fake.deliver.event(person.eventPayload({ type: 'user_change', user: { id: 'U2', deleted: false } }));
  expect(events.filter((event) => event.type === 'lifecycle').slice(1)).toMatchObject([
    { happened: 'account-gone', actor: { user: person.user.id } },
  ]);
});

/** A second server that has used the installation, so that it knows its token. */
async function addServer(place: Place) {
  const { create } = setup;
  const second = create();
  await second.start();
  await second.post(place, { text: 'first', blocks: [] }, 'd1');
  return second;
}

test('removed by way of one server, it is not installed for the other at once', async () => {
  const { fake, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const place: Place = `slack:${team.id}:channel:${fake.world.addChannel(team, 'general').id}`;
  const second = await addServer(place);
  const gone = personIn(team).eventPayload({ type: 'app_uninstalled' });
  fake.world.tokens.clear();
  await fake.deliver.event(gone);
  await expect(second.post(place, { text: 'x', blocks: [] }, 'd2')).rejects.toMatchObject({ code: 'not_installed' });
});

test('added again by way of one server, it is used with its new token by the other at once', async () => {
  const { fake, clock, install } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const place: Place = `slack:${team.id}:channel:${fake.world.addChannel(team, 'general').id}`;
  const second = await addServer(place);
  fake.world.tokens.clear();
  clock.nowMs += 1_000;
  await install(team);
  await second.post(place, { text: 'again', blocks: [] }, 'd2');
  expect(await second.findDelivery?.(place, 'd2')).not.toBeNull();
  expect(fake.world.messages.map(({ text }) => text)).toEqual(['first', 'again']);
});

test('a token that Slack refuses and nobody has a newer one for is said', async () => {
  const { fake, slack, install } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  fake.world.tokens.clear();
  await expect(slack.post(`slack:${team.id}:channel:C1`, { text: 'x', blocks: [] }, 'd1')).rejects.toMatchObject({
    code: 'invalid_auth',
  });
});

test('removed while it was being looked up, it is not remembered', async () => {
  const { fake, house, slack, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const gone = personIn(team).eventPayload({ type: 'app_uninstalled' });
  const place: Place = `slack:${team.id}:channel:${fake.world.addChannel(team, 'general').id}`;
  const { installations } = house;
  const { find } = installations;
  const held = Promise.withResolvers<void>();
  const found = Promise.withResolvers<void>();
  Object.assign(installations, {
    find: async (...all: Parameters<typeof find>) => {
      const kept = await find(...all);
      found.resolve();
      await held.promise;
      return kept;
    },
  });
  const posting = slack.post(place, { text: 'x', blocks: [] }, 'd1');
  await found.promise;
  Object.assign(installations, { find });
  const removing = fake.deliver.event(gone);
  while (await find('slack', team.id)) await new Promise((resolve) => setImmediate(resolve));
  held.resolve();
  await Promise.all([posting, removing]);
  await expect(slack.post(place, { text: 'x', blocks: [] }, 'd2')).rejects.toMatchObject({ code: 'not_installed' });
});

test('with a bot token alone, the app’s removal is told; a person’s own token going is not', async () => {
  const { house } = createContractHouse();
  const happened: string[] = [];
  const { handle } = house.bot;
  house.bot.handle = (event) => {
    if (event.type === 'lifecycle') happened.push(event.happened);
    return handle(event);
  };
  const { fake, person, token, stop } = await setUpSlack(house);
  const revoked = (tokens: object) => fake.deliver.event(person.eventPayload({ type: 'tokens_revoked', tokens }));
  await revoked({ oauth: ['U1'], bot: [] });
  await revoked({ oauth: ['U1'] });
  expect(happened).toEqual([]);
  await revoked({ oauth: [], bot: [token.bot.id] });
  expect(happened).toEqual(['removed']);
  await stop();
});
