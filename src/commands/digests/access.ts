import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { findSubscription, listSubscriptions } from '#src/store/digests/subscription.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';

/**
 * The subscription of that number, for its owner or staff.
 * @throws UserError where there is none, or it is somebody else's.
 */
export async function ownSubscription({ sql }: AppContext, id: number, person: Person): Promise<Subscription> {
  const { subscription: texts } = textsFor(person.language);
  const found = await findSubscription(sql, id);
  if (!found) throw new UserError(texts.unknown(id));
  if (found.person === person.id || isAllowed(person.role, 'run-digests')) return found;
  throw new UserError(texts.notYours(id, (await findPerson(sql, found.person))?.displayName ?? null));
}

/**
 * The subscription that is meant: of that number, or without one the asker's only one; several where they have several.
 * @throws UserError
 */
export async function meantSubscription(
  context: AppContext,
  id: number | undefined,
  person: Person,
): Promise<Subscription | Subscription[]> {
  if (id !== undefined) return ownSubscription(context, id, person);
  const [first, ...more] = await listSubscriptions(context.sql, person.id);
  if (!first) return [];
  return more.length > 0 ? [first, ...more] : first;
}
