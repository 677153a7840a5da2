import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const name = 'causeway_playground';
const lifetimeS = 365 * 24 * 3600;

/** Returns the person of this browser, if it was here before. */
export function findUser(c: Context): string | null {
  const value = getCookie(c, name);
  return value && /^[0-9a-f]{32}$/.test(value) ? value : null;
}

/** Returns the person of this browser; a new one gets a name that cannot be guessed. */
export function identifyUser(c: Context): string {
  const known = findUser(c);
  if (known) return known;
  const user = randomBytes(16).toString('hex');
  setCookie(c, name, user, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/playground',
    maxAge: lifetimeS,
    secure: new URL(c.req.url).protocol === 'https:',
  });
  return user;
}
