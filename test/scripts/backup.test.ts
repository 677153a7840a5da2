import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { UserError } from '#src/core/errors.ts';
import { insertExamples } from '#src/operations/experiences/examples.ts';
import { insertExampleQuestions } from '#src/operations/questions/examples.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createObjectStore } from '#src/server/object-store.ts';
import { createDatabase, type Database } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { startFakeS3 } from '#test/support/fake-s3.ts';
import { withDatabase } from '#test/support/global-setup.ts';
import { writeTar } from '../../scripts/backup/archive.ts';
import { createKey, encrypt } from '../../scripts/backup/key.ts';
import { readBackup } from '../../scripts/backup/read.ts';
import { demoExamples, demoQuestions } from '../../scripts/demo-examples.ts';

// Programs of their own copy and compare a whole database, some times over.
vi.setConfig({ testTimeout: 600_000 });

const root = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'causeway-backup-'));
const key = await createKey();
const source = await createTestDatabase({ figures: true });
const filesDir = join(folder, 'files');
const files = createFileFolder(filesDir, null);
const secret = 'a secret key of more than 32 characters';
const admin = createDatabase(inject('databaseUrl'), { maxConnections: 1 });
const made: string[] = [];

afterAll(async () => {
  for (const name of made) await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
  await admin.close();
  await rm(folder, { recursive: true });
});

async function run(script: 'backup' | 'restore', args: string[], env: Record<string, string> = {}) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: root,
    env: {
      PATH,
      NODE_COMPILE_CACHE,
      BACKUP_KEY: key.identity,
      DATABASE_URL: source.url,
      FILES_DIR: filesDir,
      SECRET_KEY: secret,
      ...env,
    },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/** An empty database. */
async function createEmpty(): Promise<string> {
  const name = `restored_${process.pid}_${made.length}`;
  made.push(name);
  await admin.sql.unsafe(`create database ${name}`);
  return withDatabase(inject('databaseUrl'), name);
}

function open(url: string): Database {
  const database = createDatabase(url, { maxConnections: 3 });
  afterAll(database.close);
  return database;
}

const insertHeld = (database: Pick<Database, 'sql'>, name: string, hash: string) => database.sql`
  insert into held_file (person, name, media_type, size, hash, held_at)
  select id, ${name}, 'text/plain', 4, ${hash}, now() from person order by id limit 1`;

const lines = [
  '/experience search mentors',
  '/question list',
  '/compare Skåne Catalonia',
  '/experience list',
  '/region show Puglia',
];
const answersOf = async (database: Database) => {
  const { say } = await createDialogue({ database });
  const answers = [];
  for (const line of lines) answers.push(read(await say(line)));
  return answers;
};

const copy = join(folder, 'one.tar.gz.age');
let before: string[] = [];

beforeAll(async () => {
  await insertExamples(source, demoExamples, new Date('2026-11-20T09:00:00Z'));
  await insertExampleQuestions(source, demoQuestions, new Date('2026-11-20T09:00:00Z'));
  before = await answersOf(source);
  const hash = await files.save(Buffer.from('kept'));
  await insertHeld(source, 'kept.txt', hash);
  await insertHeld(source, 'lost.txt', 'f'.repeat(64));
  const guide = await files.save(Buffer.from('guide'));
  await source.sql`
    insert into tool (kind, title, summary, link, policy_areas, language, state, created_at, updated_at, file_name, file_media_type, file_size, file_hash)
    values ('guideline', 'Guide', 'x', '', '{}', 'en', 'suggested', now(), now(), 'guide.txt', 'text/plain', 5, ${guide})`;
  await source.sql`insert into note (name, note) values ('odd', ${'tab\t line\n back\\slash \\N é 🙂'})`;
});

test('a backup is written, restored for comparison, and restored on an empty machine with the same rows and answers', async () => {
  const written = await run('backup', [copy]);
  expect(written).toMatchObject({ code: 0 });
  expect(written.stdout).toMatch(
    /^Wrote .*one\.tar\.gz\.age: \d+ tables with [\d,]+ rows, 2 files with 1 kB\. It was restored and compared\.\n$/,
  );
  expect(written.stderr).toContain('1 files that records name are not where files are kept');
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
  const url = await createEmpty();
  const restoredFiles = join(folder, 'restored');
  const restored = await run('restore', [copy], { DATABASE_URL: url, FILES_DIR: restoredFiles });
  expect(restored).toMatchObject({ code: 0, stdout: expect.stringMatching(/Every table is as it was copied\.\n$/) });
  expect(restored.stderr).not.toContain('SECRET_KEY');
  const target = open(url);
  expect(await answersOf(target)).toEqual(before);
  expect((await readdir(restoredFiles, { recursive: true })).filter((name) => name.length > 60)).toHaveLength(2);
  // What is written from now on takes no number twice.
  const number = (database: Database) =>
    database.sql<{ next: number }[]>`
    insert into import_run (file, started_at) values ('next', now()) returning id as next`.then(([row]) => row?.next);
  expect(await number(target)).toBe(await number(source));
  // References and triggers are back.
  const rules = (database: Database) => database.sql`
    select conname from pg_constraint where connamespace = 'public'::regnamespace and convalidated order by 1`;
  expect(await rules(target)).toEqual(await rules(source));
  expect(await target.sql`select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal`).toHaveLength(0);
  const again = await run('restore', [copy], { DATABASE_URL: url });
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('The database is not empty: it has') });
  const other = await run('restore', [copy], {
    DATABASE_URL: await createEmpty(),
    FILES_DIR: restoredFiles,
    SECRET_KEY: '',
  });
  expect(other).toMatchObject({ code: 0, stderr: expect.stringContaining('SECRET_KEY is not the one') });
});

