import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How a server ends that found no database; whoever runs servers starts them again. */
export const COULD_NOT_START = 75;

export type Servers = {
  /** Kills one of those that run, as the power does, and starts another in its place. False while none runs. */
  killOne(): boolean;
  /** What servers said that ended by themselves. */
  fallen: string[];
  stop(): Promise<void>;
};

const SAID_KEPT = 4_000;

/** `count` processes of server.ts that run at all times. */
export function startServers(count: number, env: Record<string, string>): Servers {
  const running = new Map<ChildProcess, { isReady: boolean }>();
  const fallen: string[] = [];
  let isStopping = false;

  function start() {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const server = { isReady: false };
    running.set(child, server);
    let said = '';
    child.stdout.on('data', () => {
      server.isReady = true;
    });
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-SAID_KEPT);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      if (isStopping) return;
      if (signal !== 'SIGKILL' && code !== COULD_NOT_START)
        fallen.push(`A server ended by itself (${code ?? signal}):\n${said}`);
      start();
    });
  }

  for (let index = 0; index < count; index += 1) start();

  return {
    killOne() {
      const ready = [...running].filter(([, { isReady }]) => isReady);
      const [child] = ready[Math.floor(Math.random() * ready.length)] ?? [];
      return child?.kill('SIGKILL') ?? false;
    },
    fallen,
    async stop() {
      isStopping = true;
      const children = [...running.keys()];
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(children.map((child) => child.exitCode === null && once(child, 'close')));
    },
  };
}
