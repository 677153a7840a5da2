import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { UserError } from '#src/core/errors.ts';
import type { FileStore } from '#src/core/file-store.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import {
  type DumpedTable,
  holdMoment,
  listNamedFiles,
  listSequences,
  listTables,
  readTable,
} from '#src/store/database/dump.ts';
import { listLandedOf, listStrange } from '#src/store/database/migrate.ts';
import { migrationsFolder } from '#src/store/database/open.ts';
import { type Entry, writeTar } from './archive.ts';
import { describeBytes, type Manifest, manifestPath, markOf, type Sums, sumsPath } from './contents.ts';
import { encrypt } from './key.ts';
import { createTally } from './tally.ts';

/** A part of a table in memory, at most. */
const partBytes = 4 * 1024 * 1024;
const tellEveryMs = 3_000;

export type Source = {
  database: Database;
  files: FileStore;
  secretKey: string | null;
  version: string;
  /** What opens it. */
  recipients: readonly string[];
  now(): Date;
  progress(line: string): void;
};

/**
 * Writes one moment of a database, and the files that its rows name, to a new file. Others go on writing meanwhile.
 * @throws UserError where there is nothing to copy, or no room for it; nothing is left behind then.
 */
export async function writeBackup(source: Source, path: string): Promise<Sums> {
  if (await stat(path).catch(() => null)) throw new UserError(`There is a file ${path} already. Name another one.`);
  const draft = `${path}.part`;
  const { database, now } = source;
  try {
    return await database.withTransaction(async (sql) => {
      await holdMoment(sql);
      const manifest = await describe(sql, source);
      const contents = listContents(sql, source, manifest);
      try {
        const packed = Readable.from(writeTar(contents.entries, now())).compose(createGzip()) as unknown as Readable;
        await pipeline(
          await encrypt(packed, source.recipients),
          createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
        );
      } catch (error) {
        // What was still on its way from the database would keep the connection.
        database.giveUp();
        throw error;
      }
      await keep(draft, path);
      return contents.sums;
    });
  } catch (error) {
    // A draft that was there already is another backup's.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(draft, { force: true });
    throw describeFault(error, path);
  }
}

async function describe(sql: Sql, { version, secretKey, now }: Source): Promise<Manifest> {
  const migrations = await listLandedOf(sql);
  if (migrations.length === 0)
    throw new UserError(
      'The database has no tables of Causeway, so there is nothing to copy. Start the server once, or name another in DATABASE_URL.',
    );
  const strange = listStrange(migrationsFolder, migrations);
  if (strange.length > 0)
    throw new UserError(
      `The database has had changes that this version of Causeway does not have (${strange.join(', ')}). Back it up with the version that runs on it.`,
    );
  const tables = await listTables(sql);
  return { format: 1, version, moment: now().toISOString(), migrations, tables, secretKeyMark: markOf(secretKey) };
}

function listContents(sql: Sql, { files, progress }: Source, manifest: Manifest) {
  const sums: Sums = { tables: {}, sequences: [], files: { count: 0, bytes: 0 }, missing: [] };
  let [bytes, told] = [0, Date.now()];
  const tell = (what: string, more: number) => {
    bytes += more;
    if (Date.now() - told < tellEveryMs) return;
    told = Date.now();
    progress(`  ${what}, ${describeBytes(bytes)} read`);
  };
  async function* list(): AsyncGenerator<Entry> {
    yield { path: manifestPath, bytes: Buffer.from(JSON.stringify(manifest)) };
    const named = await listNamedFiles(sql, manifest.tables);
    for (const hash of named) {
      const content = await files.read(hash);
      if (content === null) {
        sums.missing.push(hash);
        continue;
      }
      sums.files.count += 1;
      sums.files.bytes += content.length;
      yield { path: `files/${hash}`, bytes: Buffer.from(content) };
      tell(`file ${sums.files.count} of ${named.length}`, content.length);
    }
    for (const [index, table] of manifest.tables.entries()) {
      const tally = createTally();
      let part = 0;
      for await (const piece of readParts(sql, table)) {
        tally.add(piece);
        part += 1;
        yield { path: `tables/${table.name}/${String(part).padStart(6, '0')}.tsv`, bytes: piece };
        tell(`table ${index + 1} of ${manifest.tables.length}`, piece.length);
      }
      sums.tables[table.name] = tally.end();
    }
    // A sequence belongs to no moment; read last, it is past every row.
    for (const { name, last } of await listSequences(sql)) if (last !== null) sums.sequences.push({ name, last });
    yield { path: sumsPath, bytes: Buffer.from(JSON.stringify(sums)) };
  }
  return { entries: list(), sums };
}

async function* readParts(sql: Sql, table: DumpedTable): AsyncGenerator<Buffer> {
  let [held, length] = [[] as Buffer[], 0];
  for await (const piece of await readTable(sql, table)) {
    held.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length < partBytes) continue;
    yield Buffer.concat(held, length);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held, length);
}

/** Gives a whole file its name, so that a power cut leaves it whole or away. */
async function keep(draft: string, path: string): Promise<void> {
  const file = await open(draft, 'r+');
  await file.sync();
  await file.close();
  await rename(draft, path);
  const folder = await open(dirname(path), 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function describeFault(error: unknown, path: string): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = {
    ENOSPC: 'the disk is full. Free some space, or name another place',
    EDQUOT: 'the disk quota is used up. Free some space, or name another place',
    EACCES: 'this user may not write there. Name another place',
    EROFS: 'that file system is read-only. Name another place',
    ENOENT: 'there is no such directory. Make it, or name another place',
    EEXIST: 'another backup is being written there. Wait for it, or remove the file that ends with .part',
  }[code ?? ''];
  return reason ? new UserError(`The backup cannot be written to ${path}: ${reason}.`) : error;
}
