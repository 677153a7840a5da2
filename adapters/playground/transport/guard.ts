import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { TextsFor } from './language.ts';

/** Nothing from elsewhere is loaded or run; nobody may frame the page; no cache keeps what is somebody's own. */
export const headers: MiddlewareHandler[] = [
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  }),
  // Before the answer, which may say otherwise: a header set after it makes Hono copy the whole answer.
  (c, next) => {
    c.header('cache-control', 'no-store');
    return next();
  },
];

/** Only the page itself may say what a person did: same origin by both of the browser's signs, and JSON, which no foreign form can send. */
export const sameOrigin =
  (textsFor: TextsFor): MiddlewareHandler =>
  async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const isForeignSite = site !== undefined && site !== 'same-origin';
    // Compared by host: behind a proxy that ends TLS the scheme seen here is another one.
    const isForeignOrigin = origin !== undefined && hostOf(origin) !== c.req.header('host');
    if (isForeignSite || isForeignOrigin) return c.text(textsFor(c).refused.origin, 403);
    if (c.req.method === 'POST' && !/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
      return c.text(textsFor(c).refused.notJson, 415);
    await next();
  };

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
