import { expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { createCollectionReader } from '#src/read-collections.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

// What becomes of a list, and of what was taken from it, when more than one thing happens to it.

const { as, bot, context, database, clock } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
const { sql, withTransaction } = database;
const staff = as('admin');
const pages = createPages({
  ...context,
  read: bot.read,
  hasPlayground: false,
  collections: { ...createCollectionReader(), sql, withTransaction },
});

const settings = { source: 'Testing', action: 'check', isPublished: 'yes', language: 'en', area: 'education' };
const columns = { 'column-0': 'title', 'column-1': 'region', 'column-2': 'action' };
const listOf = (name: string, count: number) =>
  `Title;Region;Action\n${Array.from({ length: count }, (_, at) => `${name} ${at};Berlin;${name} number ${at} ${crypto.randomUUID()}`).join('\n')}`;

const post = (path: string, fields: Record<string, string>) =>
  pages.request(path, { method: 'POST', body: new URLSearchParams(fields) });
const text = async (path: string) => (await pages.request(path)).text();

function upload(path: string, name: string, content: string) {
  const form = new FormData();
  form.append('file', new File([content], name));
  return pages.request(path, { method: 'POST', body: form });
}

async function ended(path: string): Promise<string> {
  let page = '';
  await expect
    .poll(async () => (page = await text(path)), { timeout: 60_000, interval: 50 })
    .not.toContain('shows by itself how it goes on');
  return page;
}

async function openPage(): Promise<string> {
  const answer = (await staff.say('/experience import')) as Message & { type: 'message' };
  return /https:\/\/causeway\.example(\/collections\/[\w-]{22})/.exec(JSON.stringify(answer))?.[1] ?? '';
}

/** The page of a list that was read and checked. */
async function checkedList(name: string, count: number): Promise<string> {
  const path = await openPage();
  await upload(path, `${name}.csv`, listOf(name, count));
  await post(path, { ...columns, ...settings });
  await ended(path);
  return path;
}

async function numbersOf(name: string): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from experience where title like ${`${name} %`} order by number`;
  return rows.map(({ number }) => number);
}

test('a file that arrives while a list is taken changes nothing of it, and all that was taken can be taken back', async () => {
  const path = await checkedList('Gamma', 120);
  const form = new FormData();
  form.append('file', new File([listOf('Delta', 5)], 'd.csv'));
  const whole = new Response(form);
  const type = whole.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await whole.arrayBuffer());
  let finish = () => {};
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, 40));
      finish = () => {
        controller.enqueue(bytes.slice(40));
        controller.close();
      };
    },
  });
  const slow = pages.request(path, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': type },
  } as never);
  expect((await post(path, { action: 'take' })).status).toBe(303);
  finish();
  const put = await slow;
  expect(await ended(path)).toContain('120 experiences were taken from Gamma.csv');
  expect(await numbersOf('Gamma')).toHaveLength(120);
  // Either the list was being taken then, or it had been: the file made another list.
  expect([409, 303]).toContain(put.status);
  if (put.status === 303) expect(put.headers.get('location')).not.toBe(path);
  expect(await (await post(path, { action: 'undo' })).text()).toContain('120 experiences are deleted.');
  expect(await numbersOf('Gamma')).toEqual([]);
});

test('a file is not put into a list at which other work began while it was read', async () => {
  const path = await checkedList('Busy', 2);
  const reader = createCollectionReader();
  const racing = createPages({
    ...context,
    read: bot.read,
    hasPlayground: false,
    collections: {
      ...reader,
      sql,
      withTransaction,
      async readFile(bytes) {
        const table = await reader.readFile(bytes);
        await sql`update collection set state = 'taking', told_at = ${clock.now} where file = 'Busy.csv'`;
        return table;
      },
    },
  });
  const form = new FormData();
  form.append('file', new File([listOf('Other', 1)], 'other.csv'));
  const put = await racing.request(path, { method: 'POST', body: form });
  expect(put.status).toBe(409);
  expect(await put.text()).toContain('Work on this list is still under way.');
  const rows = await sql`
    select cells ->> 0 as title from collection_row where collection = (select max(id) from collection) order by line`;
  expect(rows.map(({ title }) => title)).toEqual(['Busy 0', 'Busy 1']);
});

test('of files that are sent at once to one list, the last that is put stays, whole', async () => {
  const path = await openPage();
  const names = ['One', 'Two', 'Three'];
  const sent = await Promise.all(names.map((name) => upload(path, `${name}.csv`, listOf(name, 300))));
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
  const [kept] = await sql`select id, file from collection order by id desc limit 1`;
  const rows = await sql`select cells ->> 0 as title from collection_row where collection = ${kept?.id}`;
  expect(rows).toHaveLength(300);
  expect(rows.every(({ title }) => `${title.split(' ')[0]}.csv` === kept?.file)).toBe(true);
});

test('taking a list back leaves what somebody changed between two takings, and what others say of it', async () => {
  const path = await checkedList('Epsilon', 7);
  const [collection] = await sql`select max(id) as id from collection`;
  await sql`update collection_row set choice = 'leave' where collection = ${collection?.id} and line > 6`;
  await post(path, { action: 'take' });
  await ended(path);
  const [changed = 0, tried = 0, evaluated = 0, filed = 0, plain = 0] = await numbersOf('Epsilon');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const [person] = await sql`select id from person limit 1`;
  await sql`
    insert into experience_revision (experience, revision, content, saved_by, saved_at)
    select experience, 100, content, saved_by, ${clock.now} from experience_revision where experience = ${changed} limit 1`;
  const member = as('member');
  await member.submit(await member.say(`/experience try ${tried}`), { plan: 'trying', note: 'With two schools.' });
  await sql`
    insert into experience_evaluation (experience, reviewer, verdicts, notes, advice, evaluated_at)
    values (${evaluated}, ${person?.id}, '{}', '{"summary": "Well told"}', 'publish', ${clock.now})`;
  await sql`
    insert into attachment (experience, name, media_type, size, hash, added_by, added_at)
    values (${filed}, 'plan.pdf', 'application/pdf', 10, ${'a'.repeat(64)}, ${person?.id}, ${clock.now})`;
  clock.now = new Date(clock.now.getTime() + 60_000);
  await post(path, { action: 'choose', 'row-7': 'take', 'row-8': 'take' });
  await sql`update collection_row set choice = 'take' where collection = ${collection?.id}`;
  await post(path, { action: 'take' });
  await ended(path);
  expect(await numbersOf('Epsilon')).toHaveLength(7);
  expect((await sql`select from experience_use where experience = ${tried}`).length).toBe(1);
  expect(await (await post(path, { action: 'undo' })).text()).toContain(
    '3 experiences are deleted; 4 that were changed, claimed, tried or written about since stay.',
  );
  expect(await numbersOf('Epsilon')).toEqual([changed, tried, evaluated, filed]);
  expect(plain).toBeGreaterThan(0);
});

test('another file for a list that was taken makes another list, and the first can still be taken back', async () => {
  const path = await checkedList('Zeta', 3);
  await post(path, { action: 'take' });
  await ended(path);
  const put = await upload(path, 'eta.csv', listOf('Eta', 2));
  expect(put.status).toBe(303);
  const other = put.headers.get('location') ?? '';
  expect(other).toMatch(/^\/collections\/[\w-]{22}$/);
  expect(other).not.toBe(path);
  expect(await text(other)).toContain('eta.csv: 2 rows.');
  expect(await text(path)).toContain('3 experiences were taken from Zeta.csv');
  expect(await (await post(path, { action: 'undo' })).text()).toContain('3 experiences are deleted.');
  expect(await numbersOf('Zeta')).toEqual([]);
});
