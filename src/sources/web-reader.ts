import { decodeHTML } from 'entities';
import { decodeText } from '#src/core/decode-text.ts';
import { cleanText, cutTo, joinLines } from '#src/core/text.ts';
import { findLanguage } from '#src/domain/language.ts';
import type { LinkState, PageFacts, WebReader } from '#src/domain/tools/web-reader.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { type RequestOptions, requestAddress } from './request.ts';
import { SourceError } from './source.ts';

const { address: texts } = operatorTexts.source;

/** The head of a page stands in its first part. */
const pageBytes = 500_000;
/** A chat waits three seconds for a form. */
const pageMs = 2_200;
const linkMs = 15_000;
const feedMs = 30_000;
/** A feed that has more is none that somebody reads. */
export const feedBytes = 2_000_000;
const [longestTitle, longestDescription, longestName] = [200, 1_000, 120];

type Settings = { privateHosts: readonly string[]; version: string; publicUrl: string | null };

/** Makes what reads pages, links and feeds. It says who it is, so that who runs a server can ask. */
export function createWebReader({ privateHosts, version, publicUrl }: Settings): WebReader {
  const agent = `Causeway/${version}${publicUrl ? ` (+${publicUrl})` : ''}`;
  const ask = (address: string, { headers, ...options }: Omit<RequestOptions, 'privateHosts'>) =>
    requestAddress(address, { ...options, privateHosts, headers: { 'user-agent': agent, ...headers } });

  return {
    async readPage(address) {
      try {
        const { status, content } = await ask(address, {
          ...{ timeoutMs: pageMs, mostBytes: pageBytes, isCut: true },
          isWanted: (headers) => /html/i.test(headers['content-type'] ?? ''),
        });
        if (status !== 200) return { why: texts.status({ status: String(status) }) };
        return readHead(decodeText(content));
      } catch (error) {
        return { why: sentenceOf(error) };
      }
    },
    async checkLink(address, signal) {
      const asked = { timeoutMs: linkMs, signal };
      const head = await judge(() => ask(address, { ...asked, method: 'HEAD' }));
      if (head.type === 'there' || signal?.aborted) return signal?.aborted ? { type: 'unsure' } : head;
      // Some servers know no HEAD.
      const got = await judge(() => ask(address, { ...asked, mostBytes: 1, isCut: true, isWanted: () => false }));
      return signal?.aborted ? { type: 'unsure' } : got;
    },
    async readFeed(address, { etag, changed }, signal) {
      try {
        const { status, headers, content } = await ask(address, {
          ...{ timeoutMs: feedMs, mostBytes: feedBytes, signal },
          tooLarge: (megabytes) => operatorTexts.source.feed.tooLarge({ megabytes }),
          headers: {
            ...(etag && { 'if-none-match': etag }),
            ...(changed && { 'if-modified-since': changed }),
          },
        });
        if (status === 304) return { type: 'unchanged' };
        if (status !== 200) return { type: 'failed', why: texts.status({ status: String(status) }) };
        return {
          type: 'content',
          content,
          mediaType: (headers['content-type'] ?? '').toLowerCase(),
          etag: headers.etag ?? null,
          changed: headers['last-modified'] ?? null,
        };
      } catch (error) {
        return { type: 'failed', why: sentenceOf(error) };
      }
    },
  };
}

/** What a server that does not let programs in, or has too much to do, says: it may be there all the same. */
const unsure = new Set([401, 403, 405, 406, 408, 425, 429, 451, 501, 503]);

async function judge(work: () => Promise<{ status: number }>): Promise<LinkState> {
  try {
    const { status } = await work();
    if (status < 400) return { type: 'there' };
    return unsure.has(status) ? { type: 'unsure' } : { type: 'broken', why: texts.status({ status: String(status) }) };
  } catch (error) {
    return { type: 'broken', why: sentenceOf(error) };
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof SourceError) return error.message;
  throw error;
}

/** Reads title, description, language and publisher from the head of a page. */
export function readHead(html: string): PageFacts {
  const [head = ''] = html.split(/<\/head\s*>|<body[\s>]/i, 1);
  const metas = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta\s(?:(?!<meta)[^>]){1,4000}>/gi)) {
    const name = (attribute(tag, 'property') ?? attribute(tag, 'name') ?? '').toLowerCase();
    const content = attribute(tag, 'content');
    if (name !== '' && content !== null && !metas.has(name)) metas.set(name, content);
  }
  const said = (most: number, ...names: string[]) =>
    cutTo(plain(names.map((name) => metas.get(name)).find((text) => text && plain(text) !== '') ?? ''), most);
  const [, title = ''] = /<title(?:\s[^<>]{0,500})?>([^<]*)/i.exec(head) ?? [];
  const language = attribute(/<html\s[^<>]{0,2000}>/i.exec(html.slice(0, 5_000))?.[0] ?? '', 'lang');
  return {
    title: said(longestTitle, 'og:title', 'dc.title', 'citation_title') || cutTo(plain(title), longestTitle),
    description: said(longestDescription, 'og:description', 'description', 'dc.description', 'twitter:description'),
    language: language === null ? null : findLanguage(language.slice(0, 2)),
    publisher: said(longestName, 'og:site_name', 'dc.publisher', 'citation_publisher', 'application-name'),
  };
}

const plain = (text: string) =>
  joinLines(cleanText(decodeHTML(text)))
    .replace(/\s+/g, ' ')
    .trim();

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(tag);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null;
}
