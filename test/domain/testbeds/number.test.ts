import { expect, test } from 'vitest';
import { parseNumber } from '#src/domain/testbeds/number.ts';

test.each([
  ['12', 12],
  ['-1.5', -1.5],
  ['−5', -5],
  ['12,5', 12.5],
  ['7 %', 7],
  ['20 000', 20_000],
  ['1,500,000', 1_500_000],
  ['ca. 20', 20],
  ['120k', 120_000],
  ['1,500', null],
  ['1.500', null],
  ['12.000', null],
  ['many', null],
  ['10-20', null],
])('“%s” as a figure of a testbed is %s', (text, value) => expect(parseNumber(text)).toBe(value));
