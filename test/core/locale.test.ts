import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localeOf, withLabel } from '#src/core/locale.ts';
import { formatDay } from '#src/domain/date.ts';
import { formatNumber, formatPercent } from '#src/domain/figures/format.ts';
import { textsFor } from '#src/texts/index.ts';

test('English is that of Britain and Portuguese that of Portugal, in dates, numbers and lists', () => {
  expect(localeOf('sv')).toBe('sv');
  expect(formatNumber(1_234, 1, 'pt')).toBe('1234,0');
  expect(formatNumber(12_345, 0, 'pt')).toBe('12\u00a0345');
  expect(formatPercent('12,4', 'pt')).toBe('12,4%');
  expect(formatDay(new Date('2026-03-01T12:00:00Z'), { language: 'pt', timeZone: 'UTC' })).toBe('1 de março de 2026');
  expect(textsFor('en').list(['Skåne', 'Murcia', 'Puglia'])).toBe('Skåne, Murcia and Puglia');
});

test('whatever writes for a reader asks which locale the language is', () => {
  const root = join(import.meta.dirname, '../../src');
  const bare = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      readFileSync(join(root, name), 'utf8')
        .split('\n')
        .filter((line) =>
          /(?:new Intl\.\w+|toLocale(?:Time|Date)?String|IntlMessageFormat)\((?:\w+, )?(?:\w+\.)*language\b/.test(line),
        )
        .map((line) => `${name}: ${line.trim()}`),
    );
  // Names of months and weekdays are read there, in every language that a person can have, not written.
  expect(bare.map((line) => line.split(':')[0]).sort()).toEqual(['core/read-date.ts', 'domain/digests/weekday.ts']);
});

test('French keeps a space before the colon of a label, at which no line breaks', () => {
  expect(withLabel('Chômage', '9,8 %', 'fr')).toBe('Chômage\u00a0: 9,8 %');
  expect(withLabel('Arbetslöshet', '9,8 %', 'sv')).toBe('Arbetslöshet: 9,8 %');
});
