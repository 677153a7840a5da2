import { lookup as resolve } from 'node:dns';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSealed } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { operatorTexts } from '#src/texts/operator.ts';
import { isPrivateAddress } from './private-address.ts';
import { SourceError } from './source.ts';

const { address: texts } = operatorTexts.source;

export type RequestOptions = {
  /** Hosts as they are written in addresses (“data.intern:8080”, or without a port for any) that may be private. */
  privateHosts: readonly string[];
  method?: 'GET' | 'HEAD' | 'POST';
  /** What is sent. */
  body?: string;
  /** Whether it is followed where the answer leads; it is unless said. */
  follows?: boolean;
  headers?: Readonly<Record<string, string>>;
  mostBytes?: number;
  /** The sentence about what is longer; that of a file unless said. */
  tooLarge?(megabytes: string): string;
  /** Whether what is longer than `mostBytes` is cut there; otherwise it is refused. */
  isCut?: boolean;
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
  /** Whether the body of an answer with these headers is wanted; it is unless said. */
  isWanted?(headers: IncomingHttpHeaders): boolean;
};

/** What a server answered. `content` is empty for another status than 200. */
export type Answered = { status: number; headers: IncomingHttpHeaders; url: URL; content: Uint8Array };

const mostRedirects = 5;

/**
 * Asks an address that somebody said, and follows where it leads. Nothing of this machine or of a network that is not public is asked, unless its host
 * is named: the address that a name stands for is looked at when the connection is made, so that it cannot be another by then.
 * @throws SourceError where nothing answers, or it may not be asked
 */
export async function requestAddress(written: string, options: RequestOptions): Promise<Answered> {
  const { timeoutMs = 60_000, signal } = options;
  const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
  let url = parseAddress(written);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await open(url, options, limit);
    const { statusCode: status = 0, headers } = response;
    const leads = status >= 300 && status < 400 && status !== 304 && headers.location !== undefined;
    if (leads && options.follows !== false) {
      response.destroy();
      url = parseAddress(headers.location ?? '', url);
      continue;
    }
    const isRead = status === 200 && options.method !== 'HEAD' && (options.isWanted?.(headers) ?? true);
    if (!isRead) response.destroy();
    return { status, headers, url, content: isRead ? await readAll(response, options, limit) : new Uint8Array() };
  }
  throw new SourceError(texts.endless);
}

function parseAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new SourceError(texts.unreadable({ text: text.slice(0, 80) }));
  if (url.username || url.password) throw new SourceError(texts.withPassword);
  return url;
}

function open(
  url: URL,
  { privateHosts, method = 'GET', headers, body }: RequestOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
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
  const request = url.protocol === 'https:' ? requestSealed : requestPlain;
  const said = { accept: '*/*', 'accept-encoding': 'identity', ...headers };
  request(url, { method, lookup, signal, agent: false, headers: said }, succeed)
    .on('error', (error) =>
      reject(error instanceof SourceError ? error : new SourceError(describe(error, url, signal))),
    )
    .end(body);
  return promise;
}

async function readAll(
  response: IncomingMessage,
  { mostBytes = 32_000_000, isCut = false, tooLarge }: RequestOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  const megabytes = String(Math.floor(mostBytes / 1_000_000));
  const tooLong = new SourceError(tooLarge?.(megabytes) ?? texts.tooLarge({ megabytes }));
  if (!isCut && Number(response.headers['content-length'] ?? 0) > mostBytes) {
    response.destroy();
    throw tooLong;
  }
  try {
    for await (const part of response) {
      parts.push(part);
      length += part.length;
      if (length <= mostBytes) continue;
      if (!isCut) throw tooLong;
      // Leaving the loop closes the connection.
      break;
    }
  } catch (error) {
    if (error === tooLong) throw error;
    throw new SourceError(signal.aborted ? texts.slow : texts.brokeOff);
  }
  return Buffer.concat(parts).subarray(0, mostBytes);
}

function describe(error: Error, url: URL, signal: AbortSignal): string {
  if (signal.aborted) return texts.noAnswer({ host: url.hostname });
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return texts.noServer({ host: url.hostname });
  return code ? texts.unreachableBy({ host: url.hostname, code }) : texts.unreachable({ host: url.hostname });
}
