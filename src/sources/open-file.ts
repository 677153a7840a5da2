import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { operatorTexts } from '#src/texts/operator.ts';
import { SourceError } from './source.ts';

const { unpacked: texts } = operatorTexts.source;

/** Enough to tell any format by. */
const headBytes = 4_096;

/** The pieces of a file, unpacked if it is a gzip, with its first bytes for a look. @throws SourceError where it is no kind of text. */
export async function openFile(
  raw: AsyncIterable<Uint8Array>,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<{ head: Uint8Array; pieces: AsyncIterable<Uint8Array> }> {
  const packed = await peek(raw);
  if (packed.head[0] !== 0x1f || packed.head[1] !== 0x8b) return packed;
  return peek(unpack(packed.pieces, mostBytes));
}

async function peek(raw: AsyncIterable<Uint8Array>) {
  const iterator = raw[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      // Readers look at the first piece for the encoding.
      if (taken.length > 0) yield Buffer.concat(taken);
      for (;;) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(taken), pieces: pieces() };
}

async function* unpack(packed: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  const gunzip = createGunzip();
  const source = Readable.from(packed);
  let failure: unknown = null;
  source.once('error', (error) => {
    failure = error;
  });
  // What goes wrong on either side is thrown by the loop below; a reader that stops early ends the source too.
  pipeline(source, gunzip, () => undefined);
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > mostBytes)
        throw new SourceError(texts.tooLarge({ megabytes: String(Math.floor(mostBytes / 1_000_000)) }));
      yield piece;
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (failure !== null) throw failure;
    const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    throw new SourceError(isCut ? texts.cutOff : texts.damaged);
  } finally {
    gunzip.destroy();
  }
}
