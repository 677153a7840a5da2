import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { sayLicence, saySource } from '#src/texts/origins.ts';

const data = join(import.meta.dirname, '../../data');
const sources = new Set(
  readdirSync(join(data, 'figures')).map(
    (name) =>
      /^# (.*?), \w+(?: 2021)?, retrieved/i.exec(readFileSync(join(data, 'figures', name), 'utf8'))?.[1] ?? name,
  ),
);
const indicators = JSON.parse(readFileSync(join(data, 'indicators.json'), 'utf8')) as { licence: string }[];
offerLanguages(completeLanguages);
afterAll(() => offerLanguages([]));

test('a source and a licence that we hold are said in every language, with the publisher as it is called', () => {
  expect(sources).toContain('Eurostat, transcribed by bw-datenatlas');
  for (const language of completeLanguages.filter((each) => each !== 'en')) {
    for (const source of sources) {
      const said = saySource(source, language);
      expect(said).toContain(source.split(',')[0]);
      expect(said).not.toMatch(/transcribed|Yearbook/);
    }
    for (const { licence } of indicators)
      expect(sayLicence(licence, language)).not.toMatch(/reuse|free with|Commission Decision/);
  }
  for (const source of sources) expect(saySource(source, 'en')).toBe(source);
  for (const { licence } of indicators) expect(sayLicence(licence, 'en')).toBe(licence);
  expect(saySource('Own survey', 'sv')).toBe('Own survey');
  expect(sayLicence('CC BY 4.0', 'sv')).toBe('CC BY 4.0');
});
