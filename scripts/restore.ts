import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { FileStoreError } from '#src/core/file-store.ts';
import { createFileStore } from '#src/server/file-store.ts';
import type { Database } from '#src/store/database/database.ts';
import { analyze } from '#src/store/database/dump.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { migrationsFolder, openAsIs } from '#src/store/database/open.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { requeue } from '#src/store/outbox/requeue.ts';
import { markOf } from './backup/contents.ts';
import { readKey } from './backup/key.ts';
import { readBackup } from './backup/read.ts';

const usage = `Usage: npm run restore -- <file>
Fills an empty database (DATABASE_URL, or the built-in one of an empty DATA_DIR) and the place for files (FILES_DIR or S3_…) from a backup, compares every
table with what was copied, and brings all up to this version. Stop the server that uses them before.`;

const tell = (line: string) => process.stderr.write(`${line}\n`);

async function main(args: string[]) {
  const [path] = args;
  if (path === undefined || args.length > 1 || path.startsWith('--')) throw new UserError(usage);
  const config = parseConfig(process.env);
  const key = await readKey(config.backupKey);
  if (key.identity === null)
    throw new UserError(
      'BACKUP_KEY is a public key (age1…), which only closes backups. Set the secret key (AGE-SECRET-KEY-…) to restore one.',
    );
  const store = await openAsIs(config, tell);
  let isFilled = false;
  try {
    const { database } = store;
    tell(`Filling the database (${store.description})`);
    const { manifest, sums, leftOut } = await readBackup(path, key.identity, {
      ...{ database, files: createFileStore(config), progress: tell },
    });
    await analyze(database.sql);
    await migrate(database, { directory: migrationsFolder, progress: tell });
    const waiting = await requeueAll(database);
    const rows = Object.values(sums.tables).reduce((sum, each) => sum + each.rows, 0);
    console.log(
      `Restored what was there at ${manifest.moment}: ${Object.keys(sums.tables).length} tables with ${rows.toLocaleString('en-GB')} rows, ${sums.files.count} files. Every table is as it was copied.`,
    );
    if (leftOut.length > 0) tell(`Left out, as they are not Causeway's: ${leftOut.join(', ')}.`);
    if (waiting > 0)
      tell(`${waiting} messages wait to go out; where a platform can be asked, what went out since is not sent again.`);
    if (manifest.secretKeyMark !== null && manifest.secretKeyMark !== markOf(config.secretKey))
      tell(
        'SECRET_KEY is not the one of the server that was copied: what it encrypted, such as tokens of workspaces, can only be read with that one.',
      );
    isFilled = true;
  } finally {
    // Where nothing was restored, that is what has to be said.
    await store.close().catch((error) => {
      if (isFilled) throw error;
      tell(error instanceof Error ? error.message : String(error));
    });
  }
}

async function requeueAll(database: Database): Promise<number> {
  const queue = createQueue(database.url, { logger: { warn: (_, text) => tell(text ?? '') } });
  try {
    return await database.withTransaction((sql) => requeue(sql, queue, new Date()));
  } finally {
    await queue.stop();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError || error instanceof FileStoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
