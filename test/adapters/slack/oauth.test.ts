import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import type { Event } from '#src/core/event.ts';
import type { Adapter, House } from '#src/core/platform.ts';
import { createInstallationStore } from '#src/store/installation.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { type FakeSlack, startFakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import type { Team } from '#test/support/fake-slack/world.ts';

const database = await createTestDatabase();
const publicUrl = 'https://causeway.test';
let fake: FakeSlack;
let house: House;
let slack: Adapter;
let events: Event[];
let nowMs: number;
let others: Adapter[];

const create = (tuning: Parameters<typeof createSlack>[2] = {}) =>
  createSlack(
    env.parse({
      SLACK_CLIENT_ID: fake.oauthApp.clientId,
      SLACK_CLIENT_SECRET: fake.oauthApp.clientSecret,
      SLACK_SIGNING_SECRET: fake.delivery.signingSecret,
      SLACK_API_URL: fake.apiUrl,
    }),
    house,
    tuning,
  );

beforeEach(async () => {
  await database.sql`delete from installation`;
  fake = await startFakeSlack();
  fake.oauthApp.redirectUris = [`${publicUrl}/slack/oauth_redirect`];
  const contract = createContractHouse();
  events = [];
  nowMs = Date.now();
  const { bot } = contract.house;
  house = {
    ...contract.house,
    bot: {
      ...bot,
      handle: (event) => {
        events.push(event);
        return bot.handle(event);
      },
    },
    publicUrl,
    installations: createInstallationStore(database, 'a secret key of more than 32 characters'),
    now: () => new Date(nowMs),
  };
  others = [];
  slack = create();
  await slack.start();
  fake.delivery.http = async (request) => (await slack.fetch?.(request)) as Response;
});
afterEach(async () => {
  await Promise.all([slack, ...others].map((adapter) => adapter.stop()));
  await fake.stop();
});

const get = async (path: string, cookie = '') =>
  (await slack.fetch?.(new Request(`${publicUrl}${path}`, { headers: { cookie } }))) as Response;

/** Through Slack's page and back, in one browser. */
async function install(team: Team, more: Partial<FakeSlack['oauthApp']> = {}) {
  Object.assign(fake.oauthApp, {
    installTeam: team,
    installer: fake.world.addUser(team, 'admin').id,
    isOrgWide: false,
    ...more,
  });
  const start = await get('/slack/install');
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const allowed = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
  const back = (allowed.headers.get('location') ?? '').replace(publicUrl, '');
  return { back, cookie, answer: await get(back, cookie) };
}

function personIn(team: Team, isOrgWide = false) {
  const token = [...fake.world.tokens.values()].filter((each) => each.team === team).at(-1);
  if (!token) throw new Error('The app is not installed there.');
  return createPerson(fake, { team, token: { ...token, isOrgWide }, user: fake.world.addUser(team, 'someone') });
}

