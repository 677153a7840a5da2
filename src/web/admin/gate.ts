import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { createRateLimit } from '#src/core/rate-limit.ts';
import { sessionHours } from '#src/operations/admin/session.ts';
import type { AdminContext } from './context.ts';

const path = '/admin';
const windowMs = 60_000;
/** Requests a minute: what one session sends, and links that open nothing which one address tries. */
const perMinute = { session: 60, address: 20 };

/** Creates what knows a session by its cookie, where a request comes from, and how often. */
export function createAdminGate({ publicUrl, remoteOf, now }: Pick<AdminContext, 'publicUrl' | 'remoteOf' | 'now'>) {
  const isSecure = publicUrl?.startsWith('https:') === true;
  // Where there is TLS the name itself holds that the cookie never goes without.
  const name = isSecure ? '__Secure-causeway-admin' : 'causeway-admin';
  const ofSession = createRateLimit({ limit: perMinute.session, windowMs });
  const ofAddress = createRateLimit({ limit: perMinute.address, windowMs });

  const addressOf = (c: Context) => remoteOf?.(c) ?? 'unknown';

  return {
    /** The tokens that a browser sent, of at most four: beside ours, another server of the domain may have set one of the same name. */
    read(c: Context): string[] {
      const sent = (c.req.header('cookie') ?? '').split(';').map((each) => each.trim());
      const ours = sent.filter((each) => each.startsWith(`${name}=`)).map((each) => each.slice(name.length + 1));
      return [...new Set(ours)].filter((token) => /^[\w-]{32}$/.test(token)).slice(0, 4);
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
    /** Counts a link that is tried, before it is known what it opens: returns whether they were too many. */
    isGuessing: (c: Context) => ofAddress(addressOf(c), now()).isOver,
    /** Takes back what `isGuessing` counted: the link was good. */
    hasFound(c: Context): void {
      ofAddress(addressOf(c), now(), -1);
    },
  };
}
