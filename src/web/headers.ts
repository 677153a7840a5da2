import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/** Nothing from elsewhere is loaded or run, and nobody may frame a page. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  // A picture is shown where the message is, which may be a page of another origin.
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether there is TLS in front is not known here.
  strictTransportSecurity: false,
});

/** The same for a page with a script of ours, which sends what is typed. */
const scriptHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

/** The headers of a private page whose form keeps what is typed. */
export const privateScriptHeaders = createMiddleware((c, next) => {
  c.header('x-robots-tag', 'noindex, nofollow');
  c.header('cache-control', 'private, no-store');
  return scriptHeaders(c, next);
});

/** The headers of pages behind a private link, which have buttons: no search engine lists them and no cache keeps them. */
export const privateHeaders = createMiddleware((c, next) => {
  c.header('x-robots-tag', 'noindex, nofollow');
  c.header('cache-control', 'private, no-store');
  return headers(c, next);
});

/** The header of pages that search engines are asked not to list. */
export const unlisted = createMiddleware(async (c, next) => {
  await next();
  c.header('x-robots-tag', 'noindex, nofollow');
});

/** The same for pages with a session: a browser that hides where a form stands hides its origin too, by which it is told from forms elsewhere. */
export const sessionHeaders = createMiddleware(async (c, next) => {
  await privateHeaders(c, next);
  c.header('referrer-policy', 'same-origin');
});
