import type { Sql } from '../database/database.ts';
import { nameMailbox } from './consent.ts';

/**
 * A mail that asks an address for its yes; `person` is on whose behalf, null where that is not counted; `origin` is where they come from, where
 * anybody may come.
 */
export type ConfirmationRequest = { address: string; person: number | null; origin?: string | undefined };

/** Until the transaction ends, nobody else counts or adds one. */
export async function lockConfirmationRequests(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('digest-asking', 0))`;
}

/** Counts the confirmation requests since then: to an address, for a person, for people from one origin, and for people from any origin. */
export async function countConfirmationRequests(
  sql: Sql,
  { address, person, origin = '' }: { address: string; person: number; origin?: string | undefined },
  since: Date,
): Promise<{ toAddress: number; ofPerson: number; ofOrigin: number; ofAnyOrigin: number }> {
  const about = [nameAddress(address), namePerson(person), nameOrigin(origin), anyOrigin];
  const [counts] = await sql<[{ toAddress: number; ofPerson: number; ofOrigin: number; ofAnyOrigin: number }]>`
    select count(*) filter (where about = ${nameAddress(address)}) as to_address,
      count(*) filter (where about = ${namePerson(person)}) as of_person,
      count(*) filter (where about = ${nameOrigin(origin)}) as of_origin,
      count(*) filter (where about = ${anyOrigin}) as of_any_origin
    from digest_asking where about = any(${about}) and asked_at > ${since}`;
  return counts;
}

/** Lists those of these addresses that received a confirmation request since then. */
export async function listAsked(sql: Sql, addresses: readonly string[], since: Date): Promise<Set<string>> {
  const rows = await sql<{ about: string }[]>`
    select distinct about from digest_asking where about = any(${addresses.map(nameAddress)}) and asked_at > ${since}`;
  const asked = new Set(rows.map(({ about }) => about));
  return new Set(addresses.filter((address) => asked.has(nameAddress(address))));
}

export async function insertConfirmationRequests(
  sql: Sql,
  requests: readonly ConfirmationRequest[],
  now: Date,
): Promise<void> {
  const about = requests.flatMap(({ address, person, origin }) => [
    nameAddress(address),
    ...(person === null ? [] : [namePerson(person)]),
    ...(origin === undefined ? [] : [nameOrigin(origin), anyOrigin]),
  ]);
  await sql`insert into digest_asking (about, asked_at) select about, ${now} from unnest(${about}::text[]) about`;
}

/** Returns how many were removed. */
export async function deleteConfirmationRequestsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from digest_asking where asked_at < ${before}`;
  return count;
}

export async function listConfirmationRequestsOfPerson(sql: Sql, person: number): Promise<{ askedAt: Date }[]> {
  return sql`select asked_at from digest_asking where about = ${namePerson(person)} order by asked_at`;
}

/** Deletes the requests made for a person. The SHA-256 of each asked address stays for a week, so that nobody is asked without end. */
export async function deleteConfirmationRequestsOfPerson(sql: Sql, person: number): Promise<void> {
  await sql`delete from digest_asking where about = ${namePerson(person)}`;
}

export async function moveConfirmationRequests(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update digest_asking set about = ${namePerson(to)} where about = ${namePerson(from)}`;
}

const nameAddress = (address: string) => `address:${nameMailbox(address)}`;

const nameOrigin = (origin: string) => `origin:${origin}`;
const anyOrigin = nameOrigin('*');

const namePerson = (person: number) => `person:${person}`;
