import { expect, test } from 'vitest';
import { cleanText, cutPieces, findCut, foldText, joinLines, shorten } from '#src/core/text.ts';

test.each([
  ['Housing first\u000bWe rented', 'Housing first\nWe rented'],
  ['one\u000ctwo\u0085three\u2028four\u2029five\r\nsix\rseven', 'one\ntwo\nthree\nfour\nfive\nsix\nseven'],
  ['Inte\u00adgra\u00adtion', 'Integration'],
  ['zero\u200bwidth\u2060and\ufeffmark', 'zerowidthandmark'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d👧 ❤\ufe0f', '👩\u200d👧 ❤\ufe0f'],
  ['a\0b\u001bc', 'abc'],
  ['half \ud83d', 'half \ufffd'],
  ['e\u0301', 'é'],
])('%j is kept as %j', (text, kept) => {
  expect(cleanText(text)).toBe(kept);
  expect(cleanText(kept)).toBe(kept);
});

test('a run of marks is kept, and cleaned once', () => {
  const cleaned = cleanText(`a${'\u0316\u0301'.repeat(500)}`);
  expect(cleanText(cleaned)).toBe(cleaned);
  expect(cleaned.replaceAll('\u034f', '')).toHaveLength(1_000);
});

test('invisible signs do not keep names apart', () => {
  for (const name of ['Inte\u00adgration', 'Inte\u200bgration', '\ufeffIntegration', 'Inte\u200dgration'])
    expect(foldText(name)).toBe('integration');
});

test('lines are joined with one blank', () => {
  expect(joinLines(' a \n\n  b\n c ')).toBe('a b c');
});

test.each([
  ['a family', `${'x'.repeat(68)}👩‍👩‍👧‍👦 family`, 75, `${'x'.repeat(68)}…`],
  ['a skin colour', `${'x'.repeat(72)}👍🏽 ok ok`, 75, `${'x'.repeat(72)}…`],
  ['a flag', `${'x'.repeat(71)}🇸🇪🇪🇸 ok`, 75, `${'x'.repeat(71)}…`],
  ['a flag of a country within one', `${'x'.repeat(70)}🏴󠁧󠁢󠁥󠁮󠁧󠁿 ok`, 75, `${'x'.repeat(70)}…`],
  ['an accent', `${'x'.repeat(73)}q\u0301q\u0301`, 75, `${'x'.repeat(73)}…`],
  ['a keycap', `${'x'.repeat(73)}1️⃣ ok`, 75, `${'x'.repeat(73)}…`],
  ['a heart', `${'x'.repeat(73)}❤️ ok`, 75, `${'x'.repeat(73)}…`],
  ['Hangul jamo', `${'x'.repeat(73)}\u1112\u1161\u11ab ok`, 75, `${'x'.repeat(73)}…`],
  ['Devanagari', `${'x'.repeat(73)}नि ok`, 75, `${'x'.repeat(73)}…`],
  ['nothing', 'short', 75, 'short'],
])('no cut falls inside %s', (_, text, max, cut) => {
  expect(shorten(text, max)).toBe(cut);
});

test('a sign longer than the room is cut between its parts, and pieces lose nothing', () => {
  const zalgo = `a${'\u0301'.repeat(400)}`;
  expect(findCut(zalgo, 10)).toBe(10);
  for (const text of [zalgo, '👩‍👩‍👧‍👦'.repeat(50), '👍'.repeat(9), 'x'.repeat(100), '']) {
    for (const max of [1, 2, 3, 10, 40]) {
      const pieces = cutPieces(text, max);
      expect(pieces.join('')).toBe(text);
      expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(max);
    }
  }
  const family = '👩‍👩‍👧‍👦';
  expect(cutPieces(family.repeat(4), family.length * 2 + 5)).toEqual([family.repeat(2), family.repeat(2)]);
});

test.each([
  // Plain text is kept as it is; what only looks plain is not.
  ['Skåne, 9.4 %', 'Skåne, 9.4 %'],
  ['a\tb\nc', 'a\tb\nc'],
  ['a\r\nb', 'a\nb'],
  ['a\u0085b', 'a\nb'],
  ['a\u0000b\u007f', 'ab'],
  ['a\u009fb', 'ab'],
  ['so\u00adft', 'soft'],
  ['A\u030a', 'Å'],
  ['\u212b', 'Å'],
  ['\u200bx', 'x'],
])('%j is kept as %j', (said, kept) => {
  expect(cleanText(said)).toBe(kept);
});

test.each([
  ['Région de l’Île', 'region de l ile'],
  ['STRASSE–Straße', 'strasse strasse'],
  ['Łódź', 'lodz'],
  ['İstanbul Işık', 'istanbul isik'],
  ['Åland_9', 'aland 9'],
  ['Κρήτη', 'κρητη'],
  ['so\u00adft', 'soft'],
  ['a\u0000b', 'a b'],
  [' --x-- ', 'x'],
])('%j is folded to %j', (said, folded) => {
  expect(foldText(said)).toBe(folded);
});
