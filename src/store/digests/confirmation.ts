import type { Sql } from '../database/database.ts';
import { nameMailbox, saveAsked } from './consent.ts';

/** A mail that asks an address for its yes; `person` is on whose behalf, null where that is not counted. */
export type Asking = { address: string; person: number | null };

/** Until the transaction ends, nobody else counts or adds one. */
export async function lockAskings(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('digest-asking', 0))`;
}

/** How many went to an address, and how many on a person's behalf, since then. */
export async function countAskings(
  sql: Sql,
  { address, person }: { address: string; person: number },
  since: Date,
): Promise<{ toAddress: number; ofPerson: number }> {
  const [counts] = await sql<[{ toAddress: number; ofPerson: number }]>`
    select count(*) filter (where about = ${nameAddress(address)}) as to_address,
      count(*) filter (where about = ${namePerson(person)}) as of_person
    from digest_asking where about in (${nameAddress(address)}, ${namePerson(person)}) and asked_at > ${since}`;
  return counts;
}

/** Those of these addresses that one went to since then. */
export async function listAsked(sql: Sql, addresses: readonly string[], since: Date): Promise<Set<string>> {
  const rows = await sql<{ about: string }[]>`
    select distinct about from digest_asking where about = any(${addresses.map(nameAddress)}) and asked_at > ${since}`;
  const asked = new Set(rows.map(({ about }) => about));
  return new Set(addresses.filter((address) => asked.has(nameAddress(address))));
}

export async function insertAskings(sql: Sql, askings: readonly Asking[], now: Date): Promise<void> {
  const about = askings.flatMap(({ address, person }) => [
    nameAddress(address),
    ...(person === null ? [] : [namePerson(person)]),
  ]);
  await sql`insert into digest_asking (about, asked_at) select about, ${now} from unnest(${about}::text[]) about`;
  await saveAsked(
    sql,
    askings.map(({ address }) => address),
    now,
  );
}

/** Returns how many were removed. */
export async function deleteAskingsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from digest_asking where asked_at < ${before}`;
  return count;
}

const nameAddress = (address: string) => `address:${nameMailbox(address)}`;

const namePerson = (person: number) => `person:${person}`;
