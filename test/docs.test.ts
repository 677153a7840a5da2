import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../scripts/words/judge.ts';
import { listFolders, readHouse } from './support/house.ts';

const root = join(import.meta.dirname, '..');
const reader = createSentenceReader();
const documents = globSync(['*.md', 'docs/*.md', 'docs/*/README.md', 'docs/decisions/*.md', 'data/*.md'], {
  cwd: root,
});
/** A path in code quotes. One with `<name>`, `*` or `…` is a pattern. */
const namedPath = /`((?:src|adapters|jobs|migrations|test|scripts|bench|data|docs)\/[^`\s<*…{]+)`/g;

/** The files and folders that a text names in code quotes and that do not exist. */
function listMissing(text: string): string[] {
  const paths = [...text.matchAll(namedPath)].map(([, path]) => path as string);
  // `docs/data` is a folder of the repository that figures were taken from.
  return paths.filter((path) => !path.startsWith('docs/data/') && !existsSync(join(root, path)));
}

test.each(documents)('%s names files that are there, and scripts that can be run', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link]) =>
    join(dirname(document), link as string),
  );
  expect([...listMissing(text), ...links.filter((path) => !existsSync(join(root, path)))]).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

/** The commands of the first block of a shell. */
const commandsOf = (text: string) =>
  [...(/```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '').matchAll(/^(npm [^#\n]*?)\s*#/gm)].map(([, command]) => command);

const spoken = globSync('src/texts/*', { cwd: root })
  .map((path) => path.slice('src/texts/'.length))
  .filter((language) => /^[a-z]{2}$/.test(language) && language !== 'en');

test('every language that is spoken has the first page of README', () => {
  expect(spoken.length).toBeGreaterThanOrEqual(9);
  expect(spoken.filter((language) => !existsSync(join(root, `docs/${language}/README.md`)))).toEqual([]);
});

test.each(spoken)(
  'docs/%s/README.md names the commands and roles of README, and each links to the other',
  (language) => {
    const [whole, own] = [readHouse('README.md'), readHouse(`docs/${language}/README.md`)];
    expect(commandsOf(whole).length).toBeGreaterThanOrEqual(3);
    expect(commandsOf(own)).toEqual(commandsOf(whole));
    expect(whole).toContain(`](docs/${language}/README.md)`);
    expect(own.match(/\]\(\.\.\/\.\.\/README\.md\)/g)?.length).toBe(2);
    expect(own).toContain(`\`LANGUAGES=${language}\``);
    const rolesOf = (text: string) => /\|---\|---\|\n((?:\|.*\n)+)/.exec(text)?.[1]?.trim().split('\n').length;
    expect(rolesOf(own)).toBe(rolesOf(whole));
  },
);

test.each(spoken)('docs/%s/README.md: its example in plain words is read as it says', async (language) => {
  const said = /`\/compare Skåne Catalonia`[^:]*:\s*[«“„”]\s?([^»“”]+?)\s?[»“”]/u.exec(
    readHouse(`docs/${language}/README.md`),
  )?.[1];
  const { decide } = await reader;
  expect(formatDecision(decide(said ?? '', null))).toBe(
    '/indicator show unemployment-foreign-born region=ES51 year=2019',
  );
});

test('decisions are numbered, each number once', () => {
  const numbers = globSync('docs/decisions/*.md', { cwd: root }).map((path) =>
    path.slice('docs/decisions/'.length, 19),
  );
  expect(numbers.filter((number, index) => !/^\d{4}$/.test(number) || numbers.indexOf(number) !== index)).toEqual([]);
});

test('a path that does not exist is found', () => {
  expect(listMissing('see `src/answers/say.ts` and `src/<feature>/x.ts` and `src/core/bot.ts`')).toEqual([
    'src/answers/say.ts',
  ]);
});

test('docs/ARCHITECTURE.md: each place of “Where things are” holds the name it is listed with', () => {
  const section = readHouse('docs/ARCHITECTURE.md').split('## Where things are')[1]?.split('\n## ')[0] ?? '';
  const places = [...section.matchAll(/^\| .+ \| `([^`]+)` \| `([^`]+)` \|$/gm)];
  expect(places.length).toBeGreaterThanOrEqual(10);
  const wrong = places.filter(
    ([, file, name]) => !existsSync(join(root, file as string)) || !holds(file as string, name as string),
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
