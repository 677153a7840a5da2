import { beforeEach, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { bot, as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const send = jobs.find(({ name }) => name === 'send-digests');
const tick = () => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const ask = async (method: string, path: string) => {
  const response = await pages.request(path, { method });
  return { status: response.status, text: await response.text() };
};

let count = 0;
beforeEach(() => {
  count += 1;
  clock.now = new Date(Date.parse('2026-11-23T12:00:00Z') + count * 14 * 24 * 3_600_000);
});

const rowOf = async (id: number) => {
  const [row] = await sql<{ state: string; token: string; confirmToken: string }[]>`
    select state, token, confirm_token from digest_subscription where id = ${id}`;
  if (!row) throw new Error(`There is no digest ${id}`);
  return row;
};
const linkOf = async (id: number) => `/digests/unsubscribe/${(await rowOf(id)).token}`;
const statesOf = async (...ids: number[]) => Promise.all(ids.map(async (id) => (await rowOf(id)).state));

async function confirmed(name: string, address: string): Promise<number> {
  const who = as(name, { timeZone: 'UTC' }, `test:hall:user:${name}`);
  await who.submit(await who.say('/digest subscribe'), { where: 'mail', address, tellsEmpty: true });
  const [{ id }] = await sql<[{ id: number }]>`select max(id)::int as id from digest_subscription`;
  expect((await ask('POST', `/digests/confirm/${(await rowOf(id)).confirmToken}`)).status).toBe(200);
  return id;
}

test('where another digest goes to the same mailbox, the page says so and offers to end everything', async () => {
  const [first, second, third, foreign] = [
    await confirmed('ana', 'team@example.org'),
    await confirmed('bo', 'Team+causeway@EXAMPLE.org'),
    await confirmed('cy', 'team@example.org'),
    await confirmed('di', 'teams@example.org'),
  ];
  const link = await linkOf(first);
  const asked = await ask('GET', link);
  expect(asked.text).toContain('2 other digests still go to this address.');
  expect(asked.text).not.toContain('othing more will come');
  expect(asked.text).toContain(`action="${link}/everything"`);
  const ended = await ask('POST', link);
  expect(ended.text).toContain('2 other digests still go to this address.');
  expect(ended.text).not.toContain('othing more will come');
  expect(await statesOf(first, second, third, foreign)).toEqual(['ended', 'active', 'active', 'active']);
  // Nothing but a press ends anything.
  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) await pages.request(`${link}/everything`, { method });
  expect(await statesOf(second, third)).toEqual(['active', 'active']);
  expect((await ask('GET', `${link}/everything`)).text).toContain('End everything that goes to team@example.org?');
  expect((await ask('POST', `${link}/everything`)).text).toContain('nothing more will come');
  expect(await statesOf(first, second, third, foreign)).toEqual(['ended', 'ended', 'ended', 'active']);
  expect((await ask('GET', link)).text).toContain('nothing more will come');
  expect((await ask('POST', await linkOf(foreign))).text).toContain('nothing more will come');
});

test('one other digest is told of by the word', async () => {
  const first = await confirmed('eli', 'two@example.org');
  await confirmed('fay', 'two@example.org');
  expect((await ask('POST', await linkOf(first))).text).toContain('Another digest still goes to this address.');
  expect((await ask('POST', await linkOf(first))).text).toContain('This digest has ended already. Another digest');
});

test('what went to an address before steers nothing and shows nothing once the digest goes elsewhere', async () => {
  const id = await confirmed('gil', 'old@example.org');
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000);
  await tick();
  const [issue] = await sql<{ token: string }[]>`
    select token from digest_issue where subscription = ${id} and state = 'sent'`;
  await sql`update delivery set state = 'sent' where recipient = ${`subscription:${id}`}`;
  const page = `/digests/${issue?.token}`;
  const old = await linkOf(id);
  expect((await ask('GET', page)).text).toContain(old);
  const who = as('gil', { timeZone: 'UTC' }, 'test:hall:user:gil');
  await who.submit(await who.say(`/digest change ${id}`), { where: 'mail', address: 'new@example.org' });
  const fresh = await linkOf(id);
  expect(fresh).not.toBe(old);
  for (const path of [old, `${old}/everything`, `${page}/useful`, `${page}/not-useful`])
    for (const method of ['GET', 'POST']) {
      const answer = await ask(method, path);
      expect([method, path, answer.status]).toEqual([method, path, 404]);
      expect(answer.text).not.toContain('new@example.org');
    }
  const shown = await ask('GET', page);
  expect(shown.status).toBe(200);
  expect(shown.text).not.toContain(fresh);
  expect(shown.text).not.toMatch(/new@example\.org|not-useful|Unsubscribe/);
  expect((await rowOf(id)).state).toBe('unconfirmed');
  expect(await sql`select 1 from digest_verdict`).toEqual([]);
  // Who reads at the new address can.
  expect((await ask('GET', fresh)).text).toContain('new@example.org');
});

