import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { jobs } from '#jobs/index.ts';
import type { Place } from '#src/core/place.ts';
import { findNextIssue } from '#src/domain/digests/subscription.ts';
import { insertSubscription } from '#src/store/digests/subscription.ts';
import { startEmbedded } from '#src/store/embedded/embedded.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

const root = join(import.meta.dirname, '..');
const database = await createTestDatabase({ figures: true });
const servers: ChildProcess[] = [];
const dirs: string[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) server.kill('SIGKILL');
  for (const dataDir of dirs.splice(0)) {
    if (existsSync(join(dataDir, 'postgres', 'postmaster.pid'))) await (await startEmbedded({ dataDir })).stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

function makeDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-main-'));
  chmodSync(dir, 0o755);
  dirs.push(dir);
  return dir;
}

/** The server as `npm start` runs it, with these variables and none of ours. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      LOG_LEVEL: 'error',
      PORT: '0',
      DATABASE_URL: database.url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  servers.push(child);
  const said = { out: '', err: '' };
  const heard = new EventTarget();
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
    heard.dispatchEvent(new Event('said'));
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const waitFor = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said.out);
      if (found) return found[1] ?? found[0];
      const code = await Promise.race([once(heard, 'said').then(() => 'said'), ended]);
      if (code !== 'said') throw new Error(`ended with ${code}: ${said.out}${said.err}`);
    }
  };
  return { child, said, ended, waitFor, ready: () => waitFor(/^Causeway is ready: (\S+)$/m) };
}

test('serves at the address it prints, and on SIGTERM ends well', async () => {
  const server = start({ METRICS_TOKEN: 'a-token-of-sixteen' });
  const url = await server.ready();
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('alive\n');
  expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready\n');
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  const metrics = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer a-token-of-sixteen' } });
  expect(await metrics.text()).toContain('causeway_database_up 1\n');
  expect(server.said.out).toContain('No experience is logged yet: npm run demo adds some');
  for (const page of ['/', '/playground', '/playground/']) expect((await fetch(url + page)).status).toBe(200);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.said.err).toBe('');
});

test('started with its clock a year ahead it says so, goes by the database’s time and skips nobody’s digest', async () => {
  const { sql } = database;
  await sql`insert into time_seen (at) values (now()) on conflict do nothing`;
  const person = await insertPerson(sql, { displayName: 'Maria', language: 'en', timeZone: 'UTC' }, true);
  const wish = { weekday: 1, localTime: '09:00', timeZone: 'UTC', places: ['mail:*:to:maria@example.org' as Place] };
  const more = { language: 'en', areas: [], regions: [], sections: [], tellsEmpty: false };
  const nextDue = findNextIssue(wish, new Date());
  await insertSubscription(sql, { ...wish, ...more, person: person.id, nextDue }, new Date());
  const old =
    await sql`insert into claim (key, claimed_at) values ('of yesterday', now() - interval '1 day') returning key`;
  const file = join(makeDataDir(), 'shift');
  writeFileSync(file, String(365 * 86_400));
  const server = start({ CLOCK_FILE: file, NODE_OPTIONS: `--import ${join(root, 'test/support/shift-clock.mjs')}` });
  const url = await server.ready();
  expect(await (await fetch(`${url}/readyz`)).text()).toMatch(/^ready\nclock does not work: .*365 days ahead/);
  const claimed = jobs.filter(({ isShared }) => !isShared);
  await vi.waitFor(
    async () => expect((await sql`select 1 from job_run where finished_at is not null`).length).toBe(claimed.length),
    { timeout: 10_000 },
  );
  expect(await sql`select 1 from job_run where abs(extract(epoch from finished_at - now())) > 60`).toEqual([]);
  expect(await sql`select next_due from digest_subscription`).toEqual([{ nextDue }]);
  expect(await sql`select key from claim where key = 'of yesterday'`).toEqual(old);
  writeFileSync(file, '0');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('on its own database: killed, it comes back to all it had, and the last to leave stops the database', async () => {
  const DATA_DIR = makeDataDir();
  const postmaster = () => Number(readFileSync(join(DATA_DIR, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const first = start({ DATA_DIR, DATABASE_URL: '' });
  await first.ready();
  const before = postmaster();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start({ DATA_DIR, DATABASE_URL: '' });
  await second.ready();
  expect(postmaster()).toBe(before);
  expect(second.said.out).not.toContain('Loading');
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(existsSync(join(DATA_DIR, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('SIGTERM in the middle of the first start leaves nothing running and the next start whole', async () => {
  const DATA_DIR = makeDataDir();
  const first = start({ DATA_DIR, DATABASE_URL: '' });
  await first.waitFor(/Updated the database/);
  first.child.kill('SIGTERM');
  await first.ended;
  expect(existsSync(join(DATA_DIR, 'postgres', 'postmaster.pid'))).toBe(false);
  const second = start({ DATA_DIR, DATABASE_URL: '' });
  await second.ready();
  // As Ctrl-C under npm arrives: from the terminal, and passed on by npm.
  second.child.kill('SIGINT');
  await second.waitFor(/Stopping/);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('SIGTERM in the middle of a flood of charts ends in order, in time, and stops the database', async () => {
  const DATA_DIR = makeDataDir();
  const server = start({ DATA_DIR, DATABASE_URL: '', LOG_LEVEL: 'error' });
  const url = await server.ready();
  const regions = ['Skåne', 'Catalonia', 'Murcia', 'Puglia', 'Sicily', 'Andalusia', 'Lombardy', 'Azores'];
  const drawn: Promise<number>[] = [];
  let isFlooding = true;
  let asked = 0;
  const draw = async () => {
    while (isFlooding) {
      asked += 1;
      const [one, other] = [regions[asked % 8], regions[(asked * 3 + 1) % 8]];
      const body = JSON.stringify({
        type: 'said',
        id: `flood-${asked}`,
        text: `/compare ${one} ${other} unemployment`,
      });
      const headers = { 'content-type': 'application/json', cookie: `causeway_playground=${'f'.repeat(32)}` };
      const page = await fetch(`${url}/playground/events`, { method: 'POST', headers, body }).then((answer) =>
        answer.text(),
      );
      for (const [, path = ''] of page.matchAll(/src="(\/pictures\/[^"]+)"/g))
        drawn.push(
          fetch(url + path).then(
            ({ status }) => status,
            () => 0,
          ),
        );
    }
  };
  const flood = Promise.allSettled(Array.from({ length: 40 }, draw));
  await vi.waitFor(() => expect(drawn.length).toBeGreaterThan(20), { timeout: 30_000 });
  const since = performance.now();
  server.child.kill('SIGTERM');
  const code = await server.ended;
  const took = performance.now() - since;
  isFlooding = false;
  await flood;
  expect({ code, err: server.said.err }).toEqual({ code: 0, err: '' });
  expect(took).toBeLessThan(10_000);
  expect(existsSync(join(DATA_DIR, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(await Promise.all(drawn)).toContain(200);
});

const strayFault = { NODE_OPTIONS: '--import ./test/support/stray-fault.mjs' };

test.each(['rejection', 'no error'])('a %s that nobody awaited ends nothing, and is told', async (STRAY_FAULT) => {
  const server = start({ ...strayFault, STRAY_FAULT });
  const url = await server.ready();
  server.child.kill('SIGUSR2');
  await expect
    .poll(async () => (await fetch(`${url}/readyz`)).text())
    .toMatch(/^ready\nsomething inside does not work: a piece of work failed at \d\d:\d\d UTC \(reference \w{8}\)/);
  const [, reference = 'none'] = /reference (\w{8})/.exec(await (await fetch(`${url}/readyz`)).text()) ?? [];
  expect(server.said.err).toContain(`"reference":"${reference}"`);
  expect(server.said.err).not.toContain('xoxb-12345-secret');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('what is thrown through everything ends the server in order', async () => {
  const server = start({ ...strayFault, STRAY_FAULT: 'thrown' });
  const url = await server.ready();
  server.child.kill('SIGUSR2');
  expect(await server.ended).toBe(1);
  expect(server.said.err).toMatch(/Causeway stops because of a fault inside \(reference \w{8}\)/);
  expect(server.said.out).toContain('Stopping');
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('a fault inside a platform’s package costs its connection alone, which is made anew', async () => {
  const fake = await startFakeDiscord();
  const server = start({
    ...strayFault,
    STRAY_FAULT: 'discord',
    DISCORD_TOKEN: fake.world.token,
    DISCORD_API_URL: fake.api,
  });
  const url = await server.ready();
  expect(fake.gateway.counts.identified).toBe(1);
  server.child.kill('SIGUSR2');
  await expect.poll(() => fake.gateway.counts.identified, { timeout: 15_000 }).toBe(2);
  await expect.poll(async () => (await fetch(`${url}/readyz`)).text()).toBe('ready\n');
  expect(server.said.err).toContain('"platform":"discord"');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  await fake.stop();
});

/** The faults of a start: what is wrong is said in one line a fault, without a stack, and the exit code is 1. */
async function expectRefusal(env: Record<string, string>, ...words: string[]) {
  const server = start(env);
  expect(await server.ended).toBe(1);
  const lines = server.said.err.trimEnd().split('\n');
  expect(lines).toHaveLength(words.length);
  for (const [index, word] of words.entries()) expect(lines[index]).toContain(word);
  expect(server.said.out).not.toContain('ready');
}

