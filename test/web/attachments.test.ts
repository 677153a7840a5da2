import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { forgetFiles } from '#jobs/forget-files.ts';
import { attachmentLimits } from '#src/domain/experiences/attachment.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { readFileKind } from '#src/sources/file-kind.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { zip } from '#test/support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const scanner = join(folder, 'scan.sh');
writeFileSync(scanner, '#!/bin/sh\ngrep -q EICAR "$1" && exit 1\ngrep -q BROKEN "$1" && exit 2\nexit 0\n');
chmodSync(scanner, 0o755);
const files = createFileFolder(join(folder, 'kept'), scanner);
const { as, say, submit, bot, context, database, clock } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
});
const { sql } = database;
const pages = createPages({ ...context, files, readFileKind, read: bot.read, hasPlayground: false });
const png = new Uint8Array(
  await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .png()
    .toBuffer(),
);
const cells = [[{ type: String, value: 'Title' }]];
const sheets = await writeXlsxFile([{ data: cells, sheet: 'A' }]).toBlob();
const xlsx = new Uint8Array(await sheets.arrayBuffer());
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n`);
await submit(await say('/experience log'), {
  ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: [] },
  ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.' },
});
const path = `${/causeway\.example(\/records\/[\w-]{22})/.exec(JSON.stringify(await say('/experience page 1')))?.[1]}/files`;

async function upload(name: string, content: Uint8Array | string) {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(Buffer.from(content))], name));
  const response = await pages.request(path, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}
const kept = () =>
  readdirSync(join(folder, 'kept'), { recursive: true, encoding: 'utf8' }).filter((name) => /[\da-f]{64}$/.test(name));

test('files are added, shown once the experience is published, and gone with it', async () => {
  expect((await upload('plan.pdf', pdf('plan'))).text).toContain('plan.pdf was added.');
  expect((await upload('figures.xlsx', xlsx)).text).toContain('figures.xlsx was added.');
  expect((await upload('course “A”.png', png)).text).toContain('was added.');
  // The same file again is the same.
  await upload('plan-2.pdf', pdf('plan'));
  expect(await sql`select name, media_type from attachment order by id`).toMatchObject([
    { name: 'plan-2.pdf', mediaType: 'application/pdf' },
    { name: 'figures.xlsx' },
    { name: 'course “A”.png', mediaType: 'image/png' },
  ]);
  expect(kept()).toHaveLength(3);
  const [{ id }] = (await sql`select id from attachment where media_type = 'image/png'`) as unknown as [{ id: number }];
  expect((await pages.request(`/experiences/1/files/${id}`)).status).toBe(404);
  expect((await pages.request(`${path}/${id}`)).headers.get('content-type')).toBe('image/png');
  await as('admin').say('/experience publish 1');
  const page = await (await pages.request('/experiences/1')).text();
  expect(page).toMatch(/<h1 dir="auto" lang="[a-z]{2}">#1 /);
  expect(page).toContain(`<img class="attached" src="/experiences/1/files/${id}"`);
  const picture = await pages.request(`/experiences/1/files/${id}`);
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(png);
  expect(picture.headers.get('content-disposition')).toMatch(/^inline/);
  const other = await pages.request(`/experiences/1/files/${id - 1}`);
  expect(other.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(other.headers.get('x-content-type-options')).toBe('nosniff');
  expect(other.headers.get('cache-control')).toContain('no-store');
  await sql`update experience set withdrawn_at = now()`;
  expect((await pages.request(`/experiences/1/files/${id}`)).status).toBe(404);
  await sql`update experience set withdrawn_at = null`;
  await pages.request(path, { method: 'POST', body: new URLSearchParams({ remove: String(id) }) });
  expect((await pages.request(`/experiences/1/files/${id}`)).status).toBe(404);
});

test('what lies about its kind, is too large, too much, infected, or no file is refused in words', async () => {
  const refused = async (name: string, content: Uint8Array | string) => (await upload(name, content)).text;
  expect(await refused('plan.pdf', 'MZ\u0090\u0000 a program')).toContain('is not what its name says');
  expect(await refused('photo.png', pdf('x'))).toContain('is not what its name says');
  expect(await refused('list.docx', zip([{ name: 'a.txt', content: 'a' }]))).toContain('is not what its name says');
  expect(await refused('page.html', '<script>alert(1)</script>')).toContain('Files of this kind are not taken');
  expect(await refused('picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')).toContain('are not taken');
  expect(await refused('virus.pdf', pdf('EICAR'))).toContain('holds a virus');
  expect(await refused('odd.pdf', pdf('BROKEN'))).toContain('could not be looked through');
  expect(await refused('empty.pdf', '')).toContain('Choose a file that is not empty.');
  expect((await upload('large.pdf', Buffer.concat([pdf('l'), Buffer.alloc(attachmentLimits.fileBytes)]))).status).toBe(
    413,
  );
  const big = (at: number) => Buffer.concat([pdf(`${at}`), Buffer.alloc(attachmentLimits.fileBytes - 100)]);
  const said: string[] = [];
  for (let at = 0; at < 6; at += 1) said.push(await refused(`big-${at}.pdf`, big(at)));
  expect(said.at(-1)).toContain('Together the files would be larger than 50 MB.');
  const [{ sum }] = (await sql`select sum(size)::int as sum from attachment`) as unknown as [{ sum: number }];
  expect(sum).toBeGreaterThan(40_000_000);
  expect(sum).toBeLessThanOrEqual(attachmentLimits.recordBytes);
});

test('bytes that no experience has any more are deleted, and no others', async () => {
  const before = kept().length;
  const old = new Date(clock.now.getTime() - 2 * 60 * 60_000);
  for (const name of kept()) utimesSync(join(folder, 'kept', name), old, old);
  await forgetFiles.run({ ...context, files }, { dueAt: clock.now, signal: new AbortController().signal });
  const [{ count }] = (await sql`select count(distinct hash)::int as count from attachment`) as unknown as [
    { count: number },
  ];
  expect(kept()).toHaveLength(count);
  expect(count).toBeLessThan(before);
  await sql`delete from experience`;
  await forgetFiles.run({ ...context, files }, { dueAt: clock.now, signal: new AbortController().signal });
  expect(kept()).toEqual([]);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

test('the files stand in cards of chats, in what a chat gives, in feeds and in exports', async () => {
  const dialogue = await createDialogue({
    database,
    files,
    env: { PUBLIC_URL: 'https://causeway.example', ADMINS: 'test:hall:boss' },
  });
  const number = Number(
    /#(\d+)/.exec(
      read(
        await dialogue.as('ines').submit(await dialogue.as('ines').say('/experience log'), {
          ...{ title: 'Gardens', region: 'Murcia', areas: ['housing'], groups: [] },
          ...{ challenge: 'No gardens.', action: 'We dig.', lesson: 'Dig deep.' },
          files: [
            {
              name: 'dig.pdf',
              mediaType: 'application/pdf',
              content: pdf('dig').toString('base64'),
              encoding: 'base64',
            },
          ],
        }),
      ),
    )?.[1],
  );
  // Before anybody reviewed it there is no address that would show it.
  const before = read(await dialogue.as('ines').say(`/experience show ${number}`));
  expect(before).toContain('dig.pdf (1 kB)');
  expect(before).toContain('Show its file');
  const boss = dialogue.as('boss');
  await boss.say(`/experience publish ${number}`);
  const after = JSON.stringify(await dialogue.as('eva').say(`/experience show ${number}`));
  const url = new RegExp(`https://causeway.example/experiences/${number}/files/\\d+`).exec(after)?.[0];
  expect(url).toBeDefined();
  const given = await dialogue.as('eva').say(`/experience files ${number}`);
  expect(given).toMatchObject({
    blocks: expect.arrayContaining([
      expect.objectContaining({ type: 'file', name: 'dig.pdf', content: pdf('dig').toString('base64') }),
    ]),
  });
  const get = async (path: string) => (await pages.request(path)).text();
  const [path = ''] = /\/experiences.*/.exec(url ?? '') ?? [];
  expect((await pages.request(path)).status).toBe(200);
  for (const feed of [
    '/experiences/feed.atom',
    '/experiences/feed.rss',
    '/experiences/feed.json',
    '/experiences/list.csv',
    '/experiences/list.json',
  ])
    expect(await get(feed), feed).toContain(path);
  expect(JSON.parse(await get('/experiences/feed.json')).items).toContainEqual(
    expect.objectContaining({
      attachments: [expect.objectContaining({ mime_type: 'application/pdf', title: 'dig.pdf' })],
    }),
  );
});
