import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryMiB, startServer, stopServer } from './load.ts';

const warmStarts = 5;
const root = join(import.meta.dirname, '..');

/** How long a start takes until the ready line, cold (nothing there yet) and warm, and what the server and PostgreSQL hold in memory then. */
export async function run(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
  await chmod(dataDir, 0o755);
  const start = async () => {
    const began = performance.now();
    const server = await startServer(
      [join(root, 'src/main.ts')],
      { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
      /ready/,
    );
    return { server, ms: performance.now() - began };
  };
  try {
    const cold = await start();
    await stopServer(cold.server);
    const warm: number[] = [];
    for (let round = 0; round < warmStarts; round += 1) {
      const { server, ms } = await start();
      warm.push(ms);
      if (round === warmStarts - 1) {
        const database = await postmasterPid(dataDir);
        print(
          `start: memory: server ${memoryMiB(server.pid as number).toFixed(0)} MiB, PostgreSQL ${ownMemoryMiB(database).toFixed(0)} MiB in ${listFamily(database).length} processes`,
        );
      }
      await stopServer(server);
    }
    warm.sort((left, right) => left - right);
    const median = warm[Math.floor(warm.length / 2)] as number;
    print(
      `start: cold ${(cold.ms / 1000).toFixed(1)} s, warm ${(median / 1000).toFixed(2)} s (median of ${warmStarts}), ratio ${(cold.ms / median).toFixed(1)}`,
    );
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function postmasterPid(dataDir: string): Promise<number> {
  const file = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  );
  return Number((await readFile(join(dataDir, file ?? 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** A process and its children. */
function listFamily(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => candidate === pid || parentOf(candidate) === pid);
}

function parentOf(pid: number): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

/** Proportional: what processes share is counted once over all of them. */
function ownMemoryMiB(pid: number): number {
  const kb = listFamily(pid).map((member) =>
    Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  );
  return kb.reduce((sum, value) => sum + value, 0) / 1024;
}
