import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listEntries, listFolders, readHouse } from './support/house.ts';

const markdownIn = (folder: string) =>
  listEntries(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const documents = ['CONTRIBUTING.md', 'README.md', ...markdownIn('docs'), ...markdownIn('docs/decisions')];

/** A path of a file or folder of the house, in code quotes; with `<feature>` or `*` it is a pattern. */
const quotedPath = /`((?:src|adapters|jobs|test|scripts|bench|docs|data|migrations)\/[^`\s]+)`/g;

const missingFrom = (text: string) =>
  [...text.matchAll(quotedPath)]
    .map(([, path]) => (path as string).replace(/[:,]\d.*$/, ''))
    .filter((path) => !/[<*…{]/.test(path) && !existsSync(path));

test.each(documents)('%s names only files that exist', (document) => {
  expect(missingFrom(readHouse(document))).toEqual([]);
});

test('a path that does not exist is found', () => {
  expect(missingFrom('see `src/answers/say.ts` and `src/<feature>/x.ts` and `src/core/bot.ts`')).toEqual([
    'src/answers/say.ts',
  ]);
});

test('docs/ARCHITECTURE.md: each place of “Where things are” holds the name it is listed with', () => {
  const section = readHouse('docs/ARCHITECTURE.md').split('## Where things are')[1]?.split('\n## ')[0] ?? '';
  const places = [...section.matchAll(/^\| .+ \| `([^`]+)` \| `([^`]+)` \|$/gm)];
  expect(places.length).toBeGreaterThanOrEqual(10);
  const wrong = places.filter(
    ([, file, name]) => !existsSync(file as string) || !holds(file as string, name as string),
  );
  expect(wrong.map(([row]) => row)).toEqual([]);
});

/** A key of sentences is looked for as a key, so that a word in a sentence does not count. */
const holds = (file: string, name: string) =>
  readHouse(file).includes(file.endsWith('.json') ? `${JSON.stringify(name)}:` : name);

test('docs/ARCHITECTURE.md names every folder of the layers', () => {
  const said = readHouse('docs/ARCHITECTURE.md');
  const layers = ['domain', 'store', 'operations', 'answers', 'commands', 'web'].map((layer) => `src/${layer}`);
  const names = [...layers, ...listFolders('adapters')].flatMap((layer) =>
    listFolders(layer).map((path) => path.split('/').at(-1) ?? ''),
  );
  expect([...new Set(names)].filter((name) => !said.includes(`\`${name}\``))).toEqual([]);
});

test('CONTRIBUTING.md shows a whole command as it is', () => {
  const shown = /```ts\n([\s\S]*?)```/.exec(readHouse('CONTRIBUTING.md'))?.[1];
  expect(shown).toBe(readHouse('src/commands/regions/region.ts'));
});
