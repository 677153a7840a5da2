import { expect, test } from 'vitest';
import { parseFlags } from '#src/domain/figures/flag.ts';
import { describeFlags } from '#src/texts/flags.ts';
import { textsFor } from '#src/texts/index.ts';

test.each([
  ['', []],
  ['u', ['u']],
  ['udb', ['b', 'd', 'u']],
  ['B, u', ['b', 'u']],
  ['uu', ['u']],
])('the flags %j are read', (text, letters) => {
  expect(parseFlags(text)).toEqual(letters);
});

test.each(['q', 'b?', '1', 'constructor'])('%j is no set of flags', (text) => {
  expect(parseFlags(text)).toBeNull();
});

test('flags are told in words', () => {
  expect(describeFlags('bdu', textsFor('en'))).toEqual(['break in series', 'definition differs', 'low reliability']);
  expect(describeFlags('', textsFor('en'))).toEqual([]);
});
