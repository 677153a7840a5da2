import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { everyPlatform } from '#adapters/index.ts';
import { playground } from '#adapters/playground/index.ts';
import { createTerminal } from '#adapters/terminal/index.ts';
import { jobs } from '#jobs/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { formatPlace, type Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { findNextIssue, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import { insertSubscription } from '#src/store/digests/subscription.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createSlackHarness } from '#test/adapters/slack/harness.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { startSmtp } from '#test/support/fake-smtp.ts';
import { knownPlatforms } from '#test/support/known-platforms.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const smtp = await startSmtp();
const logger = createLogger('error');
const clock = { now: new Date('2027-03-08T00:00:00Z') };
const now = () => clock.now;

const mail = switchOnMail(smtp.url);
const openServer = () =>
  compose({
    config: parseConfig({ PUBLIC_URL: 'https://causeway.example' }),
    database,
    platforms: [
      ...knownPlatforms('slack', 'discord', 'playground', 'terminal'),
      ...mail.map((each) => ({ ...each, platform: { ...each.platform, create: () => ({}) as Adapter } })),
    ],
    everyPlatform,
    logger,
    now,
  });
const servers = [await openServer(), await openServer()] as const;
const [first] = servers;
const slack = await createSlackHarness(first.adapterContext, 'http');
const discord = await createDiscordHarness(first.adapterContext, { transport: 'http' });
const browser = playground.create({}, first.adapterContext);
const printed: string[] = [];
const terminalOutput = new PassThrough().on('data', (chunk) => printed.push(String(chunk)));
const terminal = createTerminal(
  first.adapterContext,
  { input: new PassThrough(), output: terminalOutput, user: 'maria' },
  () => null,
);
const mailAdapter = mail.map(({ platform, env }) => platform.create(env, first.adapterContext));
const worker = createOutboxWorker({
  database,
  queue: first.queue,
  adapters: [slack.adapter, discord.adapter, browser, ...mailAdapter],
  pacerOf: first.adapterContext.pacerOf,
  wayTo: first.wayTo,
  logger,
  now,
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  await slack.stop();
  await discord.stop();
  await terminal.stop();
  await browser.stop();
  await Promise.all([...mailAdapter.map((adapter) => adapter.stop()), ...servers.map(({ queue }) => queue.stop())]);
  await smtp.stop();
});

const send = jobs.find(({ name }) => name === 'send-digests');
/** Both servers look at the same time. */
const tick = () =>
  Promise.all(
    servers.map(({ context }) => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal })),
  );
const halfHourMs = 30 * 60_000;
const saturday = 6;

/** Looks every half hour of the weekends, which all digests here are due in, and every six hours of other days. */
async function passUntil(end: string) {
  const endMs = new Date(end).getTime();
  while (clock.now.getTime() < endMs) {
    const isWeekend = clock.now.getUTCDay() % saturday === 0;
    clock.now = new Date(clock.now.getTime() + (isWeekend ? 1 : 12) * halfHourMs);
    await tick();
  }
}

const usual: Omit<SubscriptionWish, 'places' | 'localTime' | 'timeZone'> = {
  weekday: 7,
  language: 'en',
  areas: ['health'],
  regions: ['SE224'],
  sections: [],
  tellsEmpty: false,
};

async function subscribe(place: Place, localTime: string, timeZone: string, more: Partial<SubscriptionWish> = {}) {
  const person = await insertPerson(sql, { displayName: place, language: 'en', timeZone }, true);
  const wish = { ...usual, places: [place], localTime, timeZone, ...more };
  const subscription = await insertSubscription(
    sql,
    { ...wish, person: person.id, nextDue: findNextIssue(wish, clock.now) },
    clock.now,
  );
  if (!subscription) throw new Error('The place is taken.');
  return subscription.id;
}

const log = (title: string, area: 'health' | 'housing') =>
  database.withTransaction((tx) =>
    insertExperience(
      tx,
      {
        ...{ author: null, language: 'en', region: 'ITF4', targetGroups: [] },
        ...{ challenge: 'c', action: 'a', lesson: 'Ask first.', title, policyAreas: [area] },
      },
      clock.now,
    ),
  );

