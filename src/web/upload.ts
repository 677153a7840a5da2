import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMultipart } from '#src/core/multipart.ts';

/** A file that was sent, kept on disk until `remove`. */
export type UploadedFile = { name: string; read(): AsyncIterable<Uint8Array>; remove(): Promise<void> };

/** The file of a form has more bytes than are taken. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

/** Of a file that is too large so many times as much is received and dropped: browsers show an answer only behind what they send. */
const mostDropped = 2;

/**
 * Receives a form with a file, which goes to disk as it comes. `file` is null where none was chosen.
 * @throws MultipartError, TooLargeError; then nothing is left on disk
 */
export async function receiveFile(
  request: Request,
  mostBytes: number,
): Promise<{ fields: URLSearchParams; file: UploadedFile | null }> {
  const directory = await mkdtemp(join(tmpdir(), 'causeway-import-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  const path = join(directory, 'file');
  try {
    const { fields, fileName } = await writeFile(request, path, mostBytes);
    if (fileName !== '') return { fields, file: { name: fileName, read: () => createReadStream(path), remove } };
    await remove();
    return { fields, file: null };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function writeFile(request: Request, path: string, mostBytes: number) {
  const handle = await open(path, 'wx', 0o600);
  let length = 0;
  try {
    const read = await readMultipart(
      request.body ?? emptyBody(),
      request.headers.get('content-type') ?? '',
      async (piece) => {
        length += piece.length;
        if (length > mostDropped * mostBytes) throw new TooLargeError();
        if (length <= mostBytes) await handle.write(piece);
      },
    );
    if (length > mostBytes) throw new TooLargeError();
    return read;
  } finally {
    await handle.close();
  }
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
