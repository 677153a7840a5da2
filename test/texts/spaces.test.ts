import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TextSource } from '#src/texts/catalog.ts';
import { loadTexts } from '#src/texts/load.ts';

/** Every sentence without what stands in code or in an address, which is as it is typed. */
function listProse(source: TextSource): string[] {
  return Object.values(source).flatMap((value) => (typeof value === 'string' ? [proseOf(value)] : listProse(value)));
}
const proseOf = (text: string) => text.replaceAll(/`[^`]*`|\?\w+=\S+|https?:\S+/g, '`');

test('no sign that has a space before it in French can begin a line, and none lacks its space', () => {
  const methods = readFileSync(join(import.meta.dirname, '../../src/texts/fr/methods.md'), 'utf8');
  const wrong = [...listProse(loadTexts('fr')), ...methods.split('\n').map(proseOf)].filter(
    (text) => / [:;?!»](?=\s|$)|« /.test(text) || /\p{L}[;?!»](?=\s)|«(?=\p{L})/u.test(text),
  );
  expect(wrong).toEqual([]);
  expect(readdirSync(join(import.meta.dirname, '../../src/texts/fr')).length).toBeGreaterThan(70);
});