const issuesOf = async (subscription: number) =>
  (
    await sql<{ at: Date; text: string }[]>`
      select created_at as at, message ->> 'text' as text from delivery
      where recipient = ${`subscription:${subscription}`} and purpose = 'digest' order by created_at`
  ).map(({ at, text }) => ({
    at: at.toISOString(),
    titles: [...text.matchAll(/Week \d \w+/g)].map(([title]) => title),
  }));
const allSent = (subscriptions: number[]) =>
  vi.waitFor(
    async () => {
      const rows = await sql`
        select state, error from delivery where recipient = any(${subscriptions.map((id) => `subscription:${id}`)}) and state <> 'sent'`;
      expect(rows).toEqual([]);
    },
    { timeout: 60_000, interval: 100 },
  );

const visitor = 'a'.repeat(32);
const user = formatPlace({ platform: 'playground', space: 'local', kind: 'user', id: visitor });

/** What a page that is opened now is told, up to the nth message. */
async function openPage(count: number): Promise<string[]> {
  const headers = { cookie: `causeway_playground=${visitor}` };
  const response = await browser.fetch?.(new Request('http://localhost:3000/playground/stream', { headers }));
  if (!response?.body) throw new Error('The page has no stream.');
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('event: post').length <= count || !text.endsWith('\n\n')) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text.split('event: post').slice(1);
}
const address = (name: string) => formatPlace({ platform: 'mail', space: '', kind: 'mail', id: `${name}@example.org` });

describe('three weeks, the last with the night the clocks go forward', () => {
  const subscriptions: Record<string, number> = {};

  test('everybody has exactly their issues, at their local time, whichever server looked', async () => {
    // In each zone the local time does not exist on 28 March 2027: it is the first minute behind the leap, 01:00 UTC.
    subscriptions.slack = await subscribe(slack.place, '02:30', 'Europe/Madrid');
    subscriptions.discord = await subscribe(discord.place, '01:30', 'Europe/Dublin');
    subscriptions.playground = await subscribe(user, '03:30', 'Europe/Helsinki');
    subscriptions.terminal = await subscribe('terminal:local:user:maria', '02:30', 'Europe/Madrid');
    subscriptions.mail = await subscribe(address('maria'), '00:30', 'Atlantic/Azores');
    subscriptions.canary = await subscribe(address('nayra'), '01:30', 'Atlantic/Canary', {
      areas: ['housing'],
      regions: [],
    });
    subscriptions.none = await subscribe(address('quiet'), '09:00', 'UTC', { sections: ['figures'] });
    for (const week of [1, 2, 3]) {
      await log(`Week ${week} health`, 'health');
      await log(`Week ${week} housing`, 'housing');
      await passUntil(`2027-03-${String(7 * week + 8).padStart(2, '0')}T00:00:00Z`);
      // The clock is set back by hours, and goes over the same ones again.
      clock.now = new Date(clock.now.getTime() - 24 * 3_600_000);
      await passUntil(`2027-03-${String(7 * week + 8).padStart(2, '0')}T00:00:00Z`);
    }
    const health = ['Week 1 health', 'Week 2 health', 'Week 3 health'];
    const due = (hours: [string, string, string]) =>
      ['2027-03-14', '2027-03-21', '2027-03-28'].map((day, index) => `${day}T${hours[index]}:00.000Z`);
    const expected = {
      terminal: due(['01:30', '01:30', '01:00']),
      slack: due(['01:30', '01:30', '01:00']),
      discord: due(['01:30', '01:30', '01:00']),
      playground: due(['01:30', '01:30', '01:00']),
      mail: due(['01:30', '01:30', '01:00']),
    };
    for (const [name, instants] of Object.entries(expected)) {
      const issues = await issuesOf(subscriptions[name] ?? 0);
      expect(
        issues.map(({ at }) => at),
        name,
      ).toEqual(instants);
      expect(
        issues.map(({ titles }) => titles.filter((title) => title.endsWith('health'))),
        name,
      ).toEqual(health.map((title) => [title]));
    }
    const canary = await issuesOf(subscriptions.canary ?? 0);
    expect(canary.map(({ at }) => at)).toEqual(due(['01:30', '01:30', '01:00']));
    expect(canary.map(({ titles }) => titles.filter((title) => title.endsWith('housing')))).toEqual(
      ['Week 1 housing', 'Week 2 housing', 'Week 3 housing'].map((title) => [title]),
    );
    expect(await issuesOf(subscriptions.none ?? 0)).toEqual([]);
    const doubled = await sql`
      select subscription, key from digest_item group by subscription, key having count(*) > 1`;
    expect(doubled).toEqual([]);
  });

  test('what is for a prompt or a page was kept for it, and is shown when it is opened, in order', async () => {
    const kept =
      await sql`select state, attempts from delivery where places[1] = any(${['terminal:local:user:maria', user]})`;
    expect(kept).toEqual(Array.from({ length: 6 }, () => ({ state: 'kept', attempts: 0 })));
    await terminal.start();
    expect(printed.join('')).toMatch(
      /While you were away:[\s\S]*Week 1 health[\s\S]*Week 2 health[\s\S]*Week 3 health/,
    );
    const posts = await openPage(3);
    expect(posts.map((post) => /Week \d health/.exec(post)?.[0])).toEqual([
      'Week 1 health',
      'Week 2 health',
      'Week 3 health',
    ]);
  });

  test('and each arrived once, drawn by its platform', async () => {
    await allSent(Object.values(subscriptions));
    for (const [name, posted] of [
      ['slack', await slack.posted()],
      ['discord', await discord.posted()],
    ] as const) {
      const text = posted.map((each) => each.text).join('\n');
      for (const week of [1, 2, 3])
        expect(text.split(`Week ${week} health`).length - 1, `${name} ${week}`).toBeGreaterThan(0);
      expect(text.match(/Your digest for Skåne/g), name).toHaveLength(3);
      expect(
        posted.flatMap(({ buttons }) => buttons).filter((label) => label === 'Unsubscribe'),
        name,
      ).toHaveLength(3);
    }
    expect(printed.join('').match(/Your digest for Skåne/g)).toHaveLength(3);
    for (const [who, count] of [
      ['maria@example.org', 3],
      ['nayra@example.org', 3],
      ['quiet@example.org', 0],
    ] as const) {
      const mails = smtp.mails.filter(({ to }) => to.includes(who));
      expect(mails, who).toHaveLength(count);
      for (const { parsed, raw } of mails) {
        expect(parsed.subject).toMatch(/^(?:.+: )?Week \d (?:health|housing)/);
        expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
        expect(parsed.text).toMatch(/Unsubscribe: https:\/\/causeway\.example\/digests\/unsubscribe\/[\w-]{22}/);
        expect(String(parsed.html)).toContain('Worth reading');
      }
    }
  });
});

