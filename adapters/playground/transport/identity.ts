import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { accountIn, isTriedRole, type TriedRole } from '../decode/role.ts';

const name = 'causeway_playground';
const roleName = 'causeway_playground_role';
const lifetimeS = 365 * 24 * 3600;

/** Says whose a request of a browser is. `takesRoles`: whether it may be in another role than a member's. */
export function createIdentity(takesRoles: boolean) {
  /** Returns the role that this browser tries now. */
  function role(c: Context): TriedRole {
    const said = getCookie(c, roleName);
    return takesRoles && isTriedRole(said) ? said : 'member';
  }

  /** Returns the account of this browser, if it was here before. */
  function find(c: Context): string | null {
    const value = getCookie(c, name);
    return value && /^[0-9a-f]{32}$/.test(value) ? accountIn(value, role(c)) : null;
  }

  /** Returns the account of this browser; a new one gets a name that cannot be guessed. */
  function identify(c: Context): string {
    const known = find(c);
    if (known) return known;
    const user = randomBytes(16).toString('hex');
    keep(c, name, user);
    return accountIn(user, role(c));
  }

  /** Lets this browser be in another role from now on. */
  function take(c: Context, wanted: TriedRole): void {
    if (takesRoles) keep(c, roleName, wanted);
  }

  return { takesRoles, role, find, identify, take };
}

function keep(c: Context, cookie: string, value: string): void {
  setCookie(c, cookie, value, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/playground',
    maxAge: lifetimeS,
    secure: new URL(c.req.url).protocol === 'https:',
  });
}
