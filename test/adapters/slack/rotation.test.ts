import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Adapter } from '#src/core/platform.ts';
import { createInstallationStore } from '#src/store/bot/installation.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { type OAuthSetup, secretKey, setUpOAuth } from './oauth-setup.ts';

const hourMs = 3_600_000;
const database = await createTestDatabase();
let setup: OAuthSetup;
beforeEach(async () => {
  setup = await setUpOAuth(database);
});
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await setup.stop();
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Transactions that wait for another's lock. */
async function countWaiting(): Promise<number> {
  const [row] = await database.sql`
    select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

test('tokens are refreshed ahead of time by one server alone, also before something goes out unasked', async () => {
  const { fake, house, clock, slack, create, install } = setup;
  const team = fake.world.addTeam('One');
  await install(team, { rotationS: 12 * 3_600 });
  const channel = fake.world.addChannel(team, 'general');
  // Each with connections of its own, as in a process of its own.
  const others = [createDatabase(database.url), createDatabase(database.url)].map((own) => {
    closing.push(own.close);
    return create({}, { ...house, installations: createInstallationStore(own, secretKey) });
  });
  await Promise.all(others.map((adapter) => adapter.start()));
  clock.nowMs += 11.75 * hourMs;
  const post = (adapter: Adapter, id: string) =>
    adapter.post(`slack:${team.id}:channel:${channel.id}`, { text: id, blocks: [] }, id);
  const refreshes = () => fake.callsTo('oauth.v2.access').filter(({ args }) => args.grant_type === 'refresh_token');
  const held = Promise.withResolvers<void>();
  fake.faults.add('oauth.v2.access', { type: 'held', until: held.promise }, 3);
  const posting = Promise.all([post(slack, 'a'), post(others[0] as Adapter, 'b'), post(others[1] as Adapter, 'c')]);
  // Slack answers the first once the others wait for it; or, if they did not, have asked too.
  while (refreshes().length < 2 && (await countWaiting()) < 2) await new Promise((resolve) => setImmediate(resolve));
  held.resolve();
  await posting;
  expect(refreshes()).toHaveLength(1);
  expect(new Set(fake.callsTo('chat.postMessage').map(({ token }) => token)).size).toBe(1);
  expect(fake.refused()).toEqual([]);
});

test('many events at once refresh a token once', async () => {
  const { fake, house, clock, slack, install } = setup;
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
  clock.nowMs += 11.75 * hourMs;
  const place = `slack:${team.id}:channel:${channel.id}` as const;
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => slack.post(place, { text: id, blocks: [] }, id)));
  expect(updates).toBe(1);
});

test('tokens that cannot be refreshed are used while they last, then said to have ended', async () => {
  const { fake, clock, slack, install } = setup;
  const team = fake.world.addTeam('One');
  await install(team, { rotationS: 12 * 3_600 });
  const channel = fake.world.addChannel(team, 'general');
  fake.faults.add('oauth.v2.access', { type: 'error', error: 'invalid_refresh_token' }, 2);
  clock.nowMs += 11.75 * hourMs;
  const post = (id: string) => slack.post(`slack:${team.id}:channel:${channel.id}`, { text: id, blocks: [] }, id);
  await post('a');
  clock.nowMs += hourMs;
  await expect(post('b')).rejects.toMatchObject({ code: 'token_expired' });
});

/** An installation whose token is due, and what is kept of it. */
async function installRotating() {
  const { fake, house, clock, slack, install } = setup;
  const team = fake.world.addTeam('One');
  await install(team, { rotationS: 12 * 3_600 });
  const channel = fake.world.addChannel(team, 'general');
  clock.nowMs += 11.75 * hourMs;
  return {
    team,
    post: (id: string) => slack.post(`slack:${team.id}:channel:${channel.id}`, { text: id, blocks: [] }, id),
    refreshes: () => fake.callsTo('oauth.v2.access').filter(({ args }) => args.grant_type === 'refresh_token'),
    keptToken: async () => JSON.parse((await house.installations.find('slack', team.id))?.data ?? '{}').token,
  };
}

test.each([1, 2, 5])(
  'what Slack gave and could not be kept (%i times) is kept as soon as that works',
  async (times) => {
    const { fake, house, clock } = setup;
    const { post, refreshes, keptToken } = await installRotating();
    const { installations } = house;
    const { update } = installations;
    let failures = times;
    Object.assign(installations, {
      // The database goes away between Slack's answer and the end of the transaction.
      update: (platform: string, space: string, change: Parameters<typeof update>[2]) =>
        update(platform, space, async (data) => {
          const after = await change(data);
          if (failures-- > 0) throw new Error('the database is away');
          return after;
        }),
    });
    for (let round = 0; round < 3; round++) {
      await post(`d${round}`);
      clock.nowMs += 61_000;
    }
    await post('last');
    expect(refreshes()).toHaveLength(1);
    expect(await keptToken()).toBe(fake.callsTo('chat.postMessage').at(-1)?.token);
    expect(fake.world.tokens.get(await keptToken())).toBe([...fake.world.tokens.values()].at(-1));
    expect(fake.refused()).toEqual([]);
  },
);

test('a database that is away is not a token that has ended', async () => {
  const { house, clock } = setup;
  const { post } = await installRotating();
  clock.nowMs += hourMs;
  Object.assign(house.installations, {
    update: async () => {
      throw new Error('the database is away');
    },
  });
  await expect(post('a')).rejects.toThrow('the database is away');
});

test('nor is a Slack that asks to wait', async () => {
  const { fake, clock } = setup;
  const { post } = await installRotating();
  clock.nowMs += hourMs;
  fake.faults.add('oauth.v2.access', { type: 'rate-limited', retryAfterS: 60 });
  await expect(post('a')).rejects.toMatchObject({ code: 'ratelimited' });
});

test('removed while its token was to be refreshed, it is not installed', async () => {
  const { house } = setup;
  const { team, post } = await installRotating();
  const { installations } = house;
  const { find, update } = installations;
  Object.assign(installations, {
    find: async (...all: Parameters<typeof find>) => {
      const kept = await find(...all);
      await update('slack', team.id, async () => null);
      return kept;
    },
  });
  await expect(post('a')).rejects.toMatchObject({ code: 'not_installed' });
});
