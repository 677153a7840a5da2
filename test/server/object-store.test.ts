import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { parseConfig } from '#src/config.ts';
import { FileStoreError } from '#src/core/file-store.ts';
import { createObjectStore } from '#src/server/object-store.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { refuse, startFakeS3 } from '#test/support/fake-s3.ts';

const s3 = await startFakeS3();
afterAll(() => s3.stop());
const store = createObjectStore(s3.settings, null);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const all = async (before: Date) => {
  const found: string[] = [];
  for await (const hash of store.list(before)) found.push(hash);
  return found;
};
const later = () => new Date(Date.now() + 60_000);

test('the fake knows AWS’s own example of a signature', () => {
  // GET with two parameters, from AWS's test suite of Signature Version 4 ("get-vanilla-query-order-key-case").
  const headers = {
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  };
  const request = { method: 'GET', url: '/?Param2=value2&Param1=value1', headers };
  const how = {
    ...{ region: 'us-east-1', service: 'service', now: new Date('2015-08-30T12:36:00Z') },
    keys: { accessKey: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  };
  expect(refuse(request, new Uint8Array(), how)).toBeNull();
  expect(refuse({ ...request, url: '/?Param2=value3&Param1=value1' }, new Uint8Array(), how)).toBe(
    'SignatureDoesNotMatch',
  );
});

test('files are kept, read, listed over pages and removed', async () => {
  const texts = ['a', 'b', 'c', 'd', 'e'];
  for (const text of texts) expect(await store.save(Buffer.from(text))).toBe(hashOf(text));
  expect(Buffer.from((await store.read(hashOf('c'))) ?? []).toString()).toBe('c');
  expect(await store.read(hashOf('nothing'))).toBeNull();
  expect((await all(later())).sort()).toEqual(texts.map(hashOf).sort());
  expect(await all(new Date(Date.now() - 60_000))).toEqual([]);
  await store.remove(hashOf('c'));
  await store.remove(hashOf('c'));
  expect(await store.read(hashOf('c'))).toBeNull();
  await expect(store.read('../secret')).rejects.toThrow('no hash');
  expect(s3.refused).toEqual([]);
});

test('a wrong key, another bucket, changed bytes and a store that is away are faults, and a passing one is tried again', async () => {
  const [hash] = [await store.save(Buffer.from('kept'))];
  const stranger = createObjectStore({ ...s3.settings, secretKey: 'wrong' }, null);
  await expect(stranger.read(hash)).rejects.toThrow('SignatureDoesNotMatch');
  const elsewhere = createObjectStore({ ...s3.settings, bucket: 'other' }, null);
  await expect(elsewhere.read(hash)).rejects.toThrow('NoSuchBucket');
  const held = s3.objects.get(`${hash.slice(0, 2)}/${hash}`);
  if (held) s3.objects.set(`${hash.slice(0, 2)}/${hash}`, { ...held, bytes: Buffer.from('changed') });
  await expect(store.read(hash)).rejects.toThrow(FileStoreError);
  s3.fail.push(503, 500);
  expect(await store.save(Buffer.from('kept'))).toBe(hash);
  const away = createObjectStore({ ...s3.settings, endpoint: 'http://127.0.0.1:1' }, null);
  await expect(away.save(Buffer.from('x'))).rejects.toThrow(FileStoreError);
});

test('files given in chat are kept there, and where it is away what was typed stays', async () => {
  const { say, submit, database } = await createDialogue({ files: store });
  const values = {
    ...{ title: 'Gardens', region: 'Skåne', areas: ['housing'], groups: [], challenge: 'c', action: 'a', lesson: 'l' },
    files: [
      {
        name: 'plan.pdf',
        mediaType: 'application/pdf',
        content: Buffer.from('%PDF-1.7\n% s3\n').toString('base64'),
        encoding: 'base64' as const,
      },
    ],
  };
  s3.fail.push(500, 500, 500);
  const refused = await submit(await say('/experience log'), values);
  expect(refused).toMatchObject({
    type: 'problems',
    problems: { files: expect.stringContaining('could not be kept just now') },
  });
  const { files: _, ...typed } = values;
  expect(await say('/experience log')).toMatchObject({ form: { values: typed } });
  expect(read(await submit(refused, values))).toContain('plan.pdf');
  const [file] = await database.sql<{ hash: string }[]>`select hash from attachment`;
  expect(s3.objects.has(`${file?.hash.slice(0, 2)}/${file?.hash}`)).toBe(true);
});

test('its settings belong together', () => {
  const whole = { S3_ENDPOINT: 'https://s3.example.org/', S3_BUCKET: 'files', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
  expect(parseConfig(whole).objectStore).toEqual({
    ...{ endpoint: 'https://s3.example.org', bucket: 'files', region: 'us-east-1', accessKey: 'a', secretKey: 'b' },
  });
  expect(parseConfig({}).objectStore).toBeNull();
  expect(() => parseConfig({ S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'files' })).toThrow('S3_ACCESS_KEY');
  expect(() => parseConfig({ ...whole, S3_ENDPOINT: 'http://s3.example.org' })).toThrow('S3_ENDPOINT');
  expect(() => parseConfig({ ...whole, S3_BUCKET: 'Not A Bucket' })).toThrow('S3_BUCKET');
});
