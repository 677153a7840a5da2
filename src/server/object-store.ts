import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { type FileStore, FileStoreError } from '#src/core/file-store.ts';
import { scanFile } from './scan-file.ts';

/** `endpoint` without a slash at the end; the bucket stands behind it in the path. */
export type ObjectStoreSettings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
};

const hashPattern = /^[\da-f]{64}$/;
const requestMs = 30_000;
const retries = 2;

/** Keeps files in a bucket of an S3-compatible store, each at `ab/abcdef…` by its hash; requests are signed as AWS wants (Signature Version 4). */
export function createObjectStore(
  { endpoint, bucket, region, accessKey, secretKey }: ObjectStoreSettings,
  scanCommand: string | null,
): FileStore {
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, region, service: 's3', retries, initRetryMs: 200 },
  });
  const root = `${endpoint}/${bucket}`;
  const addressOf = (hash: string) => {
    if (!hashPattern.test(hash)) throw new Error(`${hash} is no hash of a file.`);
    return `${root}/${hash.slice(0, 2)}/${hash}`;
  };

  /** @throws FileStoreError where it cannot be reached, or refuses */
  async function ask(what: string, url: string, init: RequestInit, passing: readonly number[] = []): Promise<Response> {
    let response: Response;
    try {
      response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(requestMs), redirect: 'manual' });
    } catch (error) {
      throw new FileStoreError(`the store of files did not answer (${what})`, { cause: error });
    }
    if (response.ok || passing.includes(response.status)) return response;
    const said = /<Code>([\w.]{1,80})<\/Code>/.exec(await response.text().catch(() => ''))?.[1] ?? '';
    throw new FileStoreError(`the store of files answered ${response.status} ${said} (${what})`.replace('  ', ' '));
  }

  async function readBytes(response: Response): Promise<Uint8Array> {
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new FileStoreError('a file did not come whole from its store', { cause: error });
    }
  }

  return {
    async save(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      // The hash is signed with the request: a store refuses other bytes under it.
      const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': hash };
      const body = bytes as Uint8Array<ArrayBuffer>;
      await (await ask('put', addressOf(hash), { method: 'PUT', headers, body })).arrayBuffer();
      return hash;
    },
    async read(hash) {
      const response = await ask('get', addressOf(hash), { method: 'GET' }, [404]);
      if (response.status === 404) {
        const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
        if (code !== undefined && code !== 'NoSuchKey') throw new FileStoreError(`the store of files answered ${code}`);
        return null;
      }
      const bytes = await readBytes(response);
      if (createHash('sha256').update(bytes).digest('hex') !== hash)
        throw new FileStoreError('a file in its store is not the one that was kept');
      return bytes;
    },
    async remove(hash) {
      await (await ask('delete', addressOf(hash), { method: 'DELETE' }, [404])).arrayBuffer();
    },
    async *list(before) {
      for (let token: string | null = null; ; ) {
        const query = new URLSearchParams({ 'list-type': '2', ...(token !== null && { 'continuation-token': token }) });
        const page = await (await ask('list', `${root}?${query}`, { method: 'GET' })).text();
        for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const name = /^[\da-f]{2}\/([\da-f]{64})$/.exec(readTag(entry, 'Key') ?? '')?.[1];
          if (name !== undefined && new Date(readTag(entry, 'LastModified') ?? '') < before) yield name;
        }
        token = readTag(page, 'NextContinuationToken');
        if (token === null) return;
      }
    },
    scan: (bytes) => scanFile(scanCommand, bytes),
  };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the first element of that name; null where there is none. */
function readTag(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined
    ? null
    : text.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? '');
}
