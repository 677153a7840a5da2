import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** One request. */
export type Request = { url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string };

/** `cpuUs` is the server process's own CPU time for one request, in microseconds; the database's is not in it. */
export type Load = { perSecond: number; p99Ms: number; cpuUs: number; failed: number };

const canPin = process.platform === 'linux' && existsSync('/usr/bin/taskset');
type Measured = { total: number; seconds: number; failed: number; p99Ms: number };

/** A server's process, with the line that said where it is. */
export type Server = ChildProcess & { firstLine: string };

/** `http://127.0.0.1:3000` */
export const addressOf = ({ firstLine }: Server) => /http:\/\/[^/\s]+/.exec(firstLine)?.[0] ?? '';

/** A server in a process of its own on the first core; resolves once it prints a line with `ready`. */
export async function startServer(args: string[], env: Record<string, string>, ready: RegExp): Promise<Server> {
  // With the environment that `npm start` gives.
  const child = spawnOn(0, process.execPath, args, { MALLOC_ARENA_MAX: '2', ...process.env, ...env });
  const said: string[] = [];
  child.stderr?.on('data', (chunk) => said.push(String(chunk)));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    if (ready.test(line)) {
      child.stdout?.resume();
      return Object.assign(child, { firstLine: line });
    }
    said.push(line);
  }
  throw new Error(`The server did not start: ${said.join('\n')}`);
}

export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/**
 * Loads a server from the second core with `connections` at once: with one request again and again, or with many to one origin, of which each
 * connection begins at another. `seconds` is null where each may be made only once, because a server knows what it has answered.
 */
export async function load(
  server: ChildProcess,
  request: Request | readonly Request[],
  { seconds = 5, connections = 50 }: { seconds?: number | null; connections?: number } = {},
): Promise<Load> {
  const child = spawnOn(1, process.execPath, [new URL('./load-worker.ts', import.meta.url).pathname], process.env);
  child.stdin?.end(JSON.stringify({ requests: [request].flat(), seconds, connections }));
  child.stderr?.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  await lines.next();
  const before = cpuUsOf(server.pid as number);
  const { value: result } = await lines.next();
  const after = cpuUsOf(server.pid as number);
  const { total, seconds: took, failed, p99Ms } = JSON.parse(result ?? '{}') as Measured;
  return { perSecond: total / took, p99Ms, cpuUs: (after - before) / total, failed };
}

/** The process with most to do keeps one core to itself where the system lets us choose. */
function spawnOn(core: number, command: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const pinned = canPin
    ? (['/usr/bin/taskset', ['-c', String(core), command, ...args]] as const)
    : ([command, args] as const);
  return spawn(pinned[0], pinned[1], { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** The time that the threads of a process ran so far, in microseconds, from /proc, where Linux counts it in nanoseconds; 0 where there is none. */
function cpuUsOf(pid: number): number {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return 0;
  const times = readdirSync(threads).map((thread) => Number(readOf(`${threads}/${thread}/schedstat`).split(' ')[0]));
  return times.reduce((sum, each) => sum + each, 0) / 1_000;
}

/** A thread may end meanwhile. */
function readOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '0';
  }
}

/** Resident memory of a process in MiB. */
export function memoryMiB(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** Makes each request once, some at a time; CPU as `load` measures it. */
export async function loadOnce(
  server: ChildProcess,
  requests: readonly Request[],
  { connections = 50 } = {},
): Promise<Load> {
  const before = cpuUsOf(server.pid as number);
  const started = performance.now();
  const waiting = [...requests];
  const latencies: number[] = [];
  let failed = 0;
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { url, method = 'GET', headers = {}, body = null } = next;
      const since = performance.now();
      const response = await fetch(url, { method, headers, body });
      await response.arrayBuffer();
      latencies.push(performance.now() - since);
      if (!response.ok) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - started) / 1_000;
  const p99Ms = latencies.sort((left, right) => left - right)[Math.floor(latencies.length * 0.99)] ?? 0;
  const cpuUs = (cpuUsOf(server.pid as number) - before) / requests.length;
  return { perSecond: requests.length / seconds, p99Ms, cpuUs, failed };
}

/** A line of a side-by-side table, as ratios to the first. */
export function describeLoad(name: string, { perSecond, p99Ms, cpuUs, failed }: Load, base: Load): string {
  const ratio = (value: number, of: number) => (of > 0 ? (value / of).toFixed(2) : '–');
  return (
    `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(7)}/s (${ratio(perSecond, base.perSecond)})  p99 ${p99Ms.toFixed(0).padStart(4)} ms (${ratio(p99Ms, base.p99Ms)})` +
    `  CPU ${cpuUs.toFixed(0).padStart(5)} µs (${ratio(cpuUs, base.cpuUs)})${failed > 0 ? `  ${failed} FAILED` : ''}`
  );
}
