import { Header } from 'tar';

/** A file in an archive, whole. */
export type Entry = { path: string; bytes: Buffer };

const block = 512;
/** Larger than any part of a table and any file that may be added. */
const mostBytes = 512 * 1024 * 1024;

/** The archive is not one, or ends before its end. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
}

/** Writes entries as a tar archive, as every tar reads it. */
export async function* writeTar(entries: AsyncIterable<Entry>, mtime: Date): AsyncGenerator<Buffer> {
  for await (const { path, bytes } of entries) {
    const head = Buffer.alloc(block);
    const options = { path, mtime, size: bytes.length, mode: 0o600, uid: 0, gid: 0, type: 'File' as const };
    if (new Header(options).encode(head)) throw new Error(`The path ${path} is too long for an archive.`);
    yield head;
    yield bytes;
    if (bytes.length % block > 0) yield Buffer.alloc(block - (bytes.length % block));
  }
  yield Buffer.alloc(2 * block);
}

/** Reads the entries of a tar archive that `writeTar` wrote. @throws ArchiveError where it is damaged or ends too early */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const take = createTaker(pieces);
  for (;;) {
    const header = new Header(await take(block));
    if (header.nullBlock) break;
    const { path, size, cksumValid } = header;
    if (!cksumValid || path === undefined || size === undefined || size > mostBytes)
      throw new ArchiveError('no header');
    const bytes = await take(size);
    if (size % block > 0) await take(block - (size % block));
    yield { path, bytes };
  }
  // To the end: what decrypts it knows only there that nothing is missing.
  for await (const _ of pieces);
}

function createTaker(pieces: AsyncIterable<Uint8Array>): (count: number) => Promise<Buffer> {
  const source = pieces[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (count) => {
    while (length < count) {
      const { done, value } = await source.next();
      if (done) throw new ArchiveError('ends too early');
      held.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      length += value.byteLength;
    }
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held, length);
    held = [all.subarray(count)];
    length -= count;
    return all.subarray(0, count);
  };
}
