import { expect, test } from 'vitest';
import { collectionLimits } from '#src/domain/experiences/collection.ts';
import { createCollectionReader } from '#src/read-collections.ts';
import { workbook, zip } from '#test/support/zip.ts';

const { readFile } = createCollectionReader();
const read = (text: string) => readFile(Buffer.from(text));
const fault = (bytes: Uint8Array) =>
  readFile(bytes).then(
    () => 'read',
    (error: { fault?: string }) => error.fault ?? error,
  );
const inline = (cell: string, text: string) => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`;
const head = `<row r="1">${inline('A1', 'Title')}${inline('B1', 'Region')}</row>`;
const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => `<row r="${at + 2}">${inline(`A${at + 2}`, `T${at}`)}</row>`).join('');

test('a CSV is read whatever parts its columns, with marks inside texts, lines in cells and a title above', async () => {
  expect(await read('Title,Region\n"A “quote”, and\nmore",Berlin\n')).toEqual({
    header: ['Title', 'Region'],
    rows: [{ line: 2, cells: ['A “quote”, and\nmore', 'Berlin'], broken: null }],
  });
  expect(await read('Our list of 2024;;\r\n\r\nTitel;Region;Kosten\r\nKurs;Wien;12,50\r\n')).toEqual({
    header: ['Titel', 'Region', 'Kosten'],
    rows: [{ line: 4, cells: ['Kurs', 'Wien', '12,50'], broken: null }],
  });
  const open = await read('Title;Region\n"never closed;Berlin\nsecond;Wien\n');
  expect(open.rows.map(({ broken }) => broken)).toEqual([{ kind: 'open-quote' }, null]);
  expect((await read('Title;Region\na;b;c\n')).rows[0]?.broken).toEqual({ kind: 'cells', cells: 3, columns: 2 });
  const long = 'word '.repeat(100_000);
  expect((await read(`Title;Summary\nA;${long}\nB;short\n`)).rows.map(({ broken }) => broken)).toEqual([
    { kind: 'long-cell', length: long.length, most: collectionLimits.cell },
    null,
  ]);
});

test('a workbook is read from its first sheet', async () => {
  expect(await readFile(workbook(`${head}<row r="2">${inline('A2', 'Café')}${inline('B2', 'Skåne')}</row>`))).toEqual({
    header: ['Title', 'Region'],
    rows: [{ line: 2, cells: ['Café', 'Skåne'], broken: null }],
  });
});

test('what is no list, too large, or swells when it is unpacked, is told apart and not opened', async () => {
  const swollen = 'a'.repeat(collectionLimits.unpackedBytes + 1);
  const bomb = workbook(head, [{ name: 'xl/media/a.bin', content: swollen }]);
  expect(bomb.length).toBeLessThan(200_000);
  expect(await fault(bomb)).toBe('swells');
  // A part that says that it is small.
  expect(await fault(workbook(head, [{ name: 'xl/a.xml', content: swollen, claims: 10 }]))).toBe('damaged');
  expect(await fault(workbook(head + numbered(100_000)))).toBe('too-many-rows');
  expect(await fault(workbook(head + numbered(collectionLimits.rows + 1)))).toBe('too-many-rows');
  expect(await fault(workbook(`${head}<row r="1048576">${inline('XFD1048576', 'far')}</row>`))).toBe('too-many-rows');
  expect(await fault(workbook(`${head}<row r="2">${inline('XFD2', 'far')}</row>`))).toBe('too-many-columns');
  expect(await fault(workbook(`${head}<row r="2">${inline('ZZZZZZ2', 'far')}</row>`))).toBe('too-many-columns');
  expect(await fault(workbook(`${head}<row r = '1048576'>${inline('a1048576', 'far')}</row>`))).toBe('too-many-rows');
  expect(await fault(Buffer.from(`Title;Region\n${'a;b\n'.repeat(100_000)}`))).toBe('too-many-rows');
  expect(await fault(Buffer.alloc(collectionLimits.fileBytes + 1, 'a'))).toBe('too-large');
  expect(await fault(zip([{ name: 'content.xml', content: '<a/>' }]))).toBe('no-workbook');
  expect(await fault(workbook(head).subarray(0, 300))).toBe('damaged');
  expect(await fault(workbook('<row r="1"><c'))).toBe('damaged');
  expect(await fault(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe('old-workbook');
  for (const other of ['%PDF-1.7', '<!doctype html><table>', '{"a": 1}'])
    expect(await fault(Buffer.from(other))).toBe('no-table');
  expect(await fault(Buffer.from(''))).toBe('empty');
  expect(await fault(Buffer.from('Title;Region\n'))).toBe('empty');
  expect(await fault(Buffer.from('only some words\nand more'))).toBe('no-columns');
});

test('a far cell that no look at the text finds ends the process that reads it, not the server', {
  timeout: 120_000,
}, async () => {
  const far = (cell: string) => fault(workbook(`${head}<row r="2">${inline(cell, 'far')}</row>`));
  expect(await far('&#90;ZZZZ2')).toBe('too-many-columns');
  expect(await far('&#90;ZZZZZZ2')).toBe('swells');
  expect(await fault(workbook(`${head}<row r="&#57;00000000">${inline('A3', 'far')}</row>`))).toBe('swells');
});

test('blank lines, however many, are passed over, and the lines are counted', async () => {
  const blank = 500_000;
  for (const [lineEnd, behind] of [
    ['\r', ''],
    ['\n', ''],
    ['\n', '"never closed;x\n'],
  ] as const) {
    const text = `title;region${lineEnd.repeat(blank)}a;Berlin${lineEnd}${behind}`;
    expect((await read(text)).rows[0]).toEqual({ line: blank + 1, cells: ['a', 'Berlin'], broken: null });
  }
  const spaces = `title;region\n${' \n'.repeat(50_000)}"a\nb";Berlin\n\nc;Wien\n`;
  expect((await read(spaces)).rows.map(({ line }) => line)).toEqual([50_002, 50_005]);
});

test.each([
  ['too-many-columns', 'of 20,000 names', Array.from({ length: 20_000 }, (_, at) => `c${at}`).join(';')],
  ['too-many-columns', 'of 20,000 columns, some of them known', `title;region;${'x;'.repeat(20_000)}x\na;Berlin\n`],
  ['too-many-rows', 'of 300,000 rows', `title;region\n${'a;b\n'.repeat(300_000)}`],
  ['too-many-rows', 'of 300,000 rows and a mark that stays open', `title;region\n${'a;b\n'.repeat(300_000)}"x`],
])(
  '%s: a list %s',
  async (expected, _, text) => {
    expect(await fault(Buffer.from(text))).toBe(expected);
  },
  60_000,
);