test('the same when it comes in chat from then on', async () => {
  const id = await confirmed('hal', 'mail@example.org');
  const old = await linkOf(id);
  const who = as('hal', { timeZone: 'UTC' }, 'test:hall:user:hal');
  await who.submit(await who.say(`/digest change ${id}`), { where: 'direct' });
  expect((await ask('GET', old)).status).toBe(404);
  expect((await ask('POST', old)).status).toBe(404);
  expect((await rowOf(id)).state).toBe('active');
});

test('what was ended by a press is taken back by the next', async () => {
  const id = await confirmed('undo', 'undo@example.org');
  const link = await linkOf(id);
  const ended = await ask('POST', link);
  expect(ended.text).toContain(`action="${link}/undo"`);
  expect(await statesOf(id)).toEqual(['ended']);
  expect((await ask('GET', `${link}/undo`)).status).toBe(404);
  expect((await ask('POST', `${link}/undo`)).text).toContain('goes on as before');
  expect(await statesOf(id)).toEqual(['active']);
  const [row] = await sql<{ nextDue: Date | null }[]>`select next_due from digest_subscription where id = ${id}`;
  expect(row?.nextDue?.getTime()).toBeGreaterThan(clock.now.getTime());
  // What goes on has not ended: there is nothing to take back.
  expect((await ask('POST', `${link}/undo`)).text).toContain('cannot go on by itself');
});

test('what was ended is taken back within thirty days, as the page says, and not later', async () => {
  const [early, late] = [await confirmed('early', 'early@example.org'), await confirmed('late', 'late@example.org')];
  for (const id of [early, late])
    expect((await ask('POST', await linkOf(id))).text).toContain('This can be taken back for 30 days.');
  clock.now = new Date(clock.now.getTime() + 30 * 24 * 3_600_000 - 1_000);
  expect((await ask('POST', `${await linkOf(early)}/undo`)).text).toContain('goes on as before');
  clock.now = new Date(clock.now.getTime() + 2_000);
  expect((await ask('POST', `${await linkOf(late)}/undo`)).text).toContain('it ended more than 30 days ago');
  expect(await statesOf(early, late)).toEqual(['active', 'ended']);
});

test('who reads the mail changes when it comes and what is in it, without an account', async () => {
  const id = await confirmed('prefs', 'prefs@example.org');
  const path = `/digests/preferences/${(await rowOf(id)).token}`;
  const post = async (fields: [string, string][]) =>
    (
      await pages.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      })
    ).text();
  expect((await ask('GET', path)).text).toContain('prefs@example.org');
  const fields: [string, string][] = [
    ['weekday', '5'],
    ['time', '17:30'],
    ['timeZone', 'Madrid'],
    ['language', 'en'],
    ['areas', 'health'],
    ['regions', 'ES51'],
    ['weeks', '2'],
  ];
  expect(await post(fields)).toContain('Saved. The next digest comes on');
  const read = async () =>
    (
      await sql<Record<string, unknown>[]>`
        select weekday, local_time, time_zone, areas, regions, state, tells_empty from digest_subscription where id = ${id}`
    ).map((row) => ({ ...row }));
  expect(await read()).toEqual([
    {
      weekday: 5,
      localTime: '17:30',
      timeZone: 'Europe/Madrid',
      areas: ['health'],
      // Members are ticked; other regions are added by their names.
      regions: ['ES51'],
      state: 'paused',
      tellsEmpty: false,
    },
  ]);
  expect(await post([...fields.filter(([name]) => name !== 'time'), ['time', 'noonish']])).toContain('noonish');
  const choices = { weekday: '8', weeks: '-1', language: 'xx', areas: 'no-such-area' };
  for (const [name, value] of Object.entries(choices))
    expect(await post([...fields.filter(([each]) => each !== name), [name, value]])).toContain(
      `“${value}” is none of the choices`,
    );
  expect((await read())[0]).toMatchObject({ localTime: '17:30' });
  const again = fields.map(([name, value]): [string, string] => [name, name === 'weeks' ? '0' : value]);
  expect(await post([...again, ['otherRegions', 'Atlantis']])).toContain('Atlantis');
  expect(await post([...again, ['otherRegions', 'Apulia, Île-de-France']])).toContain('Saved.');
  expect((await read())[0]?.regions).toEqual(['ES51', 'ITF4', 'FR10']);
  await post([...again.filter(([name]) => name !== 'regions'), ['regions', 'FR10']]);
  expect((await read())[0]?.regions).toEqual(['FR10']);
  expect((await read())[0]).toMatchObject({ state: 'active' });
  expect((await ask('POST', '/digests/preferences/aaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404);
  await ask('POST', await linkOf(id));
  expect((await ask('GET', path)).text).toContain('This digest has ended.');
});
