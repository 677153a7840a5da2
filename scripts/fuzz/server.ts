import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What the caches of one file hold; bytes where those are what bounds it, else 0. */
export type CacheFill = { entries: number; most: number; bytes: number; mostBytes: number };

/** The server's report on itself; memory in bytes, `live` after garbage collection, `buffers` a part of it. */
export type Seen = {
  rejections: number;
  thrown: number;
  /** The longest time in which the server's thread took up nothing else, and for how much of it the process was at work, in ms. */
  pause: { ms: number; workMs: number };
  live: number;
  buffers: number;
  rss: number;
  /** By the file that fills them. */
  caches: Record<string, CacheFill>;
};

/** Lines of a kind and one of them. */
export type LoggedKind = { count: number; line: string };

const root = join(import.meta.dirname, '../..');
const errorLevel = 50;
const stopMs = 15_000;
const longestLine = 2_000;

/** The server as `npm start` runs it, with a witness in it. */
export async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--expose-gc', '--import', './scripts/fuzz/witness.mjs', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const errors = new Map<string, LoggedKind>();
  let last = '';

  createInterface({ input: child.stderr }).on('line', (line) => {
    last = line;
    const { level, msg, repeated = 1 } = parseLine(line);
    if (level < errorLevel) return;
    const kind = errors.get(msg) ?? { count: 0, line: line.slice(0, longestLine) };
    errors.set(msg, { ...kind, count: kind.count + repeated });
  });

  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, address] = /^Causeway is ready: (\S+)$/.exec(line) ?? [];
      if (address) resolve(address);
    });
    void ended.then((code) => reject(new Error(`The server ended with ${code} before it was ready: ${last}`)));
  });

  return {
    url,
    /** Kinds of lines at level error, the ones that were only counted among them. */
    errors,
    /** Returns the exit code or signal of the server; null while it runs. */
    ended: () => child.exitCode ?? child.signalCode,
    async look(): Promise<Seen | null> {
      if (!child.connected) return null;
      child.send('look');
      const [seen] = await Promise.race([once(child, 'message'), ended.then(() => [null])]);
      return seen;
    },
    /** Its exit code, or how it was ended where it did not end by itself. */
    async stop(): Promise<number | string> {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}

export type Server = Awaited<ReturnType<typeof startServer>>;

/** A line of the log; what is none was written past it, and is as loud as an error. */
function parseLine(line: string): { level: number; msg: string; repeated?: number } {
  try {
    return JSON.parse(line);
  } catch {
    return { level: errorLevel, msg: line.slice(0, 100) };
  }
}
