import { createHash } from 'node:crypto';
import { networkOfOrigin } from '#src/core/network-origin.ts';
import { domainOf, type OriginCounts } from '#src/domain/digests/request-counts.ts';
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

type RequestCounts = OriginCounts & { toAddress: number; ofPerson: number };

/** Counts the confirmation requests since then: to an address, for a person, and of those without accounts by origin, network and mail domain. */
export async function countConfirmationRequests(
  sql: Sql,
  { address, person, origin = '' }: { address: string; person: number; origin?: string | undefined },
  since: Date,
): Promise<RequestCounts> {
  const about = [nameAddress(address), namePerson(person), nameOrigin(origin), ...namesBeside(address, origin)];
  const rows = await sql<{ count: number }[]>`
    select count(a.about) from unnest(${about}::text[]) with ordinality as asked (about, position)
    left join digest_asking a on a.about = asked.about and a.asked_at > ${since}
    group by position order by position`;
  const [toAddress = 0, ofPerson = 0, ofOrigin = 0, ofNetwork = 0, ofDomain = 0, ofAnyOrigin = 0] = rows.map(
    ({ count }) => count,
  );
  return { toAddress, ofPerson, ofOrigin, ofNetwork, ofDomain, ofAnyOrigin };
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
    ...(origin === undefined ? [] : [nameOrigin(origin), ...namesBeside(address, origin)]),
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

/** The names of what an origin and an address belong to. */
function namesBeside(address: string, origin: string): [network: string, domain: string, any: string] {
  const domain = createHash('sha256').update(domainOf(address)).digest('hex');
  return [`network:${networkOfOrigin(origin)}`, `domain:${domain}`, anyOrigin];
}

const namePerson = (person: number) => `person:${person}`;
