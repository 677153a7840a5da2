import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeFile } from '#src/core/decode-file.ts';
import type { FormValues } from '#src/core/form.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { workbook } from '#test/support/zip.ts';

const folder = await mkdtemp(join(tmpdir(), 'causeway-lists-'));
const files = createFileFolder(folder, null);
afterAll(() => rm(folder, { recursive: true }));

const { as, database } = await createDialogue();
const { sql } = database;
const [admin, maria] = ['admin', 'maria'].map((user) => as(user, {}, `test:hall:user:${user}`)) as [
  ReturnType<typeof as>,
  ReturnType<typeof as>,
];
const csv = (content: string) => [{ name: 'list.csv', mediaType: 'text/csv', content }];
const send = async (command: string, content: string, more: FormValues = {}) =>
  admin.submit(await admin.say(command), { file: csv(content), ...more });

describe('calls', () => {
  const list = [
    'Titel;Frist;Link;Politikfeld;Programm;Notiz',
    'Wohnen f\u00fcr alle;31.03.2027 17:00;https://example.org/1;Wohnen;AMIF;x',
    'Sprache;8. April 2027;https://example.org/2;;;',
    ';08.04.2027;https://example.org/3;Wohnen;;',
    'Vorbei;01.02.2026;https://example.org/4;Wohnen;;',
    'Wann;bald;https://example.org/5;Wohnen;;',
    'Kein Link;;siehe Notiz;Wohnen;;',
    'Kein Feld;;https://example.org/7;Astrologie;;',
  ].join('\n');

  test('what would be taken is said first; then lines are taken, and why the others are not', async () => {
    const looked = read(await send('/call import', list, { look: true, area: 'language' }));
    expect(looked).toContain('Would be taken: 2 lines of 7.');
    expect(await sql`select 1 from funding_call`).toHaveLength(0);
    const done = read(await send('/call import', list, { look: false, area: 'language' }));
    expect(done).toContain('Taken: 2 lines of 7.');
    expect(done).toContain('One is over.');
    expect(done).toContain('Line 4: no title');
    expect(done).toContain('Line 6: “bald” is no deadline that can be read');
    expect(done).toContain('Line 7: “siehe Notiz” is no link');
    expect(done).toContain('Line 8: no policy area that is known: “Astrologie”');
    expect(done).toContain('Columns that were not used: Notiz.');
    const rows =
      await sql`select title, programme, policy_areas, closes_at, is_whole_day from funding_call order by number`;
    expect(rows).toMatchObject([
      {
        title: 'Wohnen für alle',
        programme: 'AMIF',
        policyAreas: ['housing'],
        closesAt: new Date('2027-03-31T15:00:00Z'),
      },
      { title: 'Sprache', policyAreas: ['language'], closesAt: new Date('2027-04-08T21:59:00Z'), isWholeDay: true },
    ]);
    expect(read(await send('/call import', list, { look: false, area: 'language' }))).toContain(
      '2 were there already.',
    );
  });

  test('a list without titles, and what is no list, is said', async () => {
    expect(read(await send('/call import', 'Farbe,Zahl\nrot,1'))).toContain('The list has no column for titles.');
    const none = await admin.submit(await admin.say('/call import'), { file: [] });
    expect(none.type === 'problems' && none.problems.file).toContain('Attach a file');
    expect(read(await send('/call import', '<html><body>no</body></html>'))).not.toContain('Taken');
  });
});

test('the toolbox: kinds and languages by their words, one link once, only by staff', async () => {
  const list = [
    'Title,URL,Type,Theme,Publisher,Year,Abstract',
    'Handbook for mentors,https://example.org/h,Handbook,Health,WHO,published 2023,"How to find and pay mentors, and what they need to know."',
    'Guía de vivienda,https://example.org/v,guía,vivienda,,2020,"Cómo encontrar pisos para las familias que llegan y qué ayudas hay para los que alquilan."',
    'Again,https://example.org/H,Study,Health,,,',
    'Odd kind,https://example.org/o,Sculpture,Health,,,',
  ].join('\n');
  const done = read(await send('/tool import', list));
  expect(done).toContain('Taken: 2 lines of 4.');
  expect(done).toContain('One was there already.');
  expect(done).toContain('Line 5: “Sculpture” is no kind of tool');
  expect(
    await sql`select title, kind, language, publisher, year, policy_areas, state from tool order by number`,
  ).toMatchObject([
    {
      title: 'Handbook for mentors',
      kind: 'guideline',
      language: 'en',
      publisher: 'WHO',
      year: 2023,
      policyAreas: ['health'],
      state: 'published',
    },
    { title: 'Guía de vivienda', kind: 'guideline', language: 'es', year: 2020, policyAreas: ['housing'] },
  ]);
  expect(read(await maria.say('/tool import'))).not.toContain('Import for the toolbox');
});

test('a workbook that is attached is read, whether its bytes are kept outside the form or not', async () => {
  const cells = (row: number, ...texts: string[]) =>
    `<row r="${row}">${texts.map((text, at) => `<c r="${'ABC'[at]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const bytesOf = (title: string) =>
    workbook(cells(1, 'Title', 'Link', 'Area') + cells(2, title, `https://example.org/${title}`, 'housing'));
  const attach = (title: string) => decodeFile('list.xlsx', 'application/octet-stream', bytesOf(title));
  const inline = await admin.submit(await admin.say('/tool import'), { file: [await attach('Inline')] });
  expect(read(inline)).toContain('Taken: one line of 1.');
  const kept = await createDialogue({ files });
  const staff = kept.as('admin', {}, 'test:hall:user:admin');
  const held = await staff.submit(await staff.say('/tool import'), { file: [await attach('Held')] });
  expect(read(held)).toContain('Taken: one line of 1.');
  const [row] = await kept.database.sql`select title, policy_areas from tool where title = 'Held'`;
  expect(row).toMatchObject({ title: 'Held', policyAreas: ['housing'] });
});
