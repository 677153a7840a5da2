import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeUnansweredPassages } from '#jobs/close-passages.ts';
import { forgetFiles } from '#jobs/forget-files.ts';
import type { ShortcutMessage } from '#src/core/event.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-passage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = createFileFolder(folder, null);
const { as, bot, clock, context, database } = await createDialogue({ files });
const { sql } = database;
const filled = { title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: [] };
/** Told in other words each time, so that nothing is like another. */
const tell = (words: string) => ({ challenge: `Why: ${words}.`, lesson: `Begin early: ${words}.` });
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n`).toString('base64');
const file = (name: string, text = name) => ({ name, size: 20, content: pdf(text) });

const run = { dueAt: clock.now, signal: new AbortController().signal };
const use = (by: string, message: ShortcutMessage, shortcut = 'log-message-as-experience') => {
  clock.now = new Date(clock.now.getTime() + 60_000);
  return bot.handle({
    id: `s:${crypto.randomUUID()}`,
    actor: as(by).actor,
    place: 'test:hall:channel:main',
    type: 'shortcut',
    shortcut,
    message,
  });
};
/** What was written to somebody and is not sent yet, the latest last. */
async function lettersTo(user: string): Promise<{ text: string; lines: string[] }[]> {
  const rows = await sql<{ message: unknown }[]>`
    select message from delivery where places[1] = ${`test:hall:user:${user}`} and purpose = 'passage' order by created_at`;
  return rows.map(({ message }) => {
    const said = JSON.stringify(message);
    return { text: said, lines: [...said.matchAll(/"line":"([^"]*)"/g)].map(([, line = '']) => line) };
  });
}
const latest = async () => {
  const [row] = await sql<
    [{ number: number; title: string }]
  >`select number, title from experience order by number desc limit 1`;
  return row;
};

test('one’s own message is logged at once, with its files', async () => {
  const message = {
    ...{ text: 'We pair nurses.', link: 'https://chat.example/1', key: 'C1:1' },
    quoted: [{ author: { user: 'maria' }, text: 'We pair nurses.', files: [file('plan.pdf')] }],
  };
  const form = await use('maria', message);
  expect(formOf(form).values.action).toBe('We pair nurses.\n\nhttps://chat.example/1');
  expect(formOf(form).intro).toContain('With it: plan.pdf');
  const logged = read(await as('maria').submit(form, { ...filled, ...tell('nurses lacked contacts') }));
  expect(logged).toContain('Thank you: logged as');
  expect(await sql`select name, added_by is not null as known from attachment`).toEqual([
    { name: 'plan.pdf', known: true },
  ]);
  // The same message again is not logged twice.
  expect(read(await use('maria', message))).toContain('It is logged already');
});

test('who wrote it is asked, and gives their words with the files or without', async () => {
  const form = await use('pau', {
    ...{ text: 'A buddy scheme.', key: 'C1:2' },
    quoted: [
      {
        author: { user: 'ana', displayName: 'Ana' },
        text: 'A buddy scheme.',
        files: [file('buddies.pdf'), file('virus.exe')],
      },
    ],
  });
  expect(formOf(form).intro).toContain('Ana wrote this and is asked before anybody else sees it.');
  expect(formOf(form).intro).toContain('Not taken: virus.exe');
  const title = 'Buddies in town';
  const sent = await as('pau').submit(form, {
    ...filled,
    ...tell('neighbours keep apart'),
    title,
    areas: ['language'],
  });
  expect(read(sent)).toContain('Ana is asked.');
  expect((await latest()).title).not.toBe(title);
  const [letter] = await lettersTo('ana');
  expect(letter?.text).toContain('A buddy scheme.');
  expect(letter?.text).toContain('buddies.pdf');
  const [withFiles, without, , whole] = letter?.lines ?? [];
  expect(read(await as('ana').say(whole ?? ''))).toContain('Begin early');
  // Only who is asked may answer.
  expect(read(await as('eve').say(withFiles ?? ''))).toContain('Nothing is asked of you');
  expect(read(await as('eve').say(whole ?? ''))).toContain('Nothing is asked of you');
  expect(read(await as('ana').say(without ?? ''))).toContain('It is logged as');
  expect((await latest()).title).toBe(title);
  expect(await sql`select name from attachment where experience = ${(await latest()).number}`).toEqual([]);
  expect((await lettersTo('pau')).at(-1)?.text).toContain('Everybody has said yes');
});

test('of a thread each writer is asked, and it is logged with the last yes', async () => {
  const form = await use(
    'pau',
    {
      ...{ text: 'first', key: 'C1:3:thread' },
      quoted: [
        { author: { user: 'ana' }, text: 'We rent whole houses.', files: [file('houses.pdf')] },
        { author: { user: 'pau' }, text: 'For how long?', files: [file('mine.pdf')] },
        {
          author: { user: 'rui', displayName: 'rui' },
          text: 'Two years, and neighbours help.',
          files: [file('rui.pdf')],
        },
        { author: null, text: 'Reminder of an app' },
      ],
    },
    'log-thread-as-experience',
  );
  expect(formOf(form).values.action).toBe(
    '– We rent whole houses.\n– For how long?\n– Two years, and neighbours help.\n– Reminder of an app',
  );
  await as('pau').submit(form, {
    ...filled,
    ...tell('rents go up every spring'),
    title: 'Houses for families',
    areas: ['housing'],
  });
  const line = async (user: string) => (await lettersTo(user)).at(-1)?.lines ?? [];
  expect((await lettersTo('rui')).at(-1)?.text).not.toContain('We rent whole houses');
  expect(read(await as('ana').say((await line('ana'))[0] ?? ''))).toContain('once everybody has said yes');
  expect(read(await use('pau', { text: '', key: 'C1:3:thread', quoted: [{ author: null, text: 'x' }] }))).toContain(
    'It waits for a yes of rui',
  );
  expect(read(await as('rui').say((await line('rui'))[0] ?? ''))).toContain('It is logged as');
  const { number, title } = await latest();
  expect(title).toBe('Houses for families');
  expect(await sql`select name from attachment where experience = ${number} order by name`).toEqual([
    { name: 'houses.pdf' },
    { name: 'mine.pdf' },
    { name: 'rui.pdf' },
  ]);
});

test('a no takes words and files out, and keeps what was typed besides', async () => {
  const form = await use('pau', {
    ...{ text: 'A choir of neighbours.', key: 'C1:4' },
    quoted: [{ author: { user: 'ana' }, text: 'A choir of neighbours.', files: [file('choir.pdf')] }],
  });
  const action = 'We saw this:\n\nA choir of neighbours.\n\nIt went well.';
  await as('pau').submit(form, {
    ...filled,
    ...tell('singing is loved'),
    action,
    title: 'Choirs',
    areas: ['anti-discrimination'],
  });
  const [, , no] = (await lettersTo('ana')).at(-1)?.lines ?? [];
  expect(read(await as('ana').say(no ?? ''))).toContain('nothing of them is kept here');
  const back = (await lettersTo('pau')).at(-1);
  expect(back?.text).toContain('Somebody would rather not');
  const again = await as('pau').say(back?.lines[0] ?? '');
  expect(formOf(again).values).toMatchObject({ action: 'We saw this:\n\nIt went well.', title: 'Choirs' });
  expect(await sql`select 1 from passage_file where name = 'choir.pdf'`).toEqual([]);
  expect(read(await as('pau').submit(again, {}))).toContain('Thank you: logged as');
  expect(await sql`select name from attachment where experience = ${(await latest()).number}`).toEqual([]);
});

test('without an answer within fourteen days it is taken as a no, and the bytes go', async () => {
  const form = await use('pau', {
    ...{ text: 'Cooking.', key: 'C1:5' },
    quoted: [{ author: { user: 'ana' }, text: 'Cooking.', files: [file('cook.pdf', 'only here')] }],
  });
  await as('pau').submit(form, {
    ...filled,
    ...tell('kitchens bring people in'),
    title: 'Cooking together',
    areas: ['anti-discrimination'],
  });
  const kept = () => readdirSync(folder, { recursive: true }).length;
  const before = kept();
  clock.now = new Date(clock.now.getTime() + 13 * 24 * 3_600_000);
  await closeUnansweredPassages.run(context, run);
  expect((await lettersTo('pau')).at(-1)?.text).not.toContain('did not answer');
  clock.now = new Date(clock.now.getTime() + 2 * 24 * 3_600_000);
  await closeUnansweredPassages.run(context, run);
  expect((await lettersTo('pau')).at(-1)?.text).toContain('did not answer within 14 days');
  await forgetFiles.run({ ...context, now: () => new Date(Date.now() + 24 * 3_600_000) }, run);
  expect(kept()).toBeLessThan(before);
});

test('who is forgotten takes their words along', async () => {
  const form = await use('pau', {
    ...{ text: 'A fair of languages.', key: 'C1:6' },
    quoted: [{ author: { user: 'lea' }, text: 'A fair of languages.' }],
  });
  await as('pau').submit(form, { ...filled, ...tell('dialects differ'), title: 'Fairs', areas: ['language'] });
  await as('lea').confirm('/me forget');
  const [passage] = await sql`select state, field_values from passage where key = 'C1:6'`;
  expect(passage?.state).toBe('refused');
  expect(JSON.stringify(passage)).not.toContain('fair of languages');
});

test('files of the form go with it, and one that lies is told at its field', async () => {
  const form = await as('rosa').say('/experience log');
  const lying = {
    name: 'plan.pdf',
    mediaType: 'application/pdf',
    content: Buffer.from('no').toString('base64'),
    encoding: 'base64' as const,
  };
  const good = { name: 'plan.pdf', mediaType: 'application/pdf', content: pdf('plan'), encoding: 'base64' as const };
  const values = { ...filled, ...tell('nobody wrote plans down'), title: 'Plans', action: 'a', areas: ['education'] };
  const refused = await as('rosa').submit(form, { ...values, files: [lying] });
  expect(refused).toMatchObject({ type: 'problems', problems: { files: expect.stringContaining('plan.pdf: ') } });
  // What a form names by number has to be one's own.
  const [{ id: foreign = 0 } = {}] = await sql<{ id: number }[]>`
    insert into held_file (person, hash, name, media_type, size, held_at)
    select id, 'f', 'foreign.pdf', 'application/pdf', 1, now() from person limit 1 returning id`;
  const stolen = { name: 'x', mediaType: 'x', content: '', held: Number(foreign) };
  await as('rosa').submit(form, { ...values, files: [good, stolen] });
  expect(await sql`select name from attachment where experience = ${(await latest()).number}`).toEqual([
    { name: 'plan.pdf' },
  ]);
});
