import type { Context, Hono } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { languageNameFor } from '#src/domain/language.ts';
import { spokenLanguage, textLanguages } from '#src/texts/index.ts';
import { type Html, html } from './html.ts';
import { answerPaths } from './links.ts';

/** The first part of the addresses that exist in each language; '' is the home page. Private pages speak the language of who they belong to. */
const inLanguages = new Set<string>([
  ...['', 'regions', 'experiences', 'data', 'calls', 'tools', 'questions', 'answers', 'methods', 'privacy'],
  ...['calendar', 'trainings', 'testbeds'],
  ...answerPaths,
]);

/** No browser sends more, and a longer one costs time. */
const longestHeader = 500;

/** Where a page stands: the origin of the site, and its path and query without a language before it. */
export type PagePlace = { origin: string; path: string };

/** The language of a page: the first that the browser asks for and that is spoken here. */
export function languageOf(c: Context): string {
  // By weight already, the first of those that weigh the same before the others.
  const asked = parseAccept((c.req.header('accept-language') ?? '').slice(0, longestHeader))
    .filter(({ q }) => q > 0)
    .map(({ type }) => type.toLowerCase());
  const isSpoken = (name: string) => name === 'en' || name.startsWith('en-') || spokenLanguage(name) !== 'en';
  return spokenLanguage(asked.find(isSpoken) ?? 'en');
}

/** Leads from a page to the same in each other language; nothing where only one is spoken. `label` names the list. */
export function languageSwitch({ path }: PagePlace, language: string, label: string): Html | '' {
  const languages = textLanguages();
  if (languages.length < 2) return '';
  return html`<nav class="languages" aria-label="${label}">
    ${languages.map(
      (each) =>
        html`<a href="${`/${each}${path}`}" lang="${each}" hreflang="${each}" ${each === language ? html`aria-current="true"` : ''}>${languageNameFor(each, each)}</a> `,
    )}
  </nav>`;
}

/** Tells search engines where a page stands in each language. */
export function languageLinks({ origin, path }: PagePlace): Html | '' {
  const languages = textLanguages();
  if (languages.length < 2) return '';
  const link = (language: string, address: string) =>
    html`<link rel="alternate" hreflang="${language}" href="${origin}${address}" />`;
  return html`${languages.map((each) => link(each, `/${each}${path}`))}${link('x-default', path)}`;
}

/**
 * Adds the addresses of each language, `/sv/regions`: the page of `/regions` in Swedish, whose links stay in that language. To be added first; `answer` is
 * what answers addresses without a language.
 */
export function addLanguageAddresses(
  app: Hono,
  originOf: (url: string) => string,
  answer: (request: Request, env: unknown) => Response | Promise<Response>,
): void {
  app.all('/:language{[a-z]{2}(-[a-z]{2})?}/*', (c, next) => inLanguage(c, next));
  app.all('/:language{[a-z]{2}(-[a-z]{2})?}', (c, next) => inLanguage(c, next));

  async function inLanguage(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
    const language = c.req.param('language') ?? '';
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(language.length + 1) || '/';
    if (!textLanguages().includes(language) || !isInLanguages(url.pathname)) {
      await next();
      return undefined;
    }
    const request = new Request(url, c.req.raw);
    request.headers.set('accept-language', language);
    return leadInside(await answer(request, c.env), language, originOf(c.req.url));
  }
}

const isInLanguages = (path: string) => inLanguages.has(path.split('/', 2)[1]?.split(/[.?#]/, 1)[0] ?? '');

/** Puts the language before the addresses that a page leads to, and before that which another address leads on to. */
async function leadInside(response: Response, language: string, origin: string): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('vary');
  const prefixed = (address: string) => {
    const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
    return path.startsWith('/') && isInLanguages(path) ? `/${language}${path}` : address;
  };
  const location = headers.get('location');
  if (location !== null) headers.set('location', prefixed(location));
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!isPage) return new Response(response.body, { status: response.status, headers });
  headers.delete('content-length');
  const page = (await response.text()).replace(
    /(<(?:a|form)\b[^>]*?\s(?:href|action)=")([^"]*)/g,
    (_, before: string, address: string) => `${before}${prefixed(address)}`,
  );
  return new Response(page, { status: response.status, headers });
}
