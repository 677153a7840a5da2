import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { createFileStore } from '#src/server/file-store.ts';
import { version } from '#src/server/version.ts';
import { openAsIs } from '#src/store/database/open.ts';
import { describeBytes, type Sums } from './backup/contents.ts';
import { createKey, readKey } from './backup/key.ts';
import { verifyBackup } from './backup/verify.ts';
import { writeBackup } from './backup/write.ts';

const usage = `Usage: npm run backup -- [file] [--unverified]
Writes the database and the files beside it to one encrypted file, restores that into a database of its own, which is thrown away, and compares every
table. The server may run meanwhile. Without a name the file is causeway-<time>.tar.gz.age here.
  npm run backup -- key            prints a new key for BACKUP_KEY
  npm run backup -- verify <file>  restores and compares a backup without changing anything`;

const tell = (line: string) => process.stderr.write(`${line}\n`);

async function main(args: string[]) {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const options = args.filter((arg) => arg.startsWith('--'));
  const [first, second] = words;
  if (options.some((option) => option !== '--unverified') || words.length > (first === 'verify' ? 2 : 1))
    throw new UserError(usage);
  if (first === 'key') return printKey();
  const config = parseConfig(process.env);
  const key = await readKey(config.backupKey);
  if (first === 'verify') {
    if (second === undefined) throw new UserError(usage);
    if (key.identity === null)
      throw new UserError(
        'BACKUP_KEY is a public key (age1…), which only closes backups. Set the secret key (AGE-SECRET-KEY-…) to verify one.',
      );
    const { manifest, sums } = await verifyBackup(second, key.identity, tell);
    console.log(
      `${second} holds what was there at ${manifest.moment}: ${describe(sums)}. All of it could be restored.`,
    );
    return;
  }
  const now = new Date();
  const path = first ?? `causeway-${now.toISOString().slice(0, 16).replace(':', '')}Z.tar.gz.age`;
  const isVerified = !options.includes('--unverified');
  // A key that ends with this run opens it for the comparison, also where only the public half of the other is here.
  const passing = await createKey();
  const store = await openAsIs(config, tell);
  try {
    tell(`Copying the database (${store.description})`);
    const sums = await writeBackup(
      {
        ...{ database: store.database, files: createFileStore(config), secretKey: config.secretKey, version },
        recipients: [key.recipient, ...(isVerified ? [passing.recipient] : [])],
        now: () => new Date(),
        progress: tell,
      },
      path,
    );
    if (sums.missing.length > 0)
      tell(`${sums.missing.length} files that records name are not where files are kept; the backup is without them.`);
    if (isVerified) {
      tell('Restoring it into a database of its own');
      await verifyBackup(path, passing.identity, tell);
    }
    console.log(
      `Wrote ${path}: ${describe(sums)}.${isVerified ? ' It was restored and compared.' : ' It was not restored.'}`,
    );
  } finally {
    await store.close();
  }
}

async function printKey() {
  const { identity, recipient } = await createKey();
  console.log(`BACKUP_KEY=${identity}`);
  tell(`Keep it where the server is not: without it no backup can be opened.
A server that only writes backups needs no more than the public half: BACKUP_KEY=${recipient}`);
}

function describe({ tables, files }: Sums): string {
  const rows = Object.values(tables).reduce((sum, each) => sum + each.rows, 0);
  return `${Object.keys(tables).length} tables with ${rows.toLocaleString('en-GB')} rows, ${files.count} files with ${describeBytes(files.bytes)}`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
