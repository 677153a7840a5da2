import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { type Account, runAs } from './account.ts';

/** One cluster on disk and what runs it. */
export interface Cluster {
  binDir: string;
  clusterDir: string;
  logFile: string;
  account: Account | null;
  /** Server settings over our own. */
  settings: Record<string, string>;
}

export const user = 'causeway';
const majorVersion = '18';
const startTimeoutMs = 60_000;
const logLimitBytes = 10_000_000;

/** Kept small: the server shares a machine with us, and figures are few. */
const ownSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** The server refuses text that is not valid in its encoding only when that is UTF8; pg_trgm sees letters beyond a–z only with an LC_CTYPE that does. */
const ctypes = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the cluster, whole or not at all: a draft beside it takes its name once it is complete. */
export async function initCluster(cluster: Cluster, password: string): Promise<void> {
  const { clusterDir, account, binDir } = cluster;
  const home = dirname(clusterDir);
  const draftPrefix = 'postgres.draft-';
  for (const name of readdirSync(home)) {
    if (name.startsWith(draftPrefix)) rmSync(join(home, name), { recursive: true, force: true });
  }
  const draft = join(home, `${draftPrefix}${process.pid}`);
  let output = '';
  for (const ctype of ctypes) {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    const passwordFile = join(draft, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    const data = join(draft, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (account) for (const path of [draft, passwordFile, data]) chownSync(path, account.uid, account.gid);
    const result = await runTool(cluster, 'initdb', [
      `--pgdata=${data}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--no-instructions',
    ]);
    if (result.code === 0) {
      renameSync(data, clusterDir);
      rmSync(draft, { recursive: true, force: true });
      return;
    }
    output = result.output;
    if (!output.includes('locale')) break;
  }
  rmSync(draft, { recursive: true, force: true });
  throw new UserError(
    operatorTexts.database.embedded.notPrepared({ home, reason: pickReason(output), programs: binDir }),
  );
}

/** Refuses a cluster another major version made: its files cannot be read. */
export function checkVersion({ clusterDir }: Cluster) {
  const version = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (version === majorVersion) return;
  throw new UserError(
    operatorTexts.database.embedded.otherVersion({ directory: clusterDir, version, own: majorVersion }),
  );
}

/** A server on this cluster that lives, by the file it keeps there; null when there is none. `port` is null while it starts. */
export function findServer({ clusterDir }: Cluster): { pid: number; port: number | null } | null {
  const pidFile = join(clusterDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const [pidLine, , , portLine, , , , status] = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(pidLine);
  if (!pid || !isServerOf(pid, clusterDir)) return null;
  return { pid, port: status?.trim() === 'ready' ? Number(portLine) : null };
}

/** Returns whether that process is alive and, where the system tells, works in the cluster's directory, as PostgreSQL does. */
function isServerOf(pid: number, clusterDir: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
  } catch (error) {
    // Another user's process cannot be looked into: then it is not ours, unless the cluster is that user's too.
    return (
      (error as NodeJS.ErrnoException).code === 'EACCES' && statSync(clusterDir).uid === statSync(`/proc/${pid}`).uid
    );
  }
}

/** Starts a server on the cluster, on `port` or any free one. Resolves once it accepts connections. */
export async function startServer(cluster: Cluster, port?: number): Promise<{ pid: number; port: number }> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    // Left by a server that was killed; its number may meanwhile be another process's, which would make PostgreSQL refuse.
    if (!findServer(cluster)) rmSync(join(cluster.clusterDir, 'postmaster.pid'), { force: true });
    const result = await tryStart(cluster, port ?? (await findFreePort()), deadline);
    if (typeof result !== 'string') return result;
    // A killed server's children may hold its shared memory for a moment; a port may be taken between finding and using it.
    const isPassing = /shared memory|could not bind|Address already in use/.test(result);
    if (!isPassing || Date.now() > deadline) {
      throw new UserError(
        operatorTexts.database.embedded.notStarted({
          directory: cluster.clusterDir,
          reason: pickReason(result),
          log: cluster.logFile,
        }),
      );
    }
    await wait(200);
  }
}

async function tryStart(
  cluster: Cluster,
  port: number,
  deadline: number,
): Promise<{ pid: number; port: number } | string> {
  const { clusterDir, logFile, account, binDir, settings } = cluster;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(logFile, `${logFile}.1`);
  const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(logFile, 'a', 0o600);
  const options = Object.entries({ ...ownSettings, ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(join(binDir, 'postgres'), ['-D', clusterDir, ...options], {
    ...runAs(account),
    cwd: '/',
    env: toolEnvironment(),
    // A session of its own: Ctrl-C in our terminal must not end it before we have finished with it.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure: string | null = null;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `exit ${code ?? signal}`;
  });
  child.unref();
  while (Date.now() < deadline) {
    if (failure !== null) return readFileSync(logFile, 'utf8').slice(logStart) || failure;
    const server = findServer(cluster);
    if (server?.port) return { pid: server.pid, port: server.port };
    await wait(20);
  }
  return 'it was not ready after a minute';
}

/** Stops the server; its clients' transactions are rolled back. Resolves once it has ended. */
export async function stopServer(cluster: Cluster): Promise<void> {
  let output = '';
  // A client that takes nothing of what is on its way to it keeps a server from ending. Ended at once, it rolls back at the next start.
  for (const mode of ['fast', 'immediate']) {
    const options = [`--pgdata=${cluster.clusterDir}`, `--mode=${mode}`, '--wait', '--timeout=8'];
    const result = await runTool(cluster, 'pg_ctl', ['stop', ...options]);
    if (result.code === 0 || !findServer(cluster)) return;
    output += result.output;
  }
  throw new Error(`The database could not be stopped: ${output}`);
}

function runTool(cluster: Cluster, tool: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(join(cluster.binDir, tool), args, {
      ...runAs(cluster.account),
      cwd: '/',
      env: toolEnvironment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Nothing of ours: PG… variables would redirect the tools, and the rest holds secrets. Messages in English, whatever the machine speaks. */
function toolEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}

/** The line of a tool's output that says what went wrong. */
function pickReason(output: string): string {
  const lines = output.trim().split('\n');
  const telling = lines.find((line) => /error:|FATAL:|PANIC:/.test(line)) ?? lines.at(-1) ?? '';
  return telling.replace(/^.*?(error|FATAL|PANIC):\s*/, '').trim();
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
