import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/*.md', 'data/*.md'], { cwd: root });
const namedPath =
  /`((?:src|adapters|jobs|migrations|test|scripts|bench|data|docs)\/[\w./-]+\.(?:ts|sql|json|md|csv))`/g;

test.each(documents)('%s names files that are there, and scripts that can be run', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const paths = [...text.matchAll(namedPath)].map(([, path]) => path as string);
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link]) =>
    join(dirname(document), link as string),
  );
  // `docs/data` is a folder of the repository that figures were taken from.
  expect(
    [...paths.filter((path) => !path.startsWith('docs/data/')), ...links].filter(
      (path) => !existsSync(join(root, path)),
    ),
  ).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('decisions are numbered, each number once', () => {
  const numbers = globSync('docs/decisions/*.md', { cwd: root }).map((path) =>
    path.slice('docs/decisions/'.length, 19),
  );
  expect(numbers.filter((number, index) => !/^\d{4}$/.test(number) || numbers.indexOf(number) !== index)).toEqual([]);
});
