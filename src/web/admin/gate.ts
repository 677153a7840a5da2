import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createRateLimit } from '#src/core/rate-limit.ts';
import { sessionHours } from '#src/operations/admin/session.ts';
import type { AdminContext } from './context.ts';

const path = '/admin';
const windowMs = 60_000;
/** Requests a minute: what one session sends, and links that one address tries. */
const perMinute = { session: 60, address: 20 };

/** Creates what knows a session by its cookie, where a request comes from, and how often. */
export function createAdminGate({ publicUrl, remoteOf, now }: Pick<AdminContext, 'publicUrl' | 'remoteOf' | 'now'>) {
  const isSecure = publicUrl?.startsWith('https:') === true;
  // Where there is TLS the name itself holds that the cookie never goes without.
  const name = isSecure ? '__Secure-causeway-admin' : 'causeway-admin';
  const ofSession = createRateLimit({ limit: perMinute.session, windowMs });
  const ofAddress = createRateLimit({ limit: perMinute.address, windowMs });

  return {
    /** The token of the session, as the browser sent it; null where it sent none. */
    read(c: Context): string | null {
      const token = getCookie(c, name);
      return token !== undefined && /^[\w-]{32}$/.test(token) ? token : null;
    },
    keep(c: Context, token: string): void {
      // Lax: a link to a page of staff that stands in a chat opens it.
      setCookie(c, name, token, {
        path,
        httpOnly: true,
        secure: isSecure,
        sameSite: 'Lax',
        maxAge: sessionHours * 3_600,
      });
    },
    drop(c: Context): void {
      deleteCookie(c, name, { path, secure: isSecure });
    },
    /** Returns whether a form was sent by a page of this server. */
    isOwn(c: Context): boolean {
      const origin = c.req.header('origin');
      if (origin === undefined) return c.req.header('sec-fetch-site') === 'same-origin';
      return origin === publicUrl || origin === new URL(c.req.url).origin;
    },
    isTooFast: (session: string) => ofSession(session, now()).isOver,
    isGuessing: (c: Context) => ofAddress(remoteOf?.(c) ?? 'unknown', now()).isOver,
  };
}
