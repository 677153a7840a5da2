import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/texts/fr');

test.each(readdirSync(folder))('in %s no sign that has a space before it in French can begin a line', (file) => {
  // What stands in code, in an address or in a command line is as it is typed.
  const text = readFileSync(join(folder, file), 'utf8').replaceAll(/`[^`]*`|\?\w+=\S+|https?:\S+/g, '`');
  expect(text.match(/\S* [:;?!»].{0,10}|« .{0,10}/g) ?? []).toEqual([]);
  expect(text.match(/[\p{L}\d}][;?!»](?=[\s"\\])|«(?=\p{L}).{0,10}/gu) ?? []).toEqual([]);
});
