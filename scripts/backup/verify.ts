import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsIs } from '#src/store/database/open.ts';
import { type Restored, readBackup } from './read.ts';

/** Restores a backup into a database of its own that is thrown away, and compares all that is in it. @throws UserError where it cannot be restored */
export async function verifyBackup(
  path: string,
  identity: string,
  progress: (line: string) => void,
): Promise<Restored> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-verify-'));
  try {
    // The account that PostgreSQL runs as where we are root has to enter it.
    await chmod(folder, 0o755);
    const scratch = { databaseUrl: null, dataDir: join(folder, 'data'), isDataDirDefault: false };
    const store = await openAsIs(scratch, () => {});
    try {
      return await readBackup(path, identity, { database: store.database, files: null, progress });
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