test('in the night the clocks go back, a time that comes twice counts once, at the first', async () => {
  clock.now = new Date('2027-10-30T12:00:00Z');
  const places = [
    ['Europe/Madrid', '02:30', '00:30'],
    ['Europe/Helsinki', '03:30', '00:30'],
    ['Europe/Dublin', '01:30', '00:30'],
    ['Atlantic/Azores', '00:30', '00:30'],
    ['Atlantic/Canary', '01:30', '00:30'],
  ] as const;
  const ids = [];
  for (const [zone, time] of places)
    ids.push(await subscribe(address(zone.replace(/\W/g, '-').toLowerCase()), time, zone, { areas: [], regions: [] }));
  await log('Week 9 health', 'health');
  await passUntil('2027-10-31T06:00:00Z');
  for (const [index, [zone, , utc]] of places.entries())
    expect(
      (await issuesOf(ids[index] ?? 0)).map(({ at }) => at),
      zone,
    ).toEqual([`2027-10-31T${utc}:00.000Z`]);
});

describe('this server was off', () => {
  test('for a day: the issue goes out on return, with what was there when it was due', async () => {
    clock.now = new Date('2028-01-03T00:00:00Z');
    const id = await subscribe(address('late'), '09:00', 'UTC', { weekday: 1 });
    await log('Week 5 health', 'health');
    clock.now = new Date('2028-01-04T20:00:00Z');
    await log('Week 6 health', 'health');
    await tick();
    expect(await issuesOf(id)).toEqual([{ at: '2028-01-04T20:00:00.000Z', titles: ['Week 5 health'] }]);
    const [row] = await sql`select next_due from digest_subscription where id = ${id}`;
    expect(row?.nextDue).toEqual(new Date('2028-01-10T09:00:00Z'));
  });

  test('for weeks: what is younger than two days goes out, with all that was missed, and says so', async () => {
    clock.now = new Date('2028-02-07T00:00:00Z');
    const id = await subscribe(address('weeks'), '09:00', 'UTC', { weekday: 1, sections: ['experiences'] });
    await log('Week 1 health', 'health');
    clock.now = new Date('2028-02-14T12:00:00Z');
    await log('Week 2 health', 'health');
    clock.now = new Date('2028-02-22T08:00:00Z');
    await tick();
    const [issue, ...more] = await issuesOf(id);
    expect(more).toEqual([]);
    expect(issue?.titles.sort()).toEqual(['Week 1 health', 'Week 2 health']);
    const [delivery] =
      await sql`select message ->> 'text' as text from delivery where recipient = ${`subscription:${id}`}`;
    expect(delivery?.text).toContain('The 2 digests before this one could not go out in time');
    const states = await sql`select period, state, reason from digest_issue where subscription = ${id} order by period`;
    expect(states).toEqual([
      { period: '2028-W06', state: 'skipped', reason: 'late' },
      { period: '2028-W07', state: 'skipped', reason: 'late' },
      { period: '2028-W08', state: 'sent', reason: null },
    ]);
  });
});

