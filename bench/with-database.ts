import { join } from 'node:path';
import { createDatabase, type Database } from '#src/store/database/database.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { withThrowaway } from '../scripts/throwaway.ts';

/**
 * Runs a bench on a migrated database of its own, in a server of its own that is deleted afterwards. `dataDir` is the server's. With `kept` its
 * files stay in that directory, and the next run finds what is there.
 */
export async function withDatabase(
  work: (database: Database & { url: string }, dataDir: string) => Promise<void>,
  kept?: string,
): Promise<void> {
  await withThrowaway({ name: 'bench', ...(kept !== undefined && { kept }) }, async ({ url, dataDir }) => {
    const database = { ...createDatabase(url), url };
    try {
      await migrate(database, { directory: join(import.meta.dirname, '../migrations') });
      await work(database, dataDir);
    } finally {
      await database.close();
    }
  });
}
