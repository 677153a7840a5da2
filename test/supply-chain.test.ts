import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const load = (path: string) => readFileSync(join(root, path), 'utf8');
type Package = { version?: string; integrity?: string; dev?: boolean; optional?: boolean; hasInstallScript?: boolean };
const own = JSON.parse(load('package.json'));
const locked = Object.entries(JSON.parse(load('package-lock.json')).packages as Record<string, Package>).filter(
  ([path]) => path !== '',
);
const nameOf = (path: string) => path.split('node_modules/').at(-1) as string;

test('every package is named by its exact version and locked by the hash of its bytes', () => {
  const wanted = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)))).toEqual(
    [],
  );
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

test('scripts of packages run at an installation for those alone that are named', () => {
  const running = locked
    .filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev)
    .map(([path]) => nameOf(path));
  const allowed = Object.keys(own.allowScripts);
  expect(running.filter((name) => !allowed.includes(name))).toEqual([]);
});

test('the bill of materials has every package that a server runs with, its version, hash and licence, and no other', () => {
  const made = spawnSync('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(made.stderr).not.toMatch(/npm error/);
  const { bomFormat, components } = JSON.parse(made.stdout) as {
    bomFormat: string;
    components: { 'bom-ref': string; hashes?: object[]; licenses?: object[] }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const listed = new Set(components.map((each) => each['bom-ref'].split('|')[0]));
  const needed = locked.filter(([, { dev }]) => !dev).map(([path, { version }]) => `${nameOf(path)}@${version}`);
  expect(needed.filter((name) => !listed.has(name))).toEqual([]);
  expect(components.filter(({ hashes }) => !hashes?.length).map((each) => each['bom-ref'])).toEqual([]);
  const development = locked.filter(([, { dev }]) => dev).map(([path, { version }]) => `${nameOf(path)}@${version}`);
  expect(development.filter((name) => listed.has(name) && !needed.includes(name))).toEqual([]);
});

test('each threat is held by tests that are there', () => {
  const rows = load('docs/threat-model.md').match(/^\| \d+ \|.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.map((row) => Number(/\d+/.exec(row)?.[0]))).toEqual(rows.map((_, index) => index + 1));
  for (const row of rows) {
    const files = [...row.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, path]) => path as string);
    expect(files.length, row).toBeGreaterThan(0);
    for (const path of files) expect(existsSync(join(root, path)), path).toBe(true);
  }
});

test('updates are raised for packages, Node and images, a week old at least', () => {
  const renovate = JSON.parse(load('renovate.json'));
  expect(renovate).toMatchObject({ rangeStrategy: 'pin', minimumReleaseAge: '7 days' });
  const patterns = renovate.packageRules.flatMap(
    (rule: { matchPackageNames?: string[] }) => rule.matchPackageNames ?? [],
  );
  const wanted = Object.keys({ ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies });
  for (const pattern of patterns as string[]) {
    const matches = pattern.startsWith('/')
      ? wanted.some((name) => new RegExp(pattern.slice(1, -1)).test(name))
      : wanted.includes(pattern) || load('Dockerfile').includes(`FROM ${pattern}:`);
    expect(matches, pattern).toBe(true);
  }
});
