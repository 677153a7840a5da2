import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { forgetFiles } from '#jobs/forget-files.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { checkLinks } from '#src/operations/tools/upkeep.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { readFileKind } from '#src/sources/file-kind.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, read, type Speaker } from '#test/support/dialogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-tools-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = createFileFolder(folder, null);
const { as, bot, clock, context, database } = await createDialogue({
  files,
  env: { PUBLIC_URL: 'https://causeway.example' },
});
const { sql } = database;
const pages = createPages({ ...context, files, readFileKind, read: bot.read, hasPlayground: false });
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [admin, maria, rosa] = ['admin', 'maria', 'rosa'].map(alone) as [Speaker, Speaker, Speaker];
for (const each of [admin, maria, rosa]) await each.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;

const bytes = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n`);
const given = (name: string, text = name) => [
  { name, mediaType: 'application/pdf', content: bytes(text).toString('base64'), encoding: 'base64' as const },
];
const values = {
  ...{ link: '', title: 'Housing first for refugees', kind: 'guideline', summary: 'How a town finds flats.' },
  ...{ areas: ['housing'], groups: [], language: 'en' },
};
const add = async (more: FormValues, speaker = admin) =>
  speaker.submit(await speaker.say(speaker === admin ? '/tool add' : '/tool suggest'), { ...values, ...more });
const fileOf = (outcome: Outcome) =>
  outcome.type === 'message' ? outcome.blocks.find((block) => block.type === 'file') : undefined;
const linesOf = (outcome: Outcome) =>
  [...JSON.stringify(outcome).matchAll(/"line":"([^"]*)"/g)].map(([, line]) => line);
const kept = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[\da-f]{64}$/.test(name)).length;
const later = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 86_400_000);
};
const forget = () => forgetFiles.run(context, { dueAt: clock.now, signal: new AbortController().signal });

test('an entry holds a file instead of a link: it is given in chat and on its page, and counted when opened', async () => {
  const added = await add({ file: given('guide.pdf') });
  expect(read(added)).toContain('Added to the toolbox as #1');
  expect(read(added)).toContain('guide.pdf (1 kB)');
  expect(linesOf(added)).toContain('/tool file 1');
  expect(await sql`select link, file_name, file_media_type, file_size from tool`).toEqual([
    { link: '', fileName: 'guide.pdf', fileMediaType: 'application/pdf', fileSize: bytes('guide.pdf').length },
  ]);
  const shown = fileOf(await maria.say('/tool file 1'));
  expect(shown).toMatchObject({ name: 'guide.pdf', mediaType: 'application/pdf', encoding: 'base64' });
  expect(Buffer.from((shown as { content: string }).content, 'base64')).toEqual(bytes('guide.pdf'));

  const page = await (await pages.request('/tools/1')).text();
  expect(page).toContain('Save the file guide.pdf');
  expect(page).not.toContain('Open “Housing');
  const opened = await pages.request('/tools/1/open', { method: 'POST', body: new URLSearchParams({ what: 'file' }) });
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/tools/1/file']);
  const file = await pages.request('/tools/1/file');
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''guide.pdf");
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes('guide.pdf'));
  expect(await sql`select opened from tool`).toEqual([{ opened: 1 }]);
});

test('whoever opens it again on the same day counts once, and others too', async () => {
  let remote: string | null = '192.0.2.1';
  const some = createPages({
    ...context,
    files,
    readFileKind,
    read: bot.read,
    hasPlayground: false,
    remoteOf: () => remote,
  });
  const openedAfter = async () => {
    await some.request('/tools/1/open', { method: 'POST', body: new URLSearchParams({ what: 'file' }) });
    return (await sql<[{ opened: number }]>`select opened from tool where number = 1`)[0].opened;
  };
  const before = await openedAfter();
  expect(await openedAfter()).toBe(before);
  remote = '192.0.2.2';
  expect(await openedAfter()).toBe(before + 1);
  later(1);
  expect(await openedAfter()).toBe(before + 2);
});

test('no link is looked at where there is none', async () => {
  later(8);
  const counts = await checkLinks(context, { now: clock.now, signal: new AbortController().signal });
  expect(counts).toEqual({ there: 0, broken: 0, unsure: 0 });
});

test('a link or a file is needed, the same file stands once, and what is no such file is said beside its field', async () => {
  const problemsOf = (outcome: Outcome) => (outcome.type === 'problems' ? outcome.problems : outcome);
  expect(problemsOf(await add({}))).toEqual({ link: 'Give a link or a file.' });
  expect(problemsOf(await add({ file: given('copy.pdf', 'guide.pdf') }))).toEqual({
    file: '#1 Housing first for refugees holds this file already.',
  });
  const program = [{ ...given('run.exe')[0], content: Buffer.from('MZ').toString('base64') }] as FormValues['file'];
  expect(JSON.stringify(problemsOf(await add({ file: program ?? null })))).toContain(
    'Files of this kind are not taken',
  );
});

test('who reviews a suggestion reads its file first; nobody else does, and another file is another version', async () => {
  const suggested = await add({ file: given('draft.pdf') }, maria);
  expect(read(suggested)).toContain('Your suggestion #2 waits');
  expect(fileOf(await rosa.say('/tool file 2'))).toMatchObject({ name: 'draft.pdf' });
  expect(read(await alone('bo').say('/tool file 2'))).toContain('There is no entry #2');
  expect((await pages.request('/tools/2/file')).status).toBe(404);
  const publish = linesOf(await rosa.say('/tool show 2')).find((line) => line?.startsWith('/tool publish 2')) ?? '';
  const form = formOf(await maria.say('/tool edit 2'));
  expect(form.fields.find(({ name }) => name === 'file')?.hint).toBe(
    'It holds draft.pdf. Another file takes its place.',
  );
  await maria.submit(await maria.say('/tool edit 2'), { ...form.values, file: given('better.pdf') });
  expect(read(await rosa.say(publish))).toContain('was changed since you read it');
  const again = linesOf(await rosa.say('/tool show 2')).find((line) => line?.startsWith('/tool publish 2')) ?? '';
  expect(read(await rosa.say(again))).toContain('is in the toolbox now');
  expect((await pages.request('/tools/2/file')).status).toBe(200);
});

test('a file stays when other fields are changed, is taken away with a tick where there is a link, and its bytes go', async () => {
  const edit = async (more: FormValues) => {
    const form = await admin.say('/tool edit 1');
    return admin.submit(form, { ...formOf(form).values, ...more });
  };
  await edit({ title: 'Housing first' });
  expect(await sql`select title, file_name from tool where number = 1`).toEqual([
    { title: 'Housing first', fileName: 'guide.pdf' },
  ]);
  const refused = await edit({ dropFile: true });
  expect(refused).toMatchObject({ problems: { link: 'Give a link or a file.' } });
  await edit({ dropFile: true, link: 'https://example.org/guide' });
  expect(await sql`select link, file_name from tool where number = 1`).toEqual([
    { link: 'https://example.org/guide', fileName: null },
  ]);
  expect(read(await maria.say('/tool file 1'))).toContain('#1 has no file');
  await sql`delete from held_file`;
  // Guide, draft and better: what a row names stays.
  expect(kept()).toBe(3);
  later(1);
  await forget();
  expect(kept()).toBe(1);
  expect(fileOf(await maria.say('/tool file 2'))).toMatchObject({ name: 'better.pdf' });
});

test('a file whose bytes are gone is said to be gone', async () => {
  for await (const hash of files.list(new Date(clock.now.getTime() + 86_400_000))) await files.remove(hash);
  const said = await maria.say('/tool file 2');
  expect(said).toMatchObject({ failed: true });
  expect(read(said)).toContain('The file of #2 cannot be found any more');
  expect((await pages.request('/tools/2/file')).status).toBe(404);
});

test('where no files are kept, the form asks for a link alone', async () => {
  const form = formOf(await (await createDialogue()).as('admin').say('/tool add'));
  expect(form.fields.map(({ name }) => name)).not.toContain('file');
  expect(form.fields.find(({ name }) => name === 'link')?.required).toBe(true);
});

test('a file is called as it is, without the folders in which it was', async () => {
  for (const [said, name] of [
    ['../../../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\guides\\housing.pdf', 'housing.pdf'],
  ] as const) {
    await add({ title: said, file: given(said) });
    expect(await sql`select file_name from tool where title = ${said}`).toEqual([{ fileName: name }]);
  }
});
