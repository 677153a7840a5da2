import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The exit code of a server that found no database; its supervisor starts it again. */
export const couldNotStart = 75;

/** How a server begins a line about a rejection that nobody awaited. */
export const strayWords = 'a fault reached nobody:';

export type Servers = {
  /** Kills one of those that run, as the power does, and starts another in its place. False while none runs. */
  killOne(): boolean;
  isAnyReady(): boolean;
  /** Sets the clock of one of them by so many seconds, for whoever comes in its place too. */
  shiftClock(seconds: number): void;
  /** The last output of servers that ended by themselves. */
  fallen: string[];
  /** The rejections that nobody awaited. */
  strays: string[];
  stop(): Promise<void>;
};

const saidKept = 4_000;

const shiftingModule = join(import.meta.dirname, '../../test/support/shift-clock.mjs');

/** `count` processes of server.ts that run at all times, each by a clock of its own that is kept in `dir`. */
export function startServers(count: number, dir: string, env: Record<string, string>): Servers {
  const clocks = Array.from({ length: count }, (_, index) => join(dir, `clock-${index}`));
  for (const file of clocks) writeFileSync(file, '0');
  const running = new Map<ChildProcess, { isReady: boolean }>();
  const fallen: string[] = [];
  const strays: string[] = [];
  let isStopping = false;

  function start(clock: string) {
    const child = spawn(process.execPath, ['--import', shiftingModule, join(import.meta.dirname, 'server.ts')], {
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, CLOCK_FILE: clock, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const server = { isReady: false };
    running.set(child, server);
    let said = '';
    child.stdout.on('data', () => {
      server.isReady = true;
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      said = `${said}${line}\n`.slice(-saidKept);
      if (line.startsWith(strayWords)) strays.push(line);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      if (isStopping) return;
      if (signal !== 'SIGKILL' && code !== couldNotStart)
        fallen.push(`A server ended by itself (${code ?? signal}):\n${said}`);
      start(clock);
    });
  }

  for (const clock of clocks) start(clock);

  return {
    killOne() {
      const ready = [...running].filter(([, { isReady }]) => isReady);
      const [child] = ready[Math.floor(Math.random() * ready.length)] ?? [];
      return child?.kill('SIGKILL') ?? false;
    },
    isAnyReady: () => [...running.values()].some(({ isReady }) => isReady),
    shiftClock(seconds) {
      writeFileSync(clocks[Math.floor(Math.random() * count)] as string, String(seconds));
    },
    fallen,
    strays,
    async stop() {
      isStopping = true;
      const children = [...running.keys()];
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(children.map((child) => child.exitCode === null && once(child, 'close')));
    },
  };
}
