import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { everyPlatform, platforms } from '#adapters/index.ts';
import { configVariables } from '#src/config.ts';
import { readSettings } from '#src/settings.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const example = parseEnv(read('.env.example'));
const known = [...configVariables, ...platforms.flatMap(({ env }) => Object.keys(env.shape))];

test('.env.example names every variable there is, and no other', () => {
  expect(known.length).toBeGreaterThan(20);
  expect(Object.keys(example).sort()).toEqual([...known].sort());
});

test('each variable stands in .env.example once', () => {
  const names = [...read('.env.example').matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(names.sort()).toEqual([...known].sort());
});

test('a copy of .env.example changes nothing', () => {
  expect(readSettings({ platforms, everyPlatform }, example)).toEqual(readSettings({ platforms, everyPlatform }, {}));
});

test('.env.development holds variables of the server alone, and takes them', () => {
  const development = parseEnv(read('.env.development'));
  expect(configVariables).toEqual(expect.arrayContaining(Object.keys(development)));
  const { config, switchedOn } = readSettings({ platforms, everyPlatform }, development);
  expect(config.hasPlayground).toBe(true);
  expect(config.dataDir).not.toBe(readSettings({ platforms, everyPlatform }, {}).config.dataDir);
  expect(switchedOn.map(({ platform }) => platform.name)).toEqual(['playground']);
});

test('README or a guide explains every variable', () => {
  const guides = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.startsWith('connect-'))];
  const text = guides.map((name) => read(name.startsWith('connect-') ? `docs/${name}` : name)).join('\n');
  expect(known.filter((name) => !text.includes(name))).toEqual([]);
});
