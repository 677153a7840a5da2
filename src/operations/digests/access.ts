import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type DigestRefusal, isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findSubscription, listSubscriptions } from '#src/store/digests/subscription.ts';
import { findPerson } from '#src/store/people/person.ts';

/** The subscription of that number, for its owner or staff. */
export async function findOwn(sql: Sql, id: number, person: Person): Promise<OrRefused<Subscription>> {
  const found = await findSubscription(sql, id);
  if (!found) return { refused: { type: 'unknown', id } };
  if (found.person === person.id || isAllowed(person.role, 'run-digests')) return found;
  const owner = (await findPerson(sql, found.person))?.displayName ?? null;
  return { refused: { type: 'not-yours', id, owner } };
}

/** The subscription that is meant: of that number, or without one the asker's only one; several, or none, where they have not one. */
export async function findMeant(
  { sql }: Pick<AppContext, 'sql'>,
  id: number | undefined,
  person: Person,
): Promise<OrRefused<{ one: Subscription } | { several: Subscription[] }>> {
  if (id !== undefined) {
    const found = await findOwn(sql, id, person);
    return isRefused(found) ? found : { one: found };
  }
  const [first, ...more] = await listSubscriptions(sql, person.id);
  return first && more.length === 0 ? { one: first } : { several: first ? [first, ...more] : [] };
}

/** Returns why somebody does not steer digests; null for staff. */
export function staffRefusal({ role }: Person): DigestRefusal | null {
  return isAllowed(role, 'run-digests') ? null : { type: 'not-allowed' };
}

/** The number of somebody's oldest subscription that did not end; null where they have none. */
export async function findFirstOwn({ sql }: Pick<AppContext, 'sql'>, { id }: Person): Promise<number | null> {
  const [first] = await listSubscriptions(sql, id);
  return first?.id ?? null;
}
