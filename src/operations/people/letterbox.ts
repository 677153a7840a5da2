import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { linkLetter, noticeLetter } from '#src/answers/people/letterbox.ts';
import type { AppContext } from '#src/context.ts';
import type { Actor } from '#src/core/event.ts';
import type { Person } from '#src/core/person.ts';
import { formatPlace, mailKind, type Place, parsePlace } from '#src/core/place.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { listAdmitted } from '#src/store/people/admission.ts';
import { findLetterbox, findOrInsertLetterbox, listWaiting, saveNoticed } from '#src/store/people/letterbox.ts';
import { findPerson } from '#src/store/people/person.ts';
import { inTransaction } from '../transaction.ts';

/** In minutes: nobody is written to more often that something is there. */
export const noticeMinutes = 10;
const mostAtOnce = 200;

const createToken = () => randomBytes(16).toString('base64url');

/** The private page of somebody: whose it is, and as whom they act on it. */
export type OpenLetterbox = { person: Person; actor: Actor; place: Place; token: string; isQuiet: boolean };

type Needs = Pick<AppContext, 'sql' | 'mailPlatform'>;

/**
 * Tells whether somebody may have a private page, and with it read and write what members do: only whom the network knows, since anybody signs up for the
 * public digest.
 */
export async function mayHaveLetterbox({ sql }: Pick<Needs, 'sql'>, person: number): Promise<boolean> {
  return (await listAdmitted(sql, [person])).has(person);
}

/** Finds the account by which somebody is reached by mail; null where they have none. */
export async function findMailAccount({ sql, mailPlatform }: Needs, person: number) {
  return (await listAccounts(sql, person)).find(({ platform }) => platform === mailPlatform) ?? null;
}

/**
 * Writes to somebody at which address their private page is, made now where they have none; at most once in ten minutes. The link goes to their own mailbox
 * alone, since a digest may have been passed on. Returns false where they are not reached by mail, or may have none.
 */
export async function mailLetterboxLink(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'outbox' | 'mailPlatform' | 'publicUrl'>,
  id: number,
  now: Date,
): Promise<boolean> {
  const account = await findMailAccount(context, id);
  const person = account && (await findPerson(context.sql, id));
  if (!account || !person || context.publicUrl === null || !(await mayHaveLetterbox(context, id))) return false;
  await inTransaction(context, async (inside) => {
    const url = await claimNotice(inside, id, now);
    if (url) await enqueueNotice(inside, { id, user: account.user, now, ...linkLetter({ url }, person) });
  });
  return true;
}

/** Opens the private page of that token; null where there is none, or it may not be there any more. */
export async function openLetterbox(context: Needs, token: string): Promise<OpenLetterbox | null> {
  const found = await findLetterbox(context.sql, token);
  const person = found && (await findPerson(context.sql, found.person));
  const account = person && (await findMailAccount(context, person.id));
  if (!found || !person || !account || !(await mayHaveLetterbox(context, person.id))) return null;
  const { platform, space, user } = account;
  return { person, actor: { platform, space, user }, place: directPlace(account), token, isQuiet: found.isQuiet };
}

/** Writes to those for whom something new is kept, at most once in ten minutes: how much, and where; never what. */
export async function sendNotices(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  const { mailPlatform: platform, publicUrl } = context;
  if (platform === null || publicUrl === null) return;
  const told = lastTold(now);
  for (const { person: id, user, count } of await listWaiting(context.sql, {
    platform,
    now,
    told,
    limit: mostAtOnce,
  })) {
    if (signal.aborted) return;
    await inTransaction(context, async (inside) => {
      const person = await findPerson(inside.sql, id);
      if (!person) return;
      const url = await claimNotice(inside, id, now);
      if (url === null) return;
      const letter = noticeLetter({ count, url, minutes: noticeMinutes }, person);
      await enqueueNotice(inside, { id, user, now, ...letter });
    });
  }
}

/** Who was told after this is not told again yet. */
const lastTold = (now: Date) => new Date(now.getTime() - noticeMinutes * 60_000);

/** Takes the turn to write to somebody, and returns the address of their page, made now where they have none; null where it is too early. */
async function claimNotice(
  { sql, publicUrl }: Pick<AppContext, 'sql' | 'publicUrl'>,
  id: number,
  now: Date,
): Promise<string | null> {
  const { token } = await findOrInsertLetterbox(sql, id, createToken());
  return (await saveNoticed(sql, id, { now, told: lastTold(now) })) ? `${publicUrl}/letters/${token}` : null;
}

async function enqueueNotice(
  { sql, outbox, mailPlatform }: Pick<AppContext, 'sql' | 'outbox' | 'mailPlatform'>,
  { id, user, now, message, mail }: { id: number; user: string; now: Date } & ReturnType<typeof linkLetter>,
): Promise<void> {
  const place = formatPlace({ platform: mailPlatform ?? '-', space: '', kind: mailKind, id: user });
  await outbox.enqueue(sql, {
    ...{ recipient: `letterbox:${id}`, person: id, purpose: 'notice', period: now.toISOString() },
    ...{ places: [place], message, mail },
  });
}

const mostTokens = 5_000;
const postsPerMinute = 30;

/** Creates what bounds how often one private page is written on: true where it is still in bounds. */
export function createPostLimit(now: () => Date): (token: string) => boolean {
  const posts = new LRUCache<string, { minute: number; count: number }>({ max: mostTokens });
  return (token) => {
    const minute = Math.floor(now().getTime() / 60_000);
    const before = posts.get(token);
    const count = before?.minute === minute ? before.count + 1 : 1;
    posts.set(token, { minute, count });
    return count <= postsPerMinute;
  };
}

/** Tells whether a place is somebody's private page, for whom a mail says what is there. */
export const isLetterbox = ({ mailPlatform }: Pick<AppContext, 'mailPlatform'>, place: Place) =>
  parsePlace(place).platform === mailPlatform && parsePlace(place).kind === 'user';
