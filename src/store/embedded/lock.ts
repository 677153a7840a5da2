import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';

const retryMs = 50;
const patienceMs = 60_000;
/** Breaking a stale lock takes less than a millisecond, so an older sign of it was left by a process that died in it. */
const breakingMs = 5_000;

/**
 * Runs `run` while holding the lock file `path`, one process at a time. The file names its holder, so that the lock of a process that was
 * killed does not outlive it.
 */
export async function withFileLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!createExclusive(path)) {
    if (isStale(path)) breakLock(path);
    if (Date.now() > deadline) {
      throw new UserError(operatorTexts.database.embedded.locked({ holder: readHolder(path) ?? '?', path }));
    }
    await wait(retryMs);
  }
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}

function createExclusive(path: string): boolean {
  try {
    writeFileSync(path, describeProcess(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Breaks a stale lock. Only one process at a time may do so, and it checks again first: otherwise a second would remove the lock just taken. */
function breakLock(path: string) {
  const breaking = `${path}.breaking`;
  if (!createExclusive(breaking)) {
    const since = statSync(breaking, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > breakingMs) rmSync(breaking, { force: true });
    return;
  }
  if (isStale(path)) rmSync(path, { force: true });
  rmSync(breaking, { force: true });
}

function isStale(path: string): boolean {
  const holder = readHolder(path);
  if (holder === null) return false;
  const pid = Number.parseInt(holder, 10);
  // Empty: its writer died (or is) between creating and filling it; only the former lasts.
  if (!pid) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > breakingMs;
  return describeProcess(pid) !== holder;
}

function readHolder(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** "pid start", so that a later process with the same number is told apart where the system says when a process began. Empty when there is none. */
function describeProcess(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return '';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th field after it (proc(5)).
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return String(pid);
  }
}
