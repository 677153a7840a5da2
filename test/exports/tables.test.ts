import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { heading, message, note, rightColumn, table } from '#src/core/blocks.ts';
import { BusyError } from '#src/core/concurrency-gate.ts';
import { bytesOf, fileAnswer, type WantedFile } from '#src/core/files.ts';
import { withFolds } from '#src/core/folds.ts';
import { createFileWriter } from '#src/exports/write.ts';
import { toXlsx } from '#src/exports/xlsx.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { readSheets } from '#test/support/workbook.ts';

const figure = { value: -3.25, unit: '%', year: 2024, flags: 'bu', source: 'Eurostat, lfst_r_lfur2gac' };
const answer = message(
  heading('Skåne: "łódź" / Ελλάδα'),
  table(
    ['Region', rightColumn('Value'), rightColumn('Rank'), 'More'],
    [
      ['Skåne', { text: '−3.3% bu', ...figure }, { text: '2 of 244', value: 2, of: 244 }, '=1+1'],
      ['+SUM(A1)', { text: 'no data', value: null }, '–', '-5 points'],
      ['@cmd, "quoted"', { text: '0%', value: 0, unit: '%', source: 'Own' }, '–', 'line\nbreak'],
    ],
  ),
  note('*Eurostat*, 2024'),
);
const about = { line: '/compare SE224 ES51', language: 'en', now: new Date('2026-11-27T08:00:00Z') };
const writer = createFileWriter({ pictures: { read: async () => null }, linkOf: () => null });
const write = (format: WantedFile['format'], asked = answer, number: number | null = null) =>
  writer.write(asked, { format, table: number }, about);

async function sheetsOf(asked = answer) {
  const [file] = await write('xlsx', asked);
  if (!file) throw new Error('no file');
  return { file, book: read(bytesOf(file), { cellFormula: true, cellNF: true }) };
}

