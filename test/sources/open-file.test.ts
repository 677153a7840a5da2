import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openFile } from '#src/sources/open-file.ts';
import { SourceError } from '#src/sources/source.ts';

// Far more than streams hold before they wait for their reader.
const packed = gzipSync(Buffer.alloc(20_000_000, 'a,b,1\n'), { level: 0 });

async function* inPieces(content: Buffer, ended: { yes: boolean }): AsyncGenerator<Uint8Array> {
  try {
    for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
  } finally {
    ended.yes = true;
  }
}

test('a packed file that is too large when unpacked is refused, and what it came from is let go', async () => {
  const ended = { yes: false };
  const { pieces } = await openFile(inPieces(packed, ended), 1_000_000);
  const read = async () => {
    for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toThrow(/larger than 1 MB when it is unpacked/);
  await expect.poll(() => ended.yes).toBe(true);
});

test('a reader that stops early ends a packed file', async () => {
  const ended = { yes: false };
  const { pieces } = await openFile(inPieces(packed, ended));
  for await (const piece of pieces) if (piece.length > 0) break;
  await expect.poll(() => ended.yes).toBe(true);
});

test('what breaks off while it comes is told as it is, and a cut or damaged file in words', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield packed.subarray(0, 100_000);
    throw new Error('the line broke');
  }
  const readAll = async (raw: AsyncIterable<Uint8Array>) => {
    const { pieces } = await openFile(raw);
    let length = 0;
    for await (const piece of pieces) length += piece.length;
    return length;
  };
  await expect(readAll(broken())).rejects.toThrow('the line broke');
  const ended = { yes: false };
  await expect(readAll(inPieces(packed.subarray(0, 5_000_000), ended))).rejects.toThrow(/ends in the middle/);
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 1_000, 200_000);
  await expect(readAll(inPieces(damaged, ended))).rejects.toThrow(SourceError);
  expect(await readAll(inPieces(packed, ended))).toBe(20_000_000);
});
