import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLicences } from '../../scripts/licences/check.ts';

const root = join(import.meta.dirname, '../..');
const rules = {
  permissive: ['MIT', 'Apache-2.0'],
  exceptions: [{ name: '@img/lib-*', licences: ['LGPL-3.0-or-later'], reason: 'a shared library' }],
  named: {},
};
const library = { '': {}, 'node_modules/@img/lib-x': { version: '1.0.0', license: 'LGPL-3.0-or-later' } };
const problemsOf = (found: object) =>
  checkLicences({ ...library, 'node_modules/x': { version: '2.0.0', ...found } }, rules).problems;

test('everything that running needs is under a licence that is allowed', () => {
  const { allowed, problems } = checkLicences(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages,
  );
  expect(problems).toEqual([]);
  expect(allowed.length).toBeGreaterThan(100);
});

test.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND Apache-2.0'])('%s is allowed', (license) => {
  expect(problemsOf({ license })).toEqual([]);
});

test.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'MIT AND GPL-2.0-only',
  'LGPL-3.0-or-later',
  'UNLICENSED',
  'SEE LICENSE IN x',
  '',
])('“%s” is not', (license) => {
  expect(problemsOf({ license })).toEqual([`x@2.0.0 is under ${license}, which no rule allows.`]);
});

test('a licence that is not said is a problem, and what only development needs is not asked', () => {
  expect(problemsOf({})).toEqual(['x@2.0.0 does not say its licence.']);
  expect(problemsOf({ license: 'GPL-3.0-only', dev: true })).toEqual([]);
});

test('a package inside another is judged by its own name', () => {
  const nested = { 'node_modules/y/node_modules/@img/lib-z': { version: '1.0.0', license: 'LGPL-3.0-or-later' } };
  expect(checkLicences({ ...library, ...nested }, rules).allowed.map(({ name }) => name)).toEqual([
    '@img/lib-x',
    '@img/lib-z',
  ]);
});

test('a rule that fits nothing is a problem', () => {
  expect(checkLicences({}, rules).problems).toEqual(['The rule for @img/lib-* fits no package. Remove it.']);
});

test('README names every licence that is used', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const { allowed } = checkLicences(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages);
  const used = new Set(allowed.flatMap(({ licence }) => licence.split(/[()\s]+|AND|OR/).filter(Boolean)));
  expect([...used].filter((licence) => !text.includes(licence))).toEqual([]);
});
