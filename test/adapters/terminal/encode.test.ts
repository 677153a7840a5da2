import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test, vi } from 'vitest';
import { drawMenu, encodeMessage } from '#adapters/terminal/encode/message.ts';
import { facts, message, note, picture, table, text } from '#src/core/blocks.ts';
import { actions, type Block, button } from '#src/core/message.ts';

const drawing = { width: 30, isColoured: false, locatePicture: (key: string) => key };

test.each([
  ['é', 1],
  ['e\u0301', 1],
  ['東京', 4],
  ['한국', 4],
  ['🇸🇪', 2],
  ['👩‍👩‍👧', 2],
  ['👍🏽', 2],
  ['✈️', 2],
  ['1️⃣', 2],
  ['ﾊﾝ', 2],
])('a cell of %s takes %i columns', (cell, width) => {
  const { text } = encodeMessage(message(table([{ label: 'a' }, { label: 'b' }], [[cell, 'x']])), drawing);
  // What stands behind the first column begins two blanks after its widest cell.
  expect(text.split('\n')[1]).toBe(`${'─'.repeat(width)}  ─`);
  expect(text.split('\n')[2]).toBe(`${cell.normalize()}  x`);
});

test('a file of bytes is saved where the terminal is, over none that is there', () => {
  const directory = mkdtempSync(join(tmpdir(), 'causeway-files-'));
  vi.stubEnv('INIT_CWD', directory);
  const bytes = Buffer.from([0x50, 0x4b, 0x00, 0xff]);
  const content = bytes.toString('base64');
  const file = { type: 'file', name: '../a.xlsx', mediaType: 'application/zip', content, encoding: 'base64' } as const;
  const drawing = { width: 80, isColoured: false, locatePicture: () => null };
  const paths = ['a.xlsx', 'a-2.xlsx'].map((name) => join(directory, name));
  expect(paths.map(() => encodeMessage(message(file), drawing).text)).toEqual(paths);
  expect(paths.map((path) => readFileSync(path))).toEqual([bytes, bytes]);
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

test('text is broken between words, items of lists with their sign outside', () => {
  const { text: drawn } = encodeMessage(
    message(text('A sentence that is longer than a line of thirty.\n- an item that is longer than a line, too')),
    drawing,
  );
  expect(drawn.split('\n')).toEqual([
    'A sentence that is longer than',
    'a line of thirty.',
    '• an item that is longer than',
    '  a line, too',
  ]);
});

test('a line of wide signs is as wide as the screen at most', () => {
  const { text: drawn } = encodeMessage(message(note('移民 統合 地域 経験 言語 教育 雇用 住宅 健康')), drawing);
  expect(drawn.split('\n').map((line) => line.length)).toEqual([17, 8]);
});

test('a style that spans lines ends at each and begins again', () => {
  const { text: drawn } = encodeMessage(message(text('**bold words that are longer than one line**')), {
    ...drawing,
    isColoured: true,
  });
  const [first = '', second = ''] = drawn.split('\n');
  expect(stripVTControlCharacters(first)).toBe('bold words that are longer');
  expect(first).toSatisfy((line: string) => line.endsWith('\u001b[22m'));
  expect(second).toSatisfy((line: string) => line.startsWith('\u001b[1m'));
});

test('a word longer than the line stays whole, so that an address can be copied', () => {
  const url = `https://example.org/${'a'.repeat(40)}`;
  expect(encodeMessage(message(text(`See ${url} there`)), drawing).text.split('\n')).toEqual(['See', url, 'there']);
});

const figures = table(
  ['Outcome', { label: 'Skåne', align: 'right' as const }, 'Ahead'],
  [
    ['Employment of the foreign-born, 20–64, 2025', '72.2%', 'about level'],
    ['Unemployment, 15–64, 2022', '9.4%', 'Catalonia, by 3.9 points'],
  ],
);
const at = (width: number) => encodeMessage(message(figures), { ...drawing, width }).text.split('\n');

test('a table that fits is drawn as it is', () => {
  expect(at(90)).toEqual([
    'Outcome                                      Skåne  Ahead',
    '───────────────────────────────────────────  ─────  ────────────────────────',
    'Employment of the foreign-born, 20–64, 2025  72.2%  about level',
    'Unemployment, 15–64, 2022                     9.4%  Catalonia, by 3.9 points',
  ]);
});

test('a wider table has its widest columns broken between words, what a row goes on with further in', () => {
  expect(at(60)).toEqual([
    'Outcome                      Skåne  Ahead',
    '───────────────────────────  ─────  ────────────────────────',
    'Employment of the            72.2%  about level',
    '  foreign-born, 20–64, 2025',
    'Unemployment, 15–64, 2022     9.4%  Catalonia, by 3.9 points',
  ]);
});

test('on a narrow screen each row is a card, no line wider than the screen', () => {
  const lines = at(30);
  expect(lines).toEqual([
    'Employment of the',
    'foreign-born, 20–64, 2025',
    '  Skåne  72.2%',
    '  Ahead  about level',
    '',
    'Unemployment, 15–64, 2022',
    '  Skåne  9.4%',
    '  Ahead  Catalonia, by 3.9',
    '    points',
  ]);
});

test('values of facts are broken behind their labels, or stand below labels that are too long', () => {
  const drawFacts = (label: string) =>
    encodeMessage(message(facts([{ label, value: 'eleven points more than before' }])), drawing).text.split('\n');
  expect(drawFacts('Gap')).toEqual(['Gap  eleven points more than', '     before']);
  expect(drawFacts('Gap between the groups')).toEqual([
    'Gap between the groups',
    '  eleven points more than',
    '  before',
  ]);
});

test('a menu takes one number and opens with its own', () => {
  const options = ['Unemployment rate', 'Employment rate'].map((label) => ({ label, line: `/show ${label}` }));
  const drawn = encodeMessage(
    message(text('Skåne'), actions(button('Peers', '/peers'), { type: 'select', placeholder: 'A figure…', options })),
    drawing,
  );
  expect(drawn.text).toBe('Skåne\n\n[1] Peers  /peers\n[2] A figure… (2)');
  const menu = drawn.choices[1];
  if (!menu || !('options' in menu)) throw new Error(JSON.stringify(menu));
  expect(drawMenu(menu, drawing, drawn.choices)).toEqual({
    text: 'A figure…\n[3] Unemployment rate\n[4] Employment rate',
    choices: [...drawn.choices, ...options],
  });
});

test('a picture is its address, where a server shows it, and its words', () => {
  const drawn = picture({ key: 'abc', alt: 'Catalonia is ahead. Skåne 9.4%, Catalonia 9.8%.', width: 10, height: 10 });
  const wide = { ...drawing, width: 90 };
  const draw = (...blocks: Block[]) => encodeMessage(message(...blocks), wide).text;
  expect(draw(drawn)).toBe('Picture: abc\nCatalonia is ahead. Skåne 9.4%, Catalonia 9.8%.');
  expect(encodeMessage(message(drawn), { ...wide, locatePicture: () => null }).text).toBe(
    'Catalonia is ahead. Skåne 9.4%, Catalonia 9.8%.',
  );
  // Beside a table its figures are not said again, nor its title where the answer says it.
  expect(draw(figures, drawn)).toMatch(/points\n\nPicture: abc\nCatalonia is ahead\.$/);
  expect(draw(text('Catalonia is ahead.'), figures, drawn)).toMatch(/points\n\nPicture: abc$/);

  // What the answer says is not said once more, with or without a table; and values that stand in the table are no finding.
  expect(draw(text('Catalonia is ahead.'), drawn)).toMatch(/\n\nPicture: abc\nSkåne 9\.4%, Catalonia 9\.8%\.$/);
  const values = picture({ key: 'abc', alt: 'Skåne 9.4%, Catalonia 9.8%. More.', width: 10, height: 10 });
  expect(draw(table([{ label: 'Skåne' }, { label: 'Catalonia' }], [['9.4%', '9.8%']]), values)).toMatch(
    /Picture: abc$/,
  );
});

test('no line is longer than the screen: the line of a button stands below it, or is had by its number alone', () => {
  const { text, choices } = encodeMessage(
    message(
      { type: 'heading', text: 'Region of Murcia, Apulia and Skåne: Labour market' },
      actions(
        button('Peers', '/peers ES62'),
        button('Compare with Catalonia', '/compare ES62 ES51 year=2022'),
        button('Who can I talk to there?', '/introduction ask regions=ES70,SI04,PL63,NO09,ITF4,ES53'),
      ),
    ),
    { ...drawing, width: 40 },
  );
  for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(40);
  expect(text).toContain('[1] Peers  /peers ES62');
  expect(text).toContain('[2] Compare with Catalonia\n    /compare ES62 ES51 year=2022');
  expect(text).toContain('[3] Who can I talk to there?');
  expect(text).not.toContain('/introduction');
  expect(choices.map((each) => 'line' in each && each.line)).toContain(
    '/introduction ask regions=ES70,SI04,PL63,NO09,ITF4,ES53',
  );
});