test('a copy taken while others write shows one moment, also of files', async () => {
  let isOver = false;
  let written = 0;
  const writing = (async () => {
    for (; !isOver; written += 1) {
      const hash = await files.save(Buffer.from(`file ${written}`));
      const name = `pair ${written}`;
      await source.withTransaction(async (sql) => {
        await sql`insert into note (name, note) values (${name}, 'left')`;
        await insertHeld({ sql } as Database, name, hash);
        // Of each pair the earlier goes with its other half.
        await sql`delete from note where name = ${`pair ${written - 5}`}`;
        await sql`delete from held_file where name = ${`pair ${written - 5}`}`;
      });
    }
  })();
  const path = join(folder, 'busy.tar.gz.age');
  const done = await run('backup', [path]);
  isOver = true;
  await writing;
  expect(done).toMatchObject({ code: 0 });
  expect(written).toBeGreaterThan(10);
  const url = await createEmpty();
  const restoredFiles = join(folder, 'busy');
  expect(await run('restore', [path], { DATABASE_URL: url, FILES_DIR: restoredFiles })).toMatchObject({ code: 0 });
  const { sql } = open(url);
  const notes = await sql<{ name: string }[]>`select name from note where name like 'pair %' order by name`;
  const held = await sql<
    { name: string; hash: string }[]
  >`select name, hash from held_file where name like 'pair %' order by name`;
  expect(notes.length).toBeGreaterThan(0);
  expect(held.map(({ name }) => name)).toEqual(notes.map(({ name }) => name));
  const store = createFileFolder(restoredFiles, null);
  for (const { hash } of held) expect(await store.read(hash)).not.toBeNull();
});

test('files of an object store are in it too, and go into one', async () => {
  const [from, to] = [await startFakeS3(), await startFakeS3()];
  try {
    const store = createObjectStore(from.settings, null);
    await insertHeld(source, 'there.txt', await store.save(Buffer.from('there')));
    const env = ({ settings }: typeof from) => ({
      ...{ FILES_DIR: '', S3_ENDPOINT: settings.endpoint, S3_BUCKET: settings.bucket, S3_REGION: settings.region },
      ...{ S3_ACCESS_KEY: settings.accessKey, S3_SECRET_KEY: settings.secretKey },
    });
    const path = join(folder, 's3.tar.gz.age');
    expect(await run('backup', [path, '--unverified'], env(from))).toMatchObject({ code: 0 });
    const url = await createEmpty();
    expect(await run('restore', [path], { ...env(to), DATABASE_URL: url })).toMatchObject({ code: 0 });
    expect([...to.objects.values()].map(({ bytes }) => bytes.toString())).toEqual(['there']);
  } finally {
    await from.stop();
    await to.stop();
  }
});

test('a server that knows the public half alone writes what only the other half opens, and still compares it', async () => {
  const path = join(folder, 'public.tar.gz.age');
  const half = { BACKUP_KEY: key.recipient };
  expect(await run('backup', [path], half)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('It was restored and compared.'),
  });
  expect(await run('backup', ['verify', path], half)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is a public key'),
  });
  expect(await run('restore', [path], half)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is a public key'),
  });
  expect(await run('backup', ['verify', path])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('All of it could be restored.'),
  });
});

test('it is an age file around a packed tar, which other programs read', async () => {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(key.identity);
  const packed = join(folder, 'plain.tar.gz');
  await writeFile(packed, await decrypter.decrypt(await readFile(copy)));
  const listed = spawnSync('tar', ['tzf', packed], { encoding: 'utf8' });
  expect(listed.stdout.split('\n')).toEqual(
    expect.arrayContaining(['manifest.json', 'tables/person/000001.tsv', 'sums.json']),
  );
});

/** A backup that says other things than ours do. */
async function forge(name: string, entries: Record<string, string>): Promise<string> {
  async function* list() {
    for (const [path, content] of Object.entries(entries)) yield { path, bytes: Buffer.from(content) };
  }
  const packed = gzipSync(await buffer(Readable.from(writeTar(list(), new Date(0)))));
  const path = join(folder, name);
  await writeFile(path, await buffer(await encrypt(Readable.from([packed]), [key.recipient])));
  return path;
}

const manifest = { format: 1, version: '9.9.9', moment: '2027-01-01T00:00:00Z', tables: [], secretKeyMark: null };

