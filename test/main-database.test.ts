import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createTcpProxy } from '#test/support/tcp-proxy.ts';

const rootFolder = join(import.meta.dirname, '..');
const database = await createTestDatabase({ figures: true });
const { sql } = database;
const url = new URL(database.url);
const name = url.pathname.slice(1);
const proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
url.port = String(proxy.port);

/** The server as `npm start` runs it, whose bytes to the database go through the proxy. */
const child = spawn(process.execPath, ['src/main.ts'], {
  cwd: rootFolder,
  env: {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATABASE_URL: url.href,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
afterAll(() => {
  child.kill('SIGKILL');
  proxy.stop();
});
const home = await new Promise<string>((resolve) => {
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    const found = /^Causeway is ready: (\S+)$/m.exec(said)?.[1];
    if (found) resolve(found);
  });
});

type Answer = { status: number; text: string; ms: number };

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(home + path, init);
  return { status: response.status, text: await response.text(), ms: performance.now() - begun };
}

const cookie = (await fetch(`${home}/playground`)).headers.get('set-cookie')?.split(';')[0] ?? '';
let events = 0;
const send = (happening: object) => {
  events += 1;
  return ask('/playground/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: `event-${events}-00000`, ...happening }),
  });
};
const say = (text: string) => send({ type: 'said', text });

/** What /readyz says once that fits; it must have answered within two seconds each time. */
async function readyz(expected: RegExp, timeoutMs: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const { status, text, ms } = await ask('/readyz');
      expect(ms).toBeLessThan(2_000);
      expect(`${status} ${text}`).toMatch(expected);
    },
    { timeout: timeoutMs, interval: 200 },
  );
}

async function expectAllWorks(timeoutMs = 10_000) {
  await readyz(/^200 ready\n$/, timeoutMs);
  await vi.waitFor(async () => expect((await ask('/')).status).toBe(200), { timeout: timeoutMs });
  const answers = await Promise.all(Array.from({ length: 30 }, () => say('/question list')));
  for (const { status, text } of answers)
    expect([status, text]).toEqual([200, expect.not.stringContaining('does not answer')]);
}

afterEach(() => proxy.set('open'));

test('all works', async () => {
  await say('/help');
  await expectAllWorks();
}, 30_000);

test.each(['swallow', 'hold', 'refuse'] as const)(
  '%s: said within ten seconds, answered kindly, and over by itself',
  async (mode) => {
    proxy.set(mode);
    // Those that meet it before it is known wait a while, and no longer.
    const first = await Promise.all([
      ask('/'),
      ask('/experiences/1'),
      ...Array.from({ length: 8 }, () => say('/experience list')),
    ]);
    for (const { ms } of first) expect(ms).toBeLessThan(10_000);
    for (const { status } of first.slice(0, 2)) expect(status).toBe(503);
    for (const { text } of first.slice(2)) expect(text).toContain('The database does not answer just now');
    await readyz(/^503 not ready: the database: it does not answer/, 10_000);
    for (const each of [await ask('/'), await ask('/regions/SE224')]) {
      expect([each.status, each.text]).toEqual([
        503,
        'The database does not answer just now. Try again in a minute.\n',
      ]);
      expect(each.ms).toBeLessThan(1_000);
    }
    const { text, ms } = await say('/experience list');
    expect(text).toContain('The database does not answer just now');
    expect(text).not.toContain('Something went wrong');
    expect(ms).toBeLessThan(1_000);
    proxy.set('open');
    await expectAllWorks();
  },
  60_000,
);

test('a connection lost in the middle of writing holds up nobody who writes the same afterwards', async () => {
  const values = { question: 'Who has tried it?' };
  proxy.set('swallow');
  const event = { type: 'pressed', line: '/me', id: 'the-same-event' };
  await send(event);
  proxy.set('open');
  await readyz(/^200 ready\n$/, 10_000);
  const { status, ms } = await send({ ...event, values });
  expect(status).toBe(200);
  expect(ms).toBeLessThan(5_000);
});

const isRoot = process.getuid?.() === 0;
const form = {
  type: 'submitted',
  form: '/question ask',
  values: { title: 'Who has tried it?', challenge: 'c', question: 'q', policyAreas: ['health'], region: 'SE224' },
};

async function expectUnwritable(words: RegExp) {
  await readyz(words, 12_000);
  const submitted = await send(form);
  expect(submitted.text).toContain('Nothing can be saved just now');
  expect(submitted.text).not.toContain('Something went wrong');
  expect((await ask('/')).status).toBe(200);
  expect((await say('/question list')).text).not.toContain('Nothing can be saved');
}

test('a database that only reads', async () => {
  const hangUp = () => sql`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and application_name like 'causeway%' and pid <> pg_backend_pid()`;
  await sql.unsafe(`alter database ${name} set default_transaction_read_only = on`);
  await hangUp().catch(() => {});
  await expectUnwritable(/^503 not ready: the database: it only reads, so nothing can be kept/);
  await vi.waitFor(
    async () => {
      await sql.unsafe(
        `set default_transaction_read_only = off; alter database ${name} reset default_transaction_read_only`,
      );
    },
    { timeout: 20_000 },
  );
  await hangUp().catch(() => {});
  await expectAllWorks(15_000);
});

test('a disk that is full', async (context) => {
  const place = mkdtempSync(join(tmpdir(), 'causeway-full-'));
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place]).status !== 0) {
    rmSync(place, { recursive: true });
    context.skip('only root may mount a small disk here');
  }
  const [{ dir }] = (await sql`select current_setting('data_directory') as dir`) as unknown as [{ dir: string }];
  const { uid, gid } = statSync(dir);
  chownSync(place, uid, gid);
  chmodSync(place, 0o700);
  const tables = ['room_probe', 'draft', 'handled_event'];
  await sql.unsafe(`create tablespace small location '${place}'`);
  try {
    for (const table of tables) await sql.unsafe(`alter table ${table} set tablespace small`);
    spawnSync('dd', ['if=/dev/zero', `of=${join(place, 'filler')}`, 'bs=1k']);
    await expectUnwritable(/^503 not ready: the database: its disk is full/);
    writeFileSync(join(place, 'filler'), '');
    await expectAllWorks();
    expect((await send(form)).text).not.toContain('Nothing can be saved');
  } finally {
    for (const table of tables) await sql.unsafe(`alter table ${table} set tablespace pg_default`);
    await sql.unsafe('drop tablespace small');
    spawnSync('umount', [place]);
    rmSync(place, { recursive: true });
  }
});
