import { describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { sendDue } from '#src/operations/digests/send-due.ts';
import { createSnapshot } from '#src/operations/digests/snapshot.ts';
import { loadReadable } from '#src/operations/digests/sources/ranked.ts';
import { beginTry } from '#src/store/outbox/delivery-try.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { bot, as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: true });
const send = jobs.find(({ name }) => name === 'send-digests');
const tick = () => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const staff = as('admin');
const [jordi, ana] = [as('jordi'), as('ana')];
let week = 48;

async function log(speaker: Speaker, title: string) {
  const values = {
    region: 'Skåne',
    areas: ['housing'],
    groups: [],
    challenge: 'c',
    action: 'a',
    title,
    lesson: `${title} lesson`,
  };
  return Number(/#(\d+)/.exec(read(await speaker.submit(await speaker.say('/experience log'), values)))?.[1]);
}

async function ask(speaker: Speaker, title: string) {
  const asked = await speaker.submit(await speaker.say('/question ask'), { title, areas: ['housing'], region: '' });
  return Number(/#(\d+)/.exec(read(asked))?.[1]);
}

/** A new reader, and what they are to be told in the week that begins. */
async function subscribe(name: string) {
  const reader = as(name, {}, `test:hall:user:${name}`);
  await reader.submit(await reader.say('/digest subscribe'), {
    where: 'direct',
    weekday: '1',
    time: '9:00',
    timeZone: 'UTC',
  });
  const [row] = await sql<{ id: number }[]>`select max(id)::int as id from digest_subscription`;
  return { reader, id: row?.id ?? 0 };
}
async function nextWeek() {
  week += 1;
  clock.now = new Date(Date.parse('2026-11-30T09:00:30Z') + (week - 49) * 7 * 86_400_000);
  await tick();
}
const issueOf = async (id: number) =>
  (
    await sql<{ state: string; reason: string | null; token: string; text: string | null; keys: string[] }[]>`
      select state, reason, token, message ->> 'text' as text, array(select key from digest_item where issue = i.id) as keys
      from digest_issue i where subscription = ${id} order by cut_off desc limit 1`
  )[0];
const pageOf = async (token: string | undefined) => (await pages.request(`/digests/${token}`)).text();

describe('what was taken back while a digest was held', () => {
  test('is not in it when it goes out, nor in the preview; the rest is, and is told once', async () => {
    const { id } = await subscribe('held');
    const [withdrawn, archived, stays] = [
      await log(jordi, 'Withdrawn one'),
      await log(jordi, 'Archived one'),
      await log(jordi, 'Stays one'),
    ];
    const question = await ask(jordi, 'Withdrawn question?');
    await log(ana, 'Forgotten one');
    await staff.confirm('/digest hold week=49');
    await nextWeek();
    expect((await issueOf(id))?.state).toBe('held');
    await jordi.confirm(`/experience withdraw ${withdrawn}`);
    await staff.confirm(`/experience archive ${archived}`);
    await jordi.confirm(`/question withdraw ${question}`);
    await ana.confirm('/me forget delete');
    const titles = ['Withdrawn', 'Archived', 'Forgotten', 'Withdrawn question'];
    expect((await sql`select 1 from digest_issue where digest::text like '%Forgotten%'`).length).toBe(0);
    const preview = read(await staff.say(`/digest preview subscription=${id} week=49`));
    expect(titles.filter((title) => preview.includes(title))).toEqual([]);
    clock.now = new Date(clock.now.getTime() + 7 * 3_600_000);
    await staff.say('/digest approve week=49');
    await tick();
    const issue = await issueOf(id);
    expect(issue?.text).toContain('Stays one');
    expect(titles.filter((title) => issue?.text?.includes(title))).toEqual([]);
    expect(issue?.text).toContain('This week: 1 new experience.');
    expect(issue?.keys).toEqual([`e${stays}`]);
    // Restored, it is told with the next.
    await jordi.say(`/experience restore ${withdrawn}`);
    await nextWeek();
    expect((await issueOf(id))?.text).toContain('Withdrawn one');
  });

  test('with nothing left in it, it does not go out', async () => {
    const { id } = await subscribe('empty');
    for (const number of [1, 2, 3]) await sql`delete from experience where number = ${number}`;
    const only = await log(jordi, 'Only one');
    await staff.confirm(`/digest hold week=${week + 1}`);
    await nextWeek();
    expect((await issueOf(id))?.state).toBe('held');
    await jordi.confirm(`/experience withdraw ${only}`);
    await staff.say(`/digest approve week=${week}`);
    await tick();
    expect(await issueOf(id)).toMatchObject({ state: 'skipped', reason: 'empty', text: null, keys: [] });
    expect(await sql`select 1 from delivery where recipient = ${`subscription:${id}`} and purpose = 'digest'`).toEqual(
      [],
    );
  });
});

describe('what was taken back after a digest was written', () => {
  test('is not in what has not gone out, and on its page there is a word of it; restored, it is there again', async () => {
    const { id, reader } = await subscribe('written');
    const [taken, stays] = [await log(jordi, 'Taken one'), await log(jordi, 'Kept one')];
    await nextWeek();
    const token = (await issueOf(id))?.token;
    expect(await pageOf(token)).toContain('Taken one');
    await jordi.confirm(`/experience withdraw ${taken}`);
    const page = await pageOf(token);
    expect(page).not.toContain('Taken one');
    expect(page).toContain('This was withdrawn.');
    expect(page).toContain('Kept one');
    expect(read(await reader.say(`/digest preview week=${week}`))).not.toContain('Taken one');
    const [waiting] = await sql<{ id: string; job: string }[]>`
      select id, job from delivery where recipient = ${`subscription:${id}`} and state = 'waiting'`;
    const attempt = await beginTry(sql, { id: waiting?.id ?? '', job: waiting?.job ?? '', now: clock.now });
    expect(JSON.stringify(attempt?.message)).not.toContain('Taken one');
    expect(attempt && read({ type: 'message', visibility: 'private', ...attempt.message })).not.toContain('withdrawn');
    expect(attempt?.message.text).toContain('New this week:');
    expect(JSON.stringify(attempt?.message)).toContain('Kept one');
    expect(attempt?.message.blocks).toContainEqual({
      type: 'actions',
      items: expect.arrayContaining([expect.objectContaining({ line: `/experience show ${stays}` })]),
    });
    await jordi.say(`/experience restore ${taken}`);
    expect(await pageOf(token)).toContain('Taken one');
  });

  test('of a channel’s digest too, and of one that was written before it said what it quotes', async () => {
    const { id } = await subscribe('old');
    await log(as('zoe'), 'Zoe one');
    await nextWeek();
    const token = (await issueOf(id))?.token;
    await sql`update digest_issue set message = ${sql.json({ text: 'Zoe one', blocks: [{ type: 'text', markdown: 'Zoe one' }] })} where token = ${token ?? ''}`;
    await sql`update delivery set message = ${sql.json({ text: 'Zoe one', blocks: [] })}, quotes = null where recipient = ${`subscription:${id}`}`;
    await as('zoe').confirm('/me forget delete');
    expect(await pageOf(token)).not.toContain('Zoe one');
    expect(await sql`select message, state from delivery where recipient = ${`subscription:${id}`}`).toEqual([
      { message: { text: '', blocks: [] }, state: 'cancelled' },
    ]);
  });
});

test('what was read for many digests before somebody was forgotten is in none that is written after', async () => {
  const { id } = await subscribe('late');
  const una = as('una');
  await log(una, 'Una one');
  week += 1;
  const at = new Date(Date.parse('2026-11-30T09:00:00Z') + (week - 49) * 7 * 86_400_000);
  clock.now = new Date(at.getTime() + 30_000);
  const snapshot = createSnapshot(context.catalogue, at);
  await loadReadable(sql, snapshot);
  expect(read(await una.confirm('/me forget delete'))).toContain('You are forgotten');
  await sendDue(context, { now: clock.now, limit: 100, snapshotAt: () => snapshot });
  const issue = await issueOf(id);
  expect(issue?.state).toBeDefined();
  expect(JSON.stringify(await sql`select message, digest from digest_issue`)).not.toContain('Una one');
  expect(JSON.stringify(await sql`select message from delivery`)).not.toContain('Una one');
});
