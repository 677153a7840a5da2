import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Database } from '#src/store/database/database.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { startEmbedded } from '#src/store/embedded/embedded.ts';

/**
 * Runs a bench on a migrated database of its own, in a server of its own that is deleted afterwards. `dataDir` is the server's. With `kept` its
 * files stay in that directory, and the next run finds what is there.
 */
export async function withDatabase(
  work: (database: Database & { url: string }, dataDir: string) => Promise<void>,
  kept?: string,
): Promise<void> {
  if (kept !== undefined) await mkdir(kept, { recursive: true });
  const directory = kept ?? (await mkdtemp(join(tmpdir(), 'causeway-bench-')));
  await chmod(directory, 0o755);
  const embedded = await startEmbedded({ dataDir: directory });
  const database = { ...createDatabase(embedded.url), url: embedded.url };
  try {
    await migrate(database, { directory: join(import.meta.dirname, '../migrations') });
    await work(database, embedded.dataDir);
  } finally {
    await database.close();
    await embedded.stop();
    if (kept === undefined) await rm(directory, { recursive: true, force: true });
  }
}
