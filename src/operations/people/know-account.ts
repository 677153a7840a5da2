import type { Account } from '#src/domain/people/account.ts';
import { parseProfile } from '#src/domain/people/profile.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPersonOfAccount, insertAccount, lockAccount } from '#src/store/people/account.ts';
import { insertPerson } from '#src/store/people/person.ts';

/** Finds the person of an account that somebody else's message named, made known now if new. Needs a transaction. */
export async function knowAccount(
  sql: Sql,
  { displayName, locale, timeZone, ...account }: Account & Parameters<typeof parseProfile>[0],
): Promise<number> {
  await lockAccount(sql, account);
  const known = await findPersonOfAccount(sql, account);
  if (known) return known.id;
  const told = { ...(displayName && { displayName }), ...(locale && { locale }), ...(timeZone && { timeZone }) };
  const person = await insertPerson(sql, parseProfile(told), true);
  await insertAccount(sql, person.id, account);
  return person.id;
}
