import type { AppContext } from '#src/context.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Identity } from '#src/domain/admin/sign-in.ts';
import {
  findFirstAccount,
  findPersonOfMail,
  findPersonOfSubject,
  insertSubject,
} from '#src/store/admin/openid-subject.ts';
import { findPerson } from '#src/store/people/person.ts';
import { inTransaction } from '../transaction.ts';
import { beginSession, pagesRight } from './session.ts';

/**
 * Lets somebody in whom a provider names: who was linked to that subject, or is reached at the mail address that it says is verified; from then on the subject
 * is theirs. Nobody is made. What needs a fresh proof may be done for as long after they proved who they are as after a link of the chat; never where the
 * provider does not say when that was. Returns the token of their session; null where it is nobody, or they have no right to the pages.
 */
export function enterByIdentity(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'mailPlatform'>,
  { identity, before, now }: { identity: Identity; before: readonly string[]; now: Date },
): Promise<string | null> {
  return inTransaction(context, async ({ sql, mailPlatform }) => {
    const { issuer, subject, mail, provenAt } = identity;
    const linked = await findPersonOfSubject(sql, { issuer, subject });
    const id =
      linked ?? (mail === null || mailPlatform === null ? null : await findPersonOfMail(sql, mailPlatform, mail));
    const person = id === null ? null : await findPerson(sql, id);
    const account = person && (await findFirstAccount(sql, person.id));
    if (!person || !account || !isAllowed(person.role, pagesRight)) return null;
    if (linked === null) await insertSubject(sql, { issuer, subject, person: person.id, linkedAt: now });
    // A clock that is ahead proves nothing for longer.
    const checkedAt = provenAt === null ? new Date(0) : new Date(Math.min(provenAt.getTime(), now.getTime()));
    return beginSession(sql, person, account, { checkedAt, before, now });
  });
}
