import { decodeFile } from '#src/core/decode-file.ts';
import type { FileValue } from '#src/core/form.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Upload } from '../decode/decoded.ts';

const hosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const largestUpload = 10 * 1024 * 1024;
const timeoutMs = 10_000;

type FetchBytes = (upload: Pick<Upload, 'url' | 'size'>) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Fetches uploaded files as text. Null where that fails. */
export function createUploadFetcher(fetchBytes: FetchBytes) {
  return async ({ name, mediaType, ...upload }: Upload): Promise<FileValue | null> => {
    const bytes = await fetchBytes(upload);
    return bytes && decodeFile(name, mediaType, bytes);
  };
}

/** Fetches the bytes of uploaded files, from Discord's own hosts (and that of `api`) alone. Null where that fails. */
export function createBytesFetcher({ api, logger }: { api: string; logger: Logger }): FetchBytes {
  const ownHost = new URL(api).host;
  return async ({ url, size }) => {
    const host = URL.parse(url)?.host;
    if (!host || size > largestUpload || (!hosts.has(host) && host !== ownHost)) return null;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch (error) {
      logger.warn({ err: error }, 'a file uploaded to Discord could not be fetched');
      return null;
    }
  };
}