test('added to two workspaces, each answers with its own token', async () => {
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

describe('the way back from Slack', () => {
  test.each([
    ['in another browser', (back: string) => [back, ''] as const],
    ['with a changed state', (back: string, cookie: string) => [back.replace(/state=./, 'state=X'), cookie] as const],
    ['without a state', (back: string, cookie: string) => [back.replace(/state=[^&]*&?/, ''), cookie] as const],
  ])('%s is refused', async (_, change) => {
    const team = fake.world.addTeam('One');
    Object.assign(fake.oauthApp, { installTeam: team });
    const start = await get('/slack/install');
    const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
    const allowed = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
    const [path, sent] = change((allowed.headers.get('location') ?? '').replace(publicUrl, ''), cookie);
    expect((await get(path, sent)).status).toBe(400);
    expect(await house.installations.list('slack')).toEqual([]);
  });

  test('twice is refused the second time, late always, and "no" is taken as no', async () => {
    const team = fake.world.addTeam('One');
    const { back, cookie } = await install(team);
    expect((await get(back, cookie)).status).toBe(400);
    const { answer } = await install(team, { denies: true });
    expect([answer.status, (await answer.text()).includes('access_denied')]).toEqual([400, true]);
    fake.oauthApp.denies = false;
    const start = await get('/slack/install');
    const late = start.headers.get('set-cookie')?.split(';')[0] ?? '';
    const allowed = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
    nowMs += 11 * 60_000;
    expect((await get((allowed.headers.get('location') ?? '').replace(publicUrl, ''), late)).status).toBe(400);
  });

  test('a code that Slack does not take is said', async () => {
    const team = fake.world.addTeam('One');
    fake.faults.add('oauth.v2.access', { type: 'error', error: 'invalid_code' });
    const { answer } = await install(team);
    expect([answer.status, (await answer.text()).includes('invalid_code')]).toEqual([502, true]);
  });
});

test('installed for an organisation, every workspace of it is served under the organisation', async () => {
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

describe('tokens that rotate', () => {
  const HOUR_MS = 3_600_000;

  test('are refreshed ahead of time by one server alone, also before something goes out unasked', async () => {
    const team = fake.world.addTeam('One');
    await install(team, { rotationS: 12 * 3_600 });
    const channel = fake.world.addChannel(team, 'general');
    others = [create(), create()];
    await Promise.all(others.map((adapter) => adapter.start()));
    nowMs += 11.75 * HOUR_MS;
    const post = (adapter: Adapter, id: string) =>
      adapter.post(`slack:${team.id}:channel:${channel.id}`, { text: id, blocks: [] }, id);
    await Promise.all([post(slack, 'a'), post(others[0] as Adapter, 'b'), post(others[1] as Adapter, 'c')]);
    const refreshes = fake.callsTo('oauth.v2.access').filter(({ args }) => args.grant_type === 'refresh_token');
    expect(refreshes).toHaveLength(1);
    expect(new Set(fake.callsTo('chat.postMessage').map(({ token }) => token)).size).toBe(1);
    expect(fake.refused()).toEqual([]);
  });

  test('many events at once load them once', async () => {
    const team = fake.world.addTeam('One');
    await install(team, { rotationS: 12 * 3_600 });
    const channel = fake.world.addChannel(team, 'general');
    const { installations } = house;
    const { update } = installations;
    let updates = 0;
    Object.assign(installations, {
      update: (...all: Parameters<typeof update>) => {
        updates += 1;
        return update(...all);
      },
    });
    nowMs += 11.75 * HOUR_MS;
    const place = `slack:${team.id}:channel:${channel.id}` as const;
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => slack.post(place, { text: id, blocks: [] }, id)));
    expect(updates).toBe(1);
  });

  test('that cannot be refreshed are used while they last, then said to have ended', async () => {
    const team = fake.world.addTeam('One');
    await install(team, { rotationS: 12 * 3_600 });
    const channel = fake.world.addChannel(team, 'general');
    fake.faults.add('oauth.v2.access', { type: 'error', error: 'invalid_refresh_token' }, 2);
    nowMs += 11.75 * HOUR_MS;
    const post = (id: string) => slack.post(`slack:${team.id}:channel:${channel.id}`, { text: id, blocks: [] }, id);
    await post('a');
    nowMs += HOUR_MS;
    await expect(post('b')).rejects.toMatchObject({ code: 'token_expired' });
  });
});

describe('removed', () => {
  const removals = (person: ReturnType<typeof personIn>, bot: string) => ({
    uninstalled: person.eventPayload({ type: 'app_uninstalled' }),
    revoked: person.eventPayload({ type: 'tokens_revoked', tokens: { oauth: [], bot: [bot] } }),
  });

  test.each([
    ['uninstalled', 'revoked'],
    ['revoked', 'uninstalled'],
    ['uninstalled', 'uninstalled'],
  ] as const)('by %s and %s, once and for all', async (first, second) => {
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

  test('before it was added again, it stays; so it does when only a person’s token went', async () => {
    const team = fake.world.addTeam('One');
    await install(team);
    const bot = [...fake.world.tokens.values()].at(-1)?.bot.id ?? '';
    const told = removals(personIn(team), bot);
    nowMs += 60_000;
    await install(team);
    await fake.deliver.event(told.uninstalled);
    await fake.deliver.event(told.revoked);
    await fake.deliver.event(
      personIn(team).eventPayload({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }),
    );
    expect(await house.installations.find('slack', team.id)).not.toBeNull();
  });

  test('an account that was deactivated is told', async () => {
    const team = fake.world.addTeam('One');
    await install(team);
    const person = personIn(team);
    await fake.deliver.event(person.eventPayload({ type: 'user_change', user: { id: person.user.id, deleted: true } }));
    await fake.deliver.event(person.eventPayload({ type: 'user_change', user: { id: 'U2', deleted: false } }));
    expect(events.filter((event) => event.type === 'lifecycle').slice(1)).toMatchObject([
      { happened: 'account-gone', actor: { user: person.user.id } },
    ]);
  });
});

test('while what is kept is slow to read, a command is acknowledged in time and answered later', async () => {
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
  others.push(late);
  fake.delivery.http = async (request) => (await late.fetch?.(request)) as Response;
  await late.start();
  const asked = await fake.deliver.command(personIn(team).commandPayload(channel, '/echo', 'late'));
  expect([asked.status, asked.body]).toEqual([200, undefined]);
  release();
  await late.stop();
  expect(fake.world.messages.at(-1)?.text).toBe('Echo: late');
});

test('while what is kept cannot be read, a command is answered in words, an event comes again, a removal is not forgotten', async () => {
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
  nowMs += 120_000;
  const asked = await fake.deliver.command(person.commandPayload(channel, '/echo', 'x'));
  expect(asked.body).toMatchObject({ text: expect.stringContaining('again in a minute') });
  const gone = person.eventPayload({ type: 'app_uninstalled' });
  for (const event of [person.say(channel, person.mention('say hi')).payload, gone])
    expect(await fake.deliver.event(event)).toMatchObject({ status: 503 });
  Object.assign(installations, { find, update });
  await fake.deliver.event({ ...gone, event_time: Math.floor(nowMs / 1_000) });
  expect(await installations.find('slack', team.id)).toBeNull();
});

test('without a key for what is kept, the start says what to set', async () => {
  house = { ...house, installations: createInstallationStore(database, null) };
  await expect(create().start()).rejects.toThrow('SECRET_KEY is not set');
});
