import type { Context } from 'hono';
import { textsFor } from '#src/texts/index.ts';
import { headers } from './headers.ts';
import { html } from './html.ts';
import { type Frame, layout } from './layout.ts';

/**
 * Returns how a page says why nothing can be shown just now: in its usual frame, with a way to try again. `sentence` is plain text. Needs no
 * database. Null where the asker takes no HTML.
 */
export function createTroublePage(frame: Pick<Frame, 'hasPlayground' | 'takesMail'>) {
  return async (c: Context, sentence: string, status: 500 | 503): Promise<Response | null> => {
    if (!c.req.header('accept')?.includes('text/html')) return null;
    const language = 'en';
    const texts = textsFor(language).pages;
    const { title, again } = texts.trouble;
    const path = `${c.req.path}${new URL(c.req.url).search}`;
    const content = html`<h1>${title}</h1>
      <p dir="auto">${sentence}</p>
      <p>${c.req.method === 'GET' ? html`<a href="${path}">${again}</a> · ` : ''}<a href="/">${texts.notFound.back}</a></p>`;
    const page = await layout({ ...frame, texts, language }, title, content);
    // The headers of every page: this one is shown outside their routes.
    await headers(c, async () => {
      c.res = await c.html(page, status);
    });
    return c.res;
  };
}
