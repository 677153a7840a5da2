import { bytesFile, decodeFile } from '#src/core/decode-file.ts';
import type { FileValue } from '#src/core/form.ts';
import type { Logger } from '#src/core/logger.ts';
import { readBody } from '#src/core/read-body.ts';
import type { Upload } from '../decode/decoded.ts';

const hosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const largestUpload = 10 * 1024 * 1024;
const timeoutMs = 10_000;

export type FetchBytes = (
  upload: Pick<Upload, 'url' | 'size'> & { largest?: number; signal?: AbortSignal },
) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Fetches uploaded files, as text where their bytes are not asked for. Null where that fails. */
export function createUploadFetcher(fetchBytes: FetchBytes) {
  return async ({ name, mediaType, takes, ...upload }: Upload): Promise<FileValue | null> => {
    const bytes = await fetchBytes(upload);
    if (!bytes) return null;
    return takes === 'bytes' ? bytesFile(name, mediaType, bytes) : decodeFile(name, mediaType, bytes);
  };
}

/** Fetches the bytes of uploaded files, from Discord's own hosts (and that of `api`) alone. Null where that fails, or where there are more than `largest`. */
export function createBytesFetcher({ api, logger }: { api: string; logger: Logger }): FetchBytes {
  const ownHost = new URL(api).host;
  return async ({ url, size, largest = largestUpload, signal }) => {
    const host = URL.parse(url)?.host;
    if (!host || size > largest || (!hosts.has(host) && host !== ownHost)) return null;
    try {
      const limit = AbortSignal.timeout(timeoutMs);
      const response = await fetch(url, {
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        redirect: 'error',
      });
      const bytes = response.ok ? await readBody(response, largest) : null;
      return bytes && new Uint8Array(bytes);
    } catch (error) {
      logger.warn({ err: error }, 'a file uploaded to Discord could not be fetched');
      return null;
    }
  };
}
