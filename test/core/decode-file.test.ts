import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeFile } from '#src/core/decode-file.ts';

const decode = (name: string, bytes: Uint8Array) => decodeFile(name, 'application/octet-stream', bytes);

test('a file is text, a packed one what it holds, under its name without the ending', async () => {
  expect(await decode('a.csv', Buffer.from('Skåne;1'))).toMatchObject({ name: 'a.csv', content: 'Skåne;1' });
  expect(await decode('a.csv.gz', gzipSync('Skåne;1'))).toMatchObject({ name: 'a.csv', content: 'Skåne;1' });
  expect(await decode('a.TSV.GZ', gzipSync(Buffer.from([0x53, 0x6b, 0xe5, 0x6e, 0x65])))).toMatchObject({
    name: 'a.TSV',
    content: 'Skåne',
  });
});

test('one that is cut, packed twice or too large stays packed', async () => {
  const packed = gzipSync('x'.repeat(1_000));
  for (const bytes of [packed.subarray(0, 20), gzipSync(Buffer.alloc(33_000_000)), Buffer.from([0x1f, 0x8b, 1, 2])]) {
    const file = await decode('a.csv.gz', bytes);
    expect(file.name).toBe('a.csv.gz');
    expect(file.content.startsWith('\x1f')).toBe(true);
  }
  expect((await decode('a.csv.gz', gzipSync(packed))).content.startsWith('\x1f')).toBe(true);
});
