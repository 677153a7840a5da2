import { createHash, randomBytes } from 'node:crypto';
import { mkdir, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '#src/core/file-store.ts';
import { scanFile } from './scan-file.ts';

const hashPattern = /^[\da-f]{64}$/;

/**
 * Keeps files in a folder, which several servers may share: `ab/abcdef…` by the hash.
 */
export function createFileFolder(folder: string, scanCommand: string | null): FileStore {
  const pathOf = (hash: string) => {
    if (!hashPattern.test(hash)) throw new Error(`${hash} is no hash of a file.`);
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    async save(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(hash);
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      // Whole or not at all, also where the server stops in the middle.
      const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
      try {
        await writeFile(beside, bytes, { mode: 0o600, flag: 'wx' });
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      return hash;
    },
    read: (hash) => readFile(pathOf(hash)).catch(orNothing),
    remove: (hash) => rm(pathOf(hash), { force: true }),
    async *list(before) {
      for (const inside of await listFolder(folder)) {
        if (!/^[\da-f]{2}$/.test(inside)) continue;
        for (const name of await listFolder(join(folder, inside))) {
          if (!hashPattern.test(name)) continue;
          const found = await stat(join(folder, inside, name)).catch(orNothing);
          if (found && found.mtime < before) yield name;
        }
      }
    },
    scan: (bytes) => scanFile(scanCommand, bytes),
  };
}

async function listFolder(folder: string): Promise<string[]> {
  const directory = await opendir(folder).catch(orNothing);
  const names: string[] = [];
  if (directory) for await (const { name } of directory) names.push(name);
  return names;
}

function orNothing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