test('a taken port', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as { port: number };
  await expectRefusal({ PORT: String(port) }, `Port ${port} on 127.0.0.1 is taken`);
  blocker.close();
});

test('variables that hold nothing useful, all at once', () =>
  expectRefusal({ PORT: 'abc', LOG_LEVEL: 'loud' }, 'PORT is "abc"', 'LOG_LEVEL is "loud"'));

test('a database that is not there', () =>
  expectRefusal({ DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' }, 'nothing answers there'));

test('a database that does not know us', () => {
  const url = new URL(database.url);
  url.password = 'hunter2';
  return expectRefusal({ DATABASE_URL: url.href }, 'refuses the user name or password');
});

test('a database where we may not make tables', async () => {
  const role = `guest_${process.pid}`;
  await database.sql.unsafe(`create role ${role} login password 'guest'; revoke create on schema public from public`);
  await database.sql`drop table starter_file, migration cascade`;
  const url = Object.assign(new URL(database.url), { username: role, password: 'guest' });
  await expectRefusal({ DATABASE_URL: url.href }, 'the right to create tables');
  await database.sql.unsafe(`drop role ${role}`);
});

test('a data directory that cannot be made', () => {
  const file = join(makeDataDir(), 'file');
  writeFileSync(file, '');
  return expectRefusal({ DATABASE_URL: '', DATA_DIR: join(file, 'data') }, 'is a file, not a directory');
});
