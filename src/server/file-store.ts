import { join } from 'node:path';
import type { FileStore } from '#src/core/file-store.ts';
import { createFileFolder } from './file-folder.ts';
import { createObjectStore, type ObjectStoreSettings } from './object-store.ts';

/**
 * `objectStore`: an S3-compatible store of files; null: a folder. `filesDir`: that folder; null: `files` in `dataDir`. `scanCommand` looks for viruses;
 * null: nothing does.
 */
export type FileSettings = {
  objectStore: ObjectStoreSettings | null;
  filesDir: string | null;
  dataDir: string;
  scanCommand: string | null;
};

/** Opens the store of files that the settings name. */
export function createFileStore({ objectStore, filesDir, dataDir, scanCommand }: FileSettings): FileStore {
  return objectStore
    ? createObjectStore(objectStore, scanCommand)
    : createFileFolder(filesDir ?? join(dataDir, 'files'), scanCommand);
}
