import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

/** One embedded server for the whole run, in a directory of its own, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
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

/** Runs that were killed leave their server behind. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(prefix) && name.slice(prefix.length).split('-')[0]);
    if (!pid || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
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