test('a channel that was deleted: the next place has it, and staff can see why', async () => {
  clock.now = new Date('2028-04-03T00:00:00Z');
  const gone = slack.place.replace(/[^:]+$/, 'C0GONE') as Place;
  const id = await subscribe(gone, '09:00', 'UTC', {
    weekday: 1,
    areas: [],
    regions: [],
    places: [gone, address('owner')],
  });
  await log('Week 8 health', 'health');
  clock.now = new Date('2028-04-03T09:00:00Z');
  await tick();
  await allSent([id]);
  expect(smtp.mails.filter(({ to }) => to.includes('owner@example.org'))).toHaveLength(1);
  const [delivery] = await sql`select place_index, error_code from delivery where recipient = ${`subscription:${id}`}`;
  expect(delivery).toMatchObject({ placeIndex: 1, errorCode: 'channel_not_found' });
});

test('one that cannot be written or timed keeps nobody else waiting', async () => {
  clock.now = new Date('2028-06-05T00:00:00Z');
  const more = { weekday: 1, areas: [], regions: [] };
  const drawn = await subscribe(address('drawn'), '09:00', 'UTC', { ...more, regions: ['ES51'] });
  const lost = await subscribe(address('lost'), '09:00', 'UTC', more);
  const plain = await subscribe(address('plain'), '09:00', 'UTC', more);
  await sql`update digest_subscription set time_zone = 'Mars/Olympus' where id = ${lost}`;
  await sql`
    update observation set year = year + 30, changed_at = ${clock.now}
    where area = 'ES51' and indicator = 'unemployment' and year = (select max(year) from observation where area = 'ES51' and indicator = 'unemployment')`;
  await log('Week 4 health', 'health');
  clock.now = new Date('2028-06-05T09:00:00Z');
  const { context } = first;
  const pictures = {
    ...context.pictures,
    add: () => {
      throw new Error('no ink');
    },
  };
  const errors: unknown[] = [];
  const told = {
    ...context,
    pictures,
    logger: { ...context.logger, error: (details: object | string) => void errors.push(details) },
  };
  await send?.run(told as typeof context, { dueAt: clock.now, signal: new AbortController().signal });
  expect((await issuesOf(plain)).map(({ titles }) => titles)).toEqual([['Week 4 health']]);
  expect(await sql`select state, next_due from digest_subscription where id = ${lost}`).toEqual([
    { state: 'paused', nextDue: null },
  ]);
  expect((await sql`select state from digest_issue where subscription = ${drawn}`)[0]?.state).toBe('held');
  expect(errors).toHaveLength(2);
  await sql`update digest_issue set state = 'approved' where subscription = ${drawn}`;
  await tick();
  expect((await issuesOf(drawn)).map(({ titles }) => titles)).toEqual([['Week 4 health']]);
});

