import { lookup as resolve } from 'node:dns';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSealed } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { operatorTexts } from '#src/texts/operator.ts';
import { isPrivateAddress } from './private-address.ts';
import { SourceError } from './source.ts';

const { address: texts } = operatorTexts.source;

export type FetchOptions = {
  /** Hosts as they are written in addresses (“data.intern:8080”, or without a port for any) that may be private. */
  privateHosts: readonly string[];
  mostBytes?: number;
  timeoutMs?: number;
  signal?: AbortSignal;
};

export type FetchedFile = {
  /** The last part of its path. */
  name: string;
  /** YYYY-MM-DD, where the server says when it was changed. */
  date: string | null;
  content: Uint8Array;
};

const mostRedirects = 5;

/**
 * Fetches a file from an address that somebody said. Nothing of this machine or of a network that is not public is asked, unless its host is named:
 * the address that a name stands for is looked at when the connection is made, so that it cannot be another by then.
 * @throws SourceError
 */
export async function fetchFile(written: string, options: FetchOptions): Promise<FetchedFile> {
  const { timeoutMs = 60_000, signal } = options;
  const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
  let url = parseAddress(written);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await open(url, options, limit);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      url = parseAddress(headers.location, url);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new SourceError(texts.status({ status: String(statusCode) }));
    }
    const content = await readAll(response, options.mostBytes ?? 32_000_000, limit);
    const changed = Date.parse(headers['last-modified'] ?? '');
    return {
      name: decodeName(url.pathname.split('/').at(-1) ?? ''),
      date: Number.isNaN(changed) ? null : new Date(changed).toISOString().slice(0, 10),
      content,
    };
  }
  throw new SourceError(texts.endless);
}

function parseAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new SourceError(texts.unreadable({ text: text.slice(0, 80) }));
  if (url.username || url.password) throw new SourceError(texts.withPassword);
  return url;
}

function open(url: URL, { privateHosts }: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const isNamed = privateHosts.includes(url.host) || privateHosts.includes(url.hostname);
  const refusal = new SourceError(texts.private({ host: url.hostname }));
  if (!isNamed && isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 && isPrivateAddress(url.hostname))
    return Promise.reject(refusal);
  const lookup: LookupFunction = (host, how, done) => {
    resolve(host, { ...how, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const [first] = addresses;
      if (!first || (!isNamed && addresses.some(({ address }) => isPrivateAddress(address)))) return done(refusal, '');
      return how.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
  const { promise, resolve: succeed, reject } = Promise.withResolvers<IncomingMessage>();
  const get = url.protocol === 'https:' ? getSealed : getPlain;
  get(url, { lookup, signal, agent: false, headers: { accept: '*/*', 'accept-encoding': 'identity' } }, succeed).on(
    'error',
    (error) => reject(error instanceof SourceError ? error : new SourceError(describe(error, url, signal))),
  );
  return promise;
}

async function readAll(response: IncomingMessage, mostBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  const tooLong = new SourceError(texts.tooLarge({ megabytes: String(Math.floor(mostBytes / 1_000_000)) }));
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
    response.destroy();
    throw tooLong;
  }
  try {
    for await (const part of response) {
      parts.push(part);
      length += part.length;
      if (length > mostBytes) throw tooLong;
    }
  } catch (error) {
    if (error === tooLong) throw error;
    throw new SourceError(signal.aborted ? texts.slow : texts.brokeOff);
  }
  return Buffer.concat(parts);
}

function describe(error: Error, url: URL, signal: AbortSignal): string {
  if (signal.aborted) return texts.noAnswer({ host: url.hostname });
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return texts.noServer({ host: url.hostname });
  return code ? texts.unreachableBy({ host: url.hostname, code }) : texts.unreachable({ host: url.hostname });
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 120);
  } catch {
    return text.slice(0, 120);
  }
}
