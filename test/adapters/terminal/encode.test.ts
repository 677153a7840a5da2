import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { encodeMessage } from '#adapters/terminal/encode/message.ts';
import { message, note, table, text } from '#src/core/blocks.ts';

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