test('with the clock set back by weeks nobody is told anything again, and nobody else is kept waiting', async () => {
  clock.now = new Date('2028-08-08T08:00:00Z');
  const more = { weekday: 1, areas: [], regions: [] };
  const id = await subscribe(address('back'), '09:00', 'UTC', more);
  await sql`update digest_subscription set next_due = '2028-08-21T09:00:00Z' where id = ${id}`;
  clock.now = new Date('2028-08-10T08:00:00Z');
  await log('Week 3 health', 'health');
  clock.now = new Date('2028-08-21T09:00:00Z');
  await tick();
  clock.now = new Date('2028-08-14T08:00:00Z');
  const plain = await subscribe(address('forth'), '09:00', 'UTC', more);
  await sql`update digest_subscription set next_due = '2028-08-14T09:00:00Z' where id = ${id}`;
  await log('Week 2 health', 'health');
  clock.now = new Date('2028-08-14T09:00:00Z');
  await tick();
  const told = async (subscription: number) => (await issuesOf(subscription)).map(({ titles }) => titles.sort());
  expect((await told(id)).sort()).toEqual([['Week 2 health'], ['Week 3 health']]);
  expect(await told(plain)).toEqual([['Week 2 health', 'Week 3 health']]);
});

test('what a clock that was a year ahead left behind is put right: the next digest comes in its week', async () => {
  clock.now = new Date('2028-09-04T08:00:00Z');
  const more = { weekday: 1, areas: [], regions: [] };
  const id = await subscribe(address('year-ahead'), '09:00', 'UTC', more);
  const early = await subscribe(address('week-early'), '09:00', 'UTC', more);
  const paused = await subscribe(address('paused'), '09:00', 'UTC', more);
  await sql`update digest_subscription set state = 'paused', paused_until = '2028-12-01T00:00:00Z', next_due = '2028-12-04T09:00:00Z' where id = ${paused}`;
  await log('Week 4 health', 'health');
  // As a server does that believes it is a year later.
  clock.now = new Date('2029-09-06T08:00:00Z');
  await tick();
  const dueOf = async (subscription: number) =>
    (await sql<{ nextDue: Date }[]>`select next_due from digest_subscription where id = ${subscription}`)[0]?.nextDue;
  expect((await dueOf(id))?.getFullYear()).toBe(2029);
  await sql`update digest_issue set state = 'sent', reason = null where subscription = ${early} and period = '2028-W36'`;
  await sql`update digest_subscription set state = 'paused', paused_until = '2028-12-01T00:00:00Z', next_due = '2028-12-04T09:00:00Z' where id = ${paused}`;

  clock.now = new Date('2028-09-04T08:30:00Z');
  await tick();
  expect(await dueOf(id)).toEqual(new Date('2028-09-04T09:00:00Z'));
  expect(await dueOf(early)).toEqual(new Date('2028-09-11T09:00:00Z'));
  expect(await dueOf(paused)).toEqual(new Date('2028-12-04T09:00:00Z'));
  clock.now = new Date('2028-09-04T09:00:00Z');
  await tick();
  expect((await issuesOf(id)).map(({ titles }) => titles)).toEqual([['Week 4 health']]);
});

test('a fault in the middle leaves nothing half done, and the next tick does it all', async () => {
  clock.now = new Date('2028-05-01T00:00:00Z');
  const id = await subscribe(address('fault'), '09:00', 'UTC', { weekday: 1, areas: [], regions: [] });
  clock.now = new Date('2028-05-01T09:00:00Z');
  await log('Week 7 health', 'health');
  const { context } = first;
  const broken = { ...context, outbox: { ...context.outbox, enqueueAll: () => Promise.reject(new Error('killed')) } };
  await expect(send?.run(broken, { dueAt: clock.now, signal: new AbortController().signal })).rejects.toThrow('killed');
  expect(await sql`select 1 from digest_issue where subscription = ${id}`).toEqual([]);
  expect(await sql`select 1 from digest_item where subscription = ${id}`).toEqual([]);
  await tick();
  expect((await issuesOf(id)).map(({ titles }) => titles[0])).toEqual(['Week 7 health']);
});
