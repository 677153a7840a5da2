import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { bytesFile, decodeFile } from '#src/core/decode-file.ts';
import type { Field, FileValue } from '#src/core/form.ts';
import { here } from './save-file.ts';

/** Reads the files whose paths were typed, with commas between. @throws UnreadableFile for the first that cannot be read */
export async function readTypedFiles(field: Extract<Field, { type: 'file' }>, typed: string): Promise<FileValue[]> {
  const paths = typed
    .split(',')
    .map((path) => path.trim())
    .filter(Boolean);
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(resolve(here(), path)).catch(() => {
        throw new UnreadableFile(path);
      });
      const name = basename(path);
      return field.takes === 'bytes'
        ? bytesFile(name, 'application/octet-stream', bytes)
        : decodeFile(name, 'text/plain', bytes);
    }),
  );
}

/** A path that was typed leads to no file that can be read. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
  readonly path: string;

  constructor(path: string) {
    super(`${path} cannot be read`);
    this.path = path;
  }
}
