import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInstallationStore } from '#src/store/bot/installation.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import type { Team } from '#test/support/fake-slack/world.ts';
import { type OAuthSetup, setUpOAuth } from './oauth-setup.ts';

const database = await createTestDatabase();
let setup: OAuthSetup;
beforeEach(async () => {
  setup = await setUpOAuth(database);
});
afterEach(() => setup.stop());

test('added to two workspaces, each answers with its own token', async () => {
  const { fake, events, slack, install, personIn } = setup;
  const teams = ['One', 'Two'].map((name) => fake.world.addTeam(name));
  for (const team of teams) {
    const { answer } = await install(team);
    expect([answer.status, (await answer.text()).includes(team.name)]).toEqual([200, true]);
    expect(events.at(-1)).toMatchObject({ type: 'lifecycle', happened: 'installed', actor: { space: team.id } });
  }
  fake.calls.length = 0;
  for (const team of teams) {
    const person = personIn(team);
    const channel = fake.world.addChannel(team, 'general');
    await person.command(channel, '/echo', team.name);
    const asked = fake.callsTo('users.info').at(-1);
    expect(fake.world.tokens.get(asked?.token ?? '')?.team.id).toBe(team.id);
    await slack.post(`slack:${team.id}:channel:${channel.id}`, { text: team.name, blocks: [] }, 'd1');
  }
  // A rate limit in one does not hold the other up.
  const [one, two] = teams.map((team) => fake.world.addChannel(team, 'news'));
  fake.faults.add('chat.postMessage', { type: 'rate-limited', retryAfterS: 60 });
  await expect(
    slack.post(`slack:${teams[0]?.id}:channel:${one?.id}`, { text: 'x', blocks: [] }, 'd2'),
  ).rejects.toMatchObject({ code: 'ratelimited' });
  await slack.post(`slack:${teams[1]?.id}:channel:${two?.id}`, { text: 'x', blocks: [] }, 'd3');
  expect(fake.refused()).toEqual([]);
});

/** Puts another sign in the place of the last, whichever it is. */
const changeLast = (text: string) => text.slice(0, -1) + (text.endsWith('X') ? 'Y' : 'X');

describe('the way back from Slack', () => {
  test.each([
    ['in another browser', (back: string) => [back, ''] as const],
    ['with a changed state', (back: string, cookie: string) => [back.replace(/state=./, changeLast), cookie] as const],
    ['without a state', (back: string, cookie: string) => [back.replace(/state=[^&]*&?/, ''), cookie] as const],
  ])('%s is refused', async (_, change) => {
    const { fake, house, get, goToSlack } = setup;
    const team = fake.world.addTeam('One');
    Object.assign(fake.oauthApp, { installTeam: team });
    const { back, cookie } = await goToSlack();
    const [path, sent] = change(back, cookie);
    expect((await get(path, sent)).status).toBe(400);
    expect(await house.installations.list('slack')).toEqual([]);
  });

  test('twice is refused the second time, late always, and "no" is taken as no', async () => {
    const { fake, clock, get, goToSlack, install } = setup;
    const team = fake.world.addTeam('One');
    const { back, cookie } = await install(team);
    expect((await get(back, cookie)).status).toBe(400);
    const { answer } = await install(team, { denies: true });
    expect([answer.status, (await answer.text()).includes('access_denied')]).toEqual([400, true]);
    fake.oauthApp.denies = false;
    const late = await goToSlack();
    clock.nowMs += 11 * 60_000;
    expect((await get(late.back, late.cookie)).status).toBe(400);
    // Nor does it help to write another end into it.
    const prolonged = late.back.replace(/\.\d{13}\./, `.${clock.nowMs + 60_000}.`);
    expect(prolonged).not.toBe(late.back);
    expect((await get(prolonged, late.cookie)).status).toBe(400);
  });

  test('a code that Slack does not take is said', async () => {
    const { fake, install } = setup;
    const team = fake.world.addTeam('One');
    fake.faults.add('oauth.v2.access', { type: 'error', error: 'invalid_code' });
    const { answer } = await install(team);
    expect([answer.status, (await answer.text()).includes('invalid_code')]).toEqual([502, true]);
  });
});

test('installed for an organisation, every workspace of it is served under the organisation', async () => {
  const { fake, house, events, install } = setup;
  const [one, two] = ['One', 'Two'].map((name) => fake.world.addTeam(name, 'E0ORG')) as [Team, Team];
  await install(one, { isOrgWide: true });
  expect((await house.installations.list('slack')).map(({ space }) => space)).toEqual(['E0ORG']);
  const token = [...fake.world.tokens.values()].at(-1);
  for (const team of [one, two]) {
    const person = createPerson(fake, {
      team,
      token: { ...(token as NonNullable<typeof token>), team },
      user: fake.world.addUser(team, 'someone'),
    });
    const { body } = await person.command(fake.world.addChannel(team, 'general'), '/echo', 'hi');
    expect((body as { text: string }).text).toBe('Echo: hi');
    expect(events.at(-1)?.actor.space).toBe('E0ORG');
  }
});

test('while what is kept is slow to read, a command is acknowledged in time and answered later', async () => {
  const { fake, house, create, deliverTo, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const channel = fake.world.addChannel(team, 'general');
  const { installations } = house;
  const { find } = installations;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  Object.assign(installations, { find: (...all: Parameters<typeof find>) => held.then(() => find(...all)) });
  const late = create({ answerWithinMs: 0 });
  deliverTo(late);
  await late.start();
  const asked = await fake.deliver.command(personIn(team).commandPayload(channel, '/echo', 'late'));
  expect([asked.status, asked.body]).toEqual([200, undefined]);
  release();
  await late.stop();
  expect(fake.world.messages.at(-1)?.text).toBe('Echo: late');
});

test('while what is kept cannot be read, a command is answered in words, an event comes again, a removal is not forgotten', async () => {
  const { fake, house, clock, install, personIn } = setup;
  const team = fake.world.addTeam('One');
  await install(team);
  const channel = fake.world.addChannel(team, 'general');
  const person = personIn(team);
  const { installations } = house;
  const { find, update } = installations;
  const away = async () => {
    throw new Error('the database is away');
  };
  Object.assign(installations, { find: away, update: away });
  clock.nowMs += 120_000;
  const asked = await fake.deliver.command(person.commandPayload(channel, '/echo', 'x'));
  expect(asked.body).toMatchObject({ text: expect.stringContaining('again in a minute') });
  const gone = person.eventPayload({ type: 'app_uninstalled' });
  for (const event of [person.say(channel, person.mention('say hi')).payload, gone])
    expect(await fake.deliver.event(event)).toMatchObject({ status: 503 });
  Object.assign(installations, { find, update });
  await fake.deliver.event({ ...gone, event_time: Math.floor(clock.nowMs / 1_000) });
  expect(await installations.find('slack', team.id)).toBeNull();
});

test('without a key for what is kept, the start says what to set', async () => {
  const { house, create } = setup;
  const keyless = { ...house, installations: createInstallationStore(database, null) };
  await expect(create({}, keyless).start()).rejects.toThrow('SECRET_KEY is not set');
});
