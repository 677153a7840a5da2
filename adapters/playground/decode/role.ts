import type { Role } from '#src/core/role.ts';
import { parseJson } from './json.ts';

/** The roles that a person can try, the ordinary one first. */
export const triedRoles = ['member', 'reviewer', 'partner', 'staff'] as const satisfies readonly Role[];
export type TriedRole = (typeof triedRoles)[number];

export function isTriedRole(text: unknown): text is TriedRole {
  return triedRoles.some((role) => role === text);
}

/** The account of a browser in a role: each role is a person of its own. */
export function accountIn(user: string, role: TriedRole): string {
  return role === 'member' ? user : `${user}.${role}`;
}

/** The role that an account tries; null for an ordinary one. */
export function roleOf(account: string): Role | null {
  const [, said] = account.split('.');
  return isTriedRole(said) ? said : null;
}

/** Reads the role that the page asks for; null if it is none. */
export function readRole(body: ArrayBuffer): TriedRole | null {
  const { role } = Object(parseJson(body)) as { role?: unknown };
  return isTriedRole(role) ? role : null;
}
