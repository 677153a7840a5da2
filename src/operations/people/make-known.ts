import type { Person } from '#src/core/person.ts';
import type { Account } from '#src/domain/people/account.ts';
import type { Profile } from '#src/domain/people/profile.ts';
import type { Sql } from '#src/store/database/database.ts';
import { insertAccount } from '#src/store/people/account.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { record } from '../activity/record.ts';

/** Makes the person of a new account known. `isAdmitted`: the network knows them, and not only their address. Needs a transaction. */
export async function makeKnown(
  sql: Sql,
  { account, profile, isAdmitted, now }: { account: Account; profile: Profile; isAdmitted: boolean; now: Date },
): Promise<Person> {
  const person = await insertPerson(sql, profile, isAdmitted);
  await insertAccount(sql, person.id, account);
  const { id, language } = person;
  await record(sql, { type: 'person.joined', subject: `person:${id}`, actor: id, data: { language }, at: now });
  return person;
}
