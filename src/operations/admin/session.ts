import { createHash, randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { Actor } from '#src/core/event.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed, type Right } from '#src/core/role.ts';
import type { Account } from '#src/domain/people/account.ts';
import { deleteAdminLinks, findAdminLink, insertAdminLink, takeAdminLink } from '#src/store/admin/link.ts';
import {
  type AdminSession,
  deleteAdminSession,
  deleteAdminSessionsOf,
  deleteStaleAdminSessions,
  findAdminSession,
  insertAdminSession,
  saveSessionSeen,
} from '#src/store/admin/session.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPerson } from '#src/store/people/person.ts';
import { inTransaction } from '../transaction.ts';
import { recordSignIn } from './acts.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** So long a link works. */
export const linkMinutes = 10;
/** So long somebody stays in, and so long without a sign of them. */
export const sessionHours = 8;
const idleMs = 2 * hourMs;
/** So long after a link was used what cannot be taken back may be done. */
export const freshMinutes = 10;
/** How often it is written down that a session is in use. */
const seenEveryMs = minuteMs;

/** The least right that opens the pages at all. */
export const pagesRight: Right = 'review';

type Inside = Pick<AppContext, 'sql' | 'withTransaction'>;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const createToken = () => randomBytes(24).toString('base64url');

/** A new link into the pages, in the name of the account that asks; earlier ones of the person no longer work. Returns its token. */
export async function createAdminLink(
  { sql }: Pick<Inside, 'sql'>,
  person: Person,
  actor: Actor,
  now: Date,
): Promise<string> {
  const token = createToken();
  const { platform, space, user } = actor;
  await deleteAdminLinks(sql, person.id, now);
  const expiresAt = new Date(now.getTime() + linkMinutes * minuteMs);
  await insertAdminLink(sql, { token: hashOf(token), person: person.id, platform, space, user, expiresAt });
  return token;
}

/** Tells whose link it is, without using it up; null where it was used, is too old, or its owner may not come in any more. */
export async function readAdminLink({ sql }: Pick<Inside, 'sql'>, token: string, now: Date): Promise<Person | null> {
  const id = await findAdminLink(sql, hashOf(token), now);
  const person = id === null ? null : await findPerson(sql, id);
  return person && isAllowed(person.role, pagesRight) ? person : null;
}

/** Uses a link up and lets its owner in. Returns the token of their session, in place of those they had in this browser; null as `readAdminLink`. */
export function enterByLink(
  context: Inside,
  { token, before, now }: { token: string; before: readonly string[]; now: Date },
): Promise<string | null> {
  return inTransaction(context, async ({ sql }) => {
    const link = await takeAdminLink(sql, hashOf(token), now);
    const person = link && (await findPerson(sql, link.person));
    if (!link || !person || !isAllowed(person.role, pagesRight)) return null;
    return beginSession(sql, person, link, { checkedAt: now, before, now });
  });
}

/** Begins the session of somebody, in whose account the pages speak, in place of those they had in this browser. Returns its token. Needs a transaction. */
export async function beginSession(
  sql: Sql,
  person: Person,
  { platform, space, user }: Account,
  { checkedAt, before, now }: { checkedAt: Date; before: readonly string[]; now: Date },
): Promise<string> {
  await deleteStaleAdminSessions(sql, now);
  for (const earlier of before) await deleteAdminSession(sql, hashOf(earlier));
  const session = createToken();
  await insertAdminSession(sql, {
    ...{ token: hashOf(session), person: person.id, platform, space, user },
    ...{ checkedAt, seenAt: now, expiresAt: new Date(now.getTime() + sessionHours * hourMs) },
  });
  await recordSignIn(sql, person, now);
  return session;
}

/** Somebody who is in. `isFresh`: they proved a moment ago who they are. */
export type OpenSession = { person: Person; session: AdminSession; isFresh: boolean };

/** Opens a session. Null where it has ended; it ends now where its person lost the right to the pages. */
export async function openAdminSession(
  { sql }: Pick<Inside, 'sql'>,
  token: string,
  now: Date,
): Promise<OpenSession | null> {
  const found = await findAdminSession(sql, hashOf(token), { now, seenAfter: new Date(now.getTime() - idleMs) });
  if (!found) return null;
  const { person, session } = found;
  if (!isAllowed(person.role, pagesRight)) {
    await deleteAdminSessionsOf(sql, person.id);
    return null;
  }
  await saveSessionSeen(sql, session.token, { now, before: new Date(now.getTime() - seenEveryMs) });
  return { ...found, isFresh: now.getTime() - session.checkedAt.getTime() < freshMinutes * minuteMs };
}

/** Ends every session of somebody, and the links that would begin one. Returns how many sessions there were. */
export async function endAdminSessions({ sql }: Pick<Inside, 'sql'>, person: number, now: Date): Promise<number> {
  await deleteAdminLinks(sql, person, now);
  return deleteAdminSessionsOf(sql, person);
}
