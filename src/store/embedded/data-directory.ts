import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { type Account, canReach, chooseAccount } from './account.ts';

const { embedded: texts } = operatorTexts.database;

/** The directories of the embedded server. */
export interface DataDirectory {
  /** Holds everything below. */
  dataDir: string;
  /** The cluster, owned by the account. */
  clusterDir: string;
  /** The directory for a copy of the binaries, if they cannot be used where npm put them. */
  copyDir: string;
  account: Account | null;
}

const clusterFolder = 'postgres';

/**
 * Makes the data directory and finds who can run the server in it. Below a directory that the account cannot enter (root's home is one),
 * the default moves to `systemDir`/<hash of the checkout>; a directory someone asked for is refused instead.
 */
export function prepareDataDirectory(options: {
  dataDir: string;
  isDefault: boolean;
  checkout: string;
  systemDir: string;
}): DataDirectory {
  const asked = resolve(options.checkout, options.dataDir);
  const account = chooseAccount(join(asked, clusterFolder));
  if (!account || canReach(account, findExisting(asked))) {
    makeDirectory(asked);
    return describeDirectory(asked, account, asked);
  }
  if (!options.isDefault) {
    throw new UserError(texts.onlyRoot({ directory: asked, account: account.name }));
  }
  const ours = join(
    options.systemDir,
    createHash('sha256').update(realpathSync(options.checkout)).digest('hex').slice(0, 12),
  );
  const home = join(ours, 'data');
  makeDirectory(options.systemDir);
  makeDirectory(ours);
  makeDirectory(home);
  return describeDirectory(home, chooseAccount(join(home, clusterFolder)), ours);
}

function describeDirectory(dataDir: string, account: Account | null, copyDir: string): DataDirectory {
  return { dataDir, clusterDir: join(dataDir, clusterFolder), copyDir, account };
}

function findExisting(path: string): string {
  return isDirectory(path) || path === dirname(path) ? path : findExisting(dirname(path));
}

function makeDirectory(path: string) {
  try {
    makeDirectories(path);
  } catch (error) {
    throw describeWriteFailure(error, path);
  }
}

/** One by one: Node's own recursive mkdir never ends where the system says ENOENT below a directory that exists, as in /proc. */
function makeDirectories(path: string) {
  if (isDirectory(path)) return;
  if (!existsSync(dirname(path))) makeDirectories(dirname(path));
  try {
    mkdirSync(path);
    // Under a strict umask a directory of root's would shut the account out.
    if (process.getuid?.() === 0) chmodSync(path, 0o755);
  } catch (error) {
    // Another process may have made it in between.
    if (!isDirectory(path)) throw error;
  }
}

function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Says in words why something could not be written below `path`. */
export function describeWriteFailure(error: unknown, path: string): unknown {
  const reason = writeFailures[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new UserError(texts.notWritable({ path, reason })) : error;
}

const { writeFailures: failures } = texts;
const writeFailures: Record<string, string> = {
  EACCES: failures.forbidden,
  EPERM: failures.forbidden,
  EROFS: failures.readOnly,
  ENOSPC: failures.full,
  EDQUOT: failures.quota,
  ENOTDIR: failures.throughFile,
  ENOENT: failures.noDirectory,
  EEXIST: failures.fileInTheWay,
};