test('what cannot be restored is said, and leaves the database empty', async () => {
  const url = await createEmpty();
  const cut = join(folder, 'cut.age');
  const changed = join(folder, 'changed.age');
  await copyFile(copy, cut);
  await truncate(cut, Math.floor((await stat(copy)).size / 2));
  const bytes = await readFile(copy);
  bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
  await writeFile(changed, bytes);
  await writeFile(join(folder, 'text.age'), 'Dear all, please find attached');
  const newer = await forge('newer.age', {
    'manifest.json': JSON.stringify({ ...manifest, migrations: [{ number: 9999, name: '9999_later', checksum: 'x' }] }),
  });
  const { migrations, tables } = JSON.parse(await readManifest(copy));
  const wrong = await forge('wrong.age', {
    'manifest.json': JSON.stringify({ ...manifest, migrations, tables }),
    'tables/note/000001.tsv': 'a\tb\n',
    'sums.json': JSON.stringify({ tables: {}, sequences: [], files: { count: 0, bytes: 0 }, missing: [] }),
  });
  const stranger = await createKey();
  const cases: [string, string, string][] = [
    [cut, key.identity, 'is damaged or cut off, so nothing was restored from it'],
    [changed, key.identity, 'is damaged or cut off, so nothing was restored from it'],
    [join(folder, 'text.age'), key.identity, 'is no backup of Causeway'],
    [join(folder, 'nowhere.age'), key.identity, 'There is no file'],
    [folder, key.identity, 'cannot be read (EISDIR)'],
    [copy, stranger.identity, 'was encrypted with another key'],
    [newer, key.identity, 'written by Causeway 9.9.9, which this version does not know everything of (9999_later)'],
    [wrong, key.identity, 'where 0 were copied'],
  ];
  for (const [path, identity, said] of cases) {
    const database = createDatabase(url, { maxConnections: 1 });
    const refusal = await readBackup(path, identity, { database, files: null, progress() {} }).catch((error) => error);
    await database.close();
    expect(refusal, said).toBeInstanceOf(UserError);
    expect(refusal.message).toContain(said);
  }
  for (const [BACKUP_KEY, said] of [
    ['', 'Set BACKUP_KEY, which backups are encrypted with'],
    ['secret', 'BACKUP_KEY is no key for backups'],
    [key.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')), 'BACKUP_KEY is no whole key'],
    [stranger.identity, 'was encrypted with another key'],
  ] as const) {
    const { code, stderr } = await run('restore', [copy], { DATABASE_URL: url, BACKUP_KEY });
    expect(code).toBe(1);
    expect(stderr).toContain(said);
    if (BACKUP_KEY.length > 10) expect(stderr).not.toContain(BACKUP_KEY);
  }
  const { sql } = open(url);
  expect(await sql`select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`).toHaveLength(
    0,
  );
});

async function readManifest(path: string): Promise<string> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(key.identity);
  const packed = join(folder, 'manifest.tar.gz');
  await writeFile(packed, await decrypter.decrypt(await readFile(path)));
  return spawnSync('tar', ['xzOf', packed, 'manifest.json'], { encoding: 'utf8' }).stdout;
}

test('what cannot be written is said, and leaves nothing behind', async () => {
  const full = join(folder, 'full');
  await mkdir(full);
  const isMounted =
    process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', full]).status === 0;
  try {
    const cases: [string, Record<string, string>, string][] = [
      [copy, {}, 'already. Name another one.'],
      [join(folder, 'nowhere/x.age'), {}, 'there is no such directory'],
      [join(folder, 'x.age'), { DATABASE_URL: await createEmpty() }, 'has no tables of Causeway'],
      [join(folder, 'begun.age'), {}, 'another backup is being written there'],
      ...(isMounted ? [[join(full, 'x.age'), {}, 'the disk is full'] as [string, Record<string, string>, string]] : []),
    ];
    await writeFile(join(folder, 'begun.age.part'), 'of another');
    for (const [path, env, said] of cases) {
      const { code, stderr } = await run('backup', [path], env);
      expect(stderr).toContain(said);
      expect(code).toBe(1);
    }
    // What another writes stays theirs.
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual(['begun.age.part']);
    await rm(join(folder, 'begun.age.part'));
    expect(await readdir(full)).toEqual([]);
  } finally {
    if (isMounted) spawnSync('umount', [full]);
  }
});

test('a message that waited then is asked for before it is sent again, by a job of the new queue', async () => {
  await source.sql`
    insert into delivery (id, recipient, purpose, period, places, message, job, created_at, due_at)
    values ('waits', 'test:1', 'digest', '2026-W48', '{slack:T1:channel:C1}', '{"text":"x","blocks":[]}', gen_random_uuid(), now(), now())`;
  const path = join(folder, 'waits.tar.gz.age');
  const url = await createEmpty();
  expect(await run('backup', [path, '--unverified'])).toMatchObject({ code: 0 });
  expect(await run('restore', [path], { DATABASE_URL: url })).toMatchObject({
    stderr: expect.stringContaining('1 messages wait to go out'),
  });
  const { sql } = open(url);
  expect(
    await sql`
    select d.state, d.is_uncertain from delivery d join pgboss.job j on j.id = d.job where d.id = 'waits' and j.state = 'created'`,
  ).toMatchObject([{ state: 'waiting', isUncertain: true }]);
});
