import type { Account } from '#src/domain/people/account.ts';
import { parseProfile } from '#src/domain/people/profile.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPersonOfAccount, lockAccount } from '#src/store/people/account.ts';
import { makeKnown } from './make-known.ts';

/** Finds the person of an account that somebody else's message named, made known now if new. Needs a transaction. */
export async function knowAccount(
  sql: Sql,
  now: Date,
  { displayName, locale, timeZone, ...account }: Account & Parameters<typeof parseProfile>[0],
): Promise<number> {
  await lockAccount(sql, account);
  const known = await findPersonOfAccount(sql, account);
  if (known) return known.id;
  const told = { ...(displayName && { displayName }), ...(locale && { locale }), ...(timeZone && { timeZone }) };
  const { id } = await makeKnown(sql, { account, profile: parseProfile(told), isAdmitted: true, now });
  return id;
}
