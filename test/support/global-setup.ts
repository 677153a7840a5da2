import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '#src/store/database/database.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { startEmbedded } from '#src/store/embedded/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test run's own database server. */
    databaseUrl: string;
  }
}

export const templateName = 'causeway_template';
const prefix = 'causeway-test-';
/** Where Linux keeps files in memory. Making and dropping a database takes a tenth of the CPU there that it takes on a disk. */
const memory = '/dev/shm';
/** A run holds about half of it at a time. */
const memoryNeeded = 2 * 1024 ** 3;

/** One embedded server for the whole run, in a directory of its own, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(hasMemory() ? memory : tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, settings: fast });
  const admin = createDatabase(server.url, { maxConnections: 1 });
  await admin.sql.unsafe(`create database ${templateName}`);
  await admin.close();
  const template = createDatabase(withDatabase(server.url, templateName), { maxConnections: 1 });
  await migrate(template, { directory: join(import.meta.dirname, '../../migrations') });
  await template.close();
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A test run's data need not outlive a power cut. */
const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/** The url of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function hasMemory(): boolean {
  if (process.platform !== 'linux' || !existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= memoryNeeded;
}

/** Runs that were killed leave their server behind. */
async function removeLeftovers() {
  for (const directory of [tmpdir(), memory].filter((each) => existsSync(each)))
    for (const name of readdirSync(directory)) {
      const pid = Number(name.startsWith(prefix) && name.slice(prefix.length).split('-')[0]);
      if (!pid || isAlive(pid)) continue;
      const dataDir = join(directory, name);
      if (existsSync(join(dataDir, 'postgres', 'postmaster.pid'))) await (await startEmbedded({ dataDir })).stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
