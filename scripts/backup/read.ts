import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '#src/core/errors.ts';
import type { FileStore } from '#src/core/file-store.ts';
import { type CopyStream, copyInto } from '#src/store/database/copy.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import {
  type DumpedTable,
  emptyTables,
  listTables,
  readTable,
  setSequence,
  suspendRules,
  waitLong,
} from '#src/store/database/dump.ts';
import { listStrange, runLanded } from '#src/store/database/migrate.ts';
import { migrationsFolder } from '#src/store/database/open.ts';
import { ArchiveError, type Entry, readTar } from './archive.ts';
import { describeBytes, type Manifest, manifestPath, type Sums, sumsPath } from './contents.ts';
import { decrypt } from './key.ts';
import { createTally } from './tally.ts';

const magic = 'age-encryption.org/v1';
const tellEveryMs = 3_000;

export type Target = {
  database: Database;
  /** Null: files are read and kept nowhere. */
  files: Pick<FileStore, 'save'> | null;
  progress(line: string): void;
};

export type Restored = { manifest: Manifest; sums: Sums; leftOut: string[] };

/**
 * Fills an empty database from a backup, as it was at that moment: the tables by the migrations that had run then, the rows, and the files. All of the
 * database in one transaction, which ends well only where each table has the rows that were copied.
 * @throws UserError where the key is another one, the file is damaged or too new, or the database is not empty.
 */
export async function readBackup(
  path: string,
  identity: string,
  { database, files, progress }: Target,
): Promise<Restored> {
  const entries = readTar(unpack(await openEncrypted(path, identity)));
  try {
    return await database.withTransaction(async (sql) => {
      await waitLong(sql);
      try {
        return await restore(sql, entries, { files, progress });
      } catch (error) {
        database.giveUp();
        throw error;
      }
    });
  } catch (error) {
    throw describeFault(error, path);
  }
}

async function openEncrypted(path: string, identity: string): Promise<Readable> {
  const start = Buffer.alloc(magic.length);
  try {
    const file = await open(path, 'r');
    await file.read(start, 0, start.length, 0).finally(() => file.close());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === 'ENOENT'
        ? `There is no file ${path}. Check the name and the directory.`
        : `The file ${path} cannot be read (${code}).`,
    );
  }
  if (start.toString('latin1') !== magic)
    throw new UserError(
      `${path} is no backup of Causeway: it does not begin as one. Name a file that npm run backup wrote.`,
    );
  try {
    return await decrypt(createReadStream(path), identity);
  } catch (error) {
    if (/no identity matched/.test(String(error)))
      throw new UserError(
        `${path} was encrypted with another key. Set BACKUP_KEY to the key of the time it was written.`,
      );
    throw describeFault(new ArchiveError('no header', { cause: error }), path);
  }
}

async function* unpack(source: Readable): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  source.once('error', (error) => unzip.destroy(error));
  try {
    yield* source.pipe(unzip);
  } catch (error) {
    throw new ArchiveError('cannot be decrypted or unpacked', { cause: error });
  }
}

function describeFault(error: unknown, path: string): unknown {
  if (error instanceof ArchiveError)
    return new UserError(
      `${path} is damaged or cut off, so nothing was restored from it. Take another copy of it, or an earlier backup.`,
    );
  if (['ENOSPC', 'EDQUOT', '53100'].includes(String((error as NodeJS.ErrnoException).code)))
    return new UserError('The disk is full, so nothing was restored. Free some space and begin anew.');
  return error;
}

async function restore(
  sql: Sql,
  entries: AsyncGenerator<Entry>,
  { files, progress }: Omit<Target, 'database'>,
): Promise<Restored> {
  const { value: first } = await entries.next();
  if (first?.path !== manifestPath) throw new ArchiveError('no manifest');
  const manifest = readManifest(first.bytes);
  await checkEmpty(sql);
  const filling = await prepare(sql, manifest);
  let [kept, bytes, told] = [{ count: 0, bytes: 0 }, 0, Date.now()];
  let sums: Sums | null = null;
  for await (const { path, bytes: content } of entries) {
    const [folder, name = ''] = path.split('/');
    if (path === sumsPath) sums = JSON.parse(content.toString('utf8'));
    else if (folder === 'tables') await filling.write(name, content);
    else if (folder === 'files') {
      const hash = await files?.save(content);
      if (hash !== undefined && hash !== name) throw new ArchiveError('another file');
      kept = { count: kept.count + 1, bytes: kept.bytes + content.length };
    }
    bytes += content.length;
    if (Date.now() - told < tellEveryMs) continue;
    told = Date.now();
    progress(`  ${describeBytes(bytes)} restored`);
  }
  if (sums === null || kept.count !== sums.files.count || kept.bytes !== sums.files.bytes)
    throw new ArchiveError('no sums');
  await filling.end();
  for (const { name, last } of sums.sequences) await setSequence(sql, name, last);
  progress('Comparing each table with what was copied');
  await compare(sql, filling.tables, sums);
  return { manifest, sums, leftOut: filling.leftOut };
}

function readManifest(bytes: Buffer): Manifest {
  const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
  const strange = manifest.format === 1 ? listStrange(migrationsFolder, manifest.migrations) : ['another format'];
  if (strange.length > 0)
    throw new UserError(
      `The backup was written by Causeway ${manifest.version}, which this version does not know everything of (${strange.join(', ')}). Restore it with that version or a newer one.`,
    );
  return manifest;
}

async function checkEmpty(sql: Sql): Promise<void> {
  const tables = await listTables(sql);
  if (tables.length > 0)
    throw new UserError(
      `The database is not empty: it has ${tables.length} tables. Nothing is written over: name an empty database in DATABASE_URL (createdb makes one), or another DATA_DIR.`,
    );
}

/** Makes the tables, and takes rows for them. Those of a table come one after the other. */
async function prepare(sql: Sql, { migrations, tables: copied }: Manifest) {
  await runLanded(sql, migrationsFolder, migrations);
  const own = new Set((await listTables(sql)).map(({ name }) => name));
  const tables = copied.filter(({ name }) => own.has(name));
  await emptyTables(sql, [...own]);
  const resume = await suspendRules(sql, [...own]);
  let current: { name: string; stream: CopyStream } | null = null;
  return {
    tables,
    /** Tables of others that stood beside Causeway's. */
    leftOut: copied.filter(({ name }) => !own.has(name)).map(({ name }) => name),
    async write(name: string, lines: Buffer) {
      const table = tables.find((each) => each.name === name);
      if (!table) return;
      if (current?.name !== name) {
        await current?.stream.end();
        current = { name, stream: await copyInto(sql, name, table.columns) };
      }
      await current.stream.writeLines(lines);
    },
    async end() {
      await current?.stream.end();
      await resume();
    },
  };
}

/** @throws Error where a table does not have the rows that were copied */
async function compare(sql: Sql, tables: readonly DumpedTable[], sums: Sums): Promise<void> {
  for (const table of tables) {
    const tally = createTally();
    for await (const piece of await readTable(sql, table)) tally.add(piece as Buffer);
    const [found, copied] = [tally.end(), sums.tables[table.name]];
    if (found.rows !== copied?.rows || found.sum !== copied.sum)
      throw new UserError(
        `The table ${table.name} has ${found.rows} rows where ${copied?.rows ?? 0} were copied, or others than those. Nothing was restored; take an earlier backup and keep this one.`,
      );
  }
}
