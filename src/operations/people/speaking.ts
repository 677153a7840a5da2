import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { speakingPlace } from '#src/domain/people/speaking-place.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { findPeople } from '#src/store/people/person.ts';

/** Lists where each of these people hears of new words soonest, in their order; without those whom nothing reaches. */
export async function listSpeaking(
  { sql, pullOf }: Pick<AppContext, 'sql' | 'pullOf'>,
  ids: readonly number[],
): Promise<{ person: Person; place: Place }[]> {
  const people = new Map((await findPeople(sql, ids)).map((person) => [person.id, person]));
  const accounts = Map.groupBy(await listAccountsOf(sql, ids), ({ person }) => person);
  return ids.flatMap((id) => {
    const person = people.get(id);
    const place = speakingPlace(accounts.get(id) ?? [], (each) => pullOf(each) !== null);
    return person && place !== null ? [{ person, place }] : [];
  });
}
