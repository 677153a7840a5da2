import type { AppContext } from '#src/context.ts';
import type { Event } from '#src/core/event.ts';
import type { Person } from '#src/core/person.ts';
import { findPersonOfAccount } from '#src/store/people/account.ts';

/** Finds whose menu a shortcut was chosen in; null for somebody who is not known here, undefined where it was no shortcut. */
export async function findChosenPerson(
  { sql }: Pick<AppContext, 'sql'>,
  event: Event,
): Promise<Person | null | undefined> {
  if (event.type !== 'shortcut') return undefined;
  const { platform, space } = event.actor;
  return event.person ? findPersonOfAccount(sql, { platform, space, user: event.person.user }) : null;
}