test('CSV is UTF-8 with the mark Excel knows, lines end as RFC 4180 says, numbers are numbers', async () => {
  const [file, ...others] = await write('csv');
  expect(others).toEqual([]);
  expect(file).toMatchObject({ name: 'compare-se224-es51.csv', mediaType: 'text/csv' });
  const content = file?.content ?? '';
  expect(bytesOf(file as NonNullable<typeof file>).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(content.endsWith('\r\n')).toBe(true);
  const rows: string[][] = parse(content, { bom: true, record_delimiter: '\r\n' });
  expect(rows).toEqual([
    ['Region', 'Value', 'Value: Year', 'Value: Flags', 'Rank', 'Rank: Of', 'More', 'Unit', 'Source'],
    ['Skåne', '-3.25', '2024', 'bu', '2', '244', "'=1+1", '%', 'Eurostat, lfst_r_lfur2gac'],
    ["'+SUM(A1)", 'no data', '', '', '', '', "'-5 points", '', ''],
    ['\'@cmd, "quoted"', '0', '', '', '', '', 'line\nbreak', '%', 'Own'],
  ]);
});

test('a workbook holds numbers as numbers and never a formula', async () => {
  const { file, book } = await sheetsOf();
  expect(file.encoding).toBe('base64');
  expect(book.SheetNames).toEqual(['Region', 'Notes']);
  const sheet = book.Sheets.Region ?? {};
  expect(sheet.B2).toMatchObject({ t: 'n', v: -3.25 });
  expect(sheet.E2).toMatchObject({ t: 'n', v: 2 });
  expect(sheet.G2).toMatchObject({ t: 's', v: '=1+1' });
  expect(sheet.A3).toMatchObject({ t: 's', v: '+SUM(A1)' });
  expect(sheet.B3).toMatchObject({ t: 's', v: 'no data' });
  expect(sheet.E3).toBeUndefined();
  expect(sheet.B4).toMatchObject({ t: 'n', v: 0 });
  const formulas = Object.values(sheet).filter((cell) => typeof cell === 'object' && 'f' in cell);
  expect(formulas).toEqual([]);
  const notes = utils.sheet_to_json<string[]>(book.Sheets.Notes ?? {}, { header: 1 }).flat();
  expect(notes).toEqual([
    'Skåne: "łódź" / Ελλάδα',
    'Answer to /compare SE224 ES51, made on 27 November 2026.',
    'Eurostat, 2024',
  ]);
});

test('a date is a date: one that a spreadsheet sorts by, YYYY-MM-DD in CSV', async () => {
  const dated = message(
    table(
      ['Call', 'Deadline'],
      [
        ['Homes', { text: '1 July 2027', value: null, day: '2027-07-01' }],
        ['Jobs', 'not known'],
      ],
    ),
  );
  const [file] = await write('xlsx', dated);
  expect(readSheets(file && bytesOf(file)).Call).toEqual([
    { Call: 'Homes', Deadline: new Date('2027-07-01T00:00:00Z') },
    { Call: 'Jobs', Deadline: 'not known' },
  ]);
  const [list] = await write('csv', dated);
  expect(parse(list?.content ?? '', { bom: true })).toEqual([
    ['Call', 'Deadline'],
    ['Homes', '2027-07-01'],
    ['Jobs', 'not known'],
  ]);
});

test('JSON has the numbers beside the words', async () => {
  const [file] = await write('json');
  const written = JSON.parse(file?.content ?? '');
  expect(written).toMatchObject({ title: 'Skåne: "łódź" / Ελλάδα', line: '/compare SE224 ES51', language: 'en' });
  expect(written.tables[0].columns).toEqual(['Region', 'Value', 'Rank', 'More']);
  expect(written.tables[0].rows[0]).toEqual([
    'Skåne',
    { text: '−3.3% bu', ...figure },
    { text: '2 of 244', value: 2, of: 244 },
    '=1+1',
  ]);
});

test('units and sources that differ within a row stand beside their numbers', async () => {
  const mixed = message(
    table(
      ['Indicator', rightColumn('Value'), rightColumn('Points')],
      [['Early leavers', { text: '9%', value: 9, unit: '%' }, { text: '40', value: 40, unit: 'points' }]],
    ),
  );
  const [file] = await write('csv', mixed);
  expect(parse(file?.content ?? '', { bom: true })).toEqual([
    ['Indicator', 'Value', 'Value: Unit', 'Points', 'Points: Unit'],
    ['Early leavers', '9', '%', '40', 'points'],
  ]);
});

test('each table is there once: one that another holds whole is left out, and so are rows that stand for others', async () => {
  const row = (name: string, value: number, mark = '') => [name, { text: `${mark}${value}%`, value, year: 2024 }];
  const short = table(['Region', 'Value'], [row('Skåne', 1, '✓ '), ['…', ''], row('Murcia', 3)]);
  const whole = table(
    ['Region', 'Value', 'Rank'],
    [
      [...row('Skåne', 1), '1'],
      [...row('Scania', 2), '2'],
      [...row('Murcia', 3), '3'],
    ],
  );
  const other = table(['Region', 'Value'], [row('Azores', 3)]);
  const folded = withFolds(message(short), { name: 'details', label: 'Details', blocks: [whole, other] });
  const files = await write('csv', folded);
  expect(files.map(({ name }) => name)).toEqual(['compare-se224-es51-1.csv', 'compare-se224-es51-2.csv']);
  expect(files[0]?.content).toContain('Scania');
  expect(files[1]?.content).toContain('Azores');
  const [second, ...none] = await write('csv', folded, 2);
  expect([second?.content, none]).toEqual([files[1]?.content, []]);
  const { book } = await sheetsOf(folded);
  expect(book.SheetNames).toEqual(['Region', 'Region (2)', 'Notes']);
});

test('names of sheets are such as spreadsheets take', async () => {
  const name = "'Who lives there: [foreign-born]/what kind of regions*?";
  const { book } = await sheetsOf(message(table([name, 'B'], [['a', 'b']]), table([name, 'C'], [['a', 'c']])));
  expect(book.SheetNames).toEqual(['Who lives there foreign-born wh', 'Who lives there foreign-bor (2)', 'Notes']);
});

test('an answer without a table gives no file', async () => {
  expect(await write('xlsx', message(heading('Nothing')))).toEqual([]);
});

test.each(['csv', 'xlsx', 'json'] as const)(
  'many files of %s at once are written one by one, and other work comes between',
  async (format) => {
    let turns = 0;
    let isWriting = true;
    const count = () => {
      turns += 1;
      if (isWriting) setImmediate(count);
    };
    setImmediate(count);
    const files = await Promise.all(Array.from({ length: 20 }, () => write(format)));
    isWriting = false;
    expect(files.flat()).toHaveLength(20);
    expect(turns).toBeGreaterThanOrEqual(20);
  },
);

test('a table that is not there is said to be missing', async () => {
  const outcome = { type: 'message', visibility: 'public', ...answer } as const;
  const said = await fileAnswer(outcome, { format: 'csv', table: 7 }, writer, about, botTextsFor('en').file);
  expect(said).toMatchObject({ failed: true });
  expect(said.text).toContain('This answer has one table, and none of the number 7.');
});

test('who would wait behind a hundred others is told', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 110 }, () => write('csv')));
  const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refused).toHaveLength(9);
  expect(refused[0]).toBeInstanceOf(BusyError);
  const texts = botTextsFor('en').file;
  const busy = { write: async () => Promise.reject(refused[0]), linkOf: () => null };
  const outcome = { type: 'message', visibility: 'public', ...answer } as const;
  const told = await fileAnswer(outcome, { format: 'csv', table: null }, busy, about, texts);
  expect(told).toMatchObject({
    failed: true,
    text: 'Many files are asked for just now. Please try again in a minute.',
  });
});

test('a workbook opens whatever its tables are called and however long a text is', async () => {
  const grid = { columns: ['Text'], rows: [['x'.repeat(40_000)], ['😀'.repeat(20_000)]] };
  const called = ['History', '😀'.repeat(31), `${'a'.repeat(30)}'s`, 'history'];
  const bytes = await toXlsx(
    called.map((name) => ({ name, ...grid })),
    { name: 'Notes', lines: [] },
  );
  const book = read(bytes);
  expect(book.SheetNames).toHaveLength(5);
  for (const name of book.SheetNames) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/^history$|^'|'$/i);
  }
  const [first] = book.SheetNames;
  for (const cell of ['A2', 'A3'])
    expect(String(book.Sheets[first ?? '']?.[cell]?.v).length).toBeLessThanOrEqual(32_767);
});
