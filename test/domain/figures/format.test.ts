import { describe, expect, test } from 'vitest';
import { formatNumber, formatValue } from '#src/domain/figures/format.ts';

describe('formatNumber', () => {
  test.each([
    [1548392, 0, 'en', '1,548,392'],
    [-5.24, 1, 'en', '−5.2'],
    [-0.04, 1, 'en', '0.0'],
    [0.05, 2, 'en', '0.05'],
    [80.35, 1, 'en', '80.4'],
    [324.25, 1, 'en', '324.3'],
    [1.005, 2, 'en', '1.01'],
    [-2.25, 1, 'en', '−2.3'],
    [2.5, 0, 'en', '3'],
    [80.349, 1, 'en', '80.3'],
    [12.345, 2, 'de', '12,35'],
    [48200, 0, 'de', '48.200'],
    [1234.5, 1, 'es', '1234,5'],
    [12345.5, 1, 'es', '12.345,5'],
    [1234, 0, 'pt-PT', '1234'],
  ])('%d with %d decimals in %s is %s', (value, decimals, language, text) => {
    expect(formatNumber(value, decimals, language)).toBe(text);
  });

  test.each(['en-GB', 'sv', 'fr', 'it', 'ca', 'de', 'es'])('writes as Intl does in %s', (language) => {
    for (const value of [0, 7, 999.4, 1000, 10_000, 123456.7, 9_876_543.2]) {
      const intl = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
      expect(formatNumber(value, 1, language)).toBe(intl.format(value));
    }
  });
});

test('formatValue puts per cent at the number and other units behind it', () => {
  expect(formatValue(12.4, { unit: '%', decimals: 1 }, 'en')).toBe('12.4%');
  expect(formatValue(12.4, { unit: '%', decimals: 1 }, 'sv')).toBe('12,4\u00a0%');
  expect(formatValue(12.4, { unit: '%', decimals: 1 }, 'pl')).toBe('12,4%');
  expect(formatValue(12.4, { unit: '%', decimals: 1 }, 'eu')).toBe('%\u00a012,4');
  expect(formatValue(44000, { unit: '€ per inhabitant', decimals: 0 }, 'en')).toBe('44,000 € per inhabitant');
});
