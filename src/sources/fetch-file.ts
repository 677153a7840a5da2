import { operatorTexts } from '#src/texts/operator.ts';
import { type RequestOptions, requestAddress } from './request.ts';
import { SourceError } from './source.ts';

const { address: texts } = operatorTexts.source;

export type FetchOptions = Pick<RequestOptions, 'privateHosts' | 'mostBytes' | 'timeoutMs' | 'signal'>;

export type FetchedFile = {
  /** The last part of its path. */
  name: string;
  /** YYYY-MM-DD, where the server says when it was changed. */
  date: string | null;
  content: Uint8Array;
};

/**
 * Fetches a file from an address that somebody said: see `requestAddress`.
 * @throws SourceError
 */
export async function fetchFile(written: string, options: FetchOptions): Promise<FetchedFile> {
  const { status, headers, url, content } = await requestAddress(written, options);
  if (status !== 200) throw new SourceError(texts.status({ status: String(status) }));
  const changed = Date.parse(headers['last-modified'] ?? '');
  return {
    name: decodeName(url.pathname.split('/').at(-1) ?? ''),
    date: Number.isNaN(changed) ? null : new Date(changed).toISOString().slice(0, 10),
    content,
  };
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 120);
  } catch {
    return text.slice(0, 120);
  }
}
