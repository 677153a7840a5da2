import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

export type CallPartner = {
  person: number;
  displayName: string | null;
  region: string | null;
  offer: string;
  seek: string;
};

/** Says that somebody looks for partners for a call. Returns whether they did not before. */
export async function savePartner(
  sql: Sql,
  call: number,
  { person, offer, seek, now }: { person: number; offer: string; seek: string; now: Date },
): Promise<boolean> {
  const [saved] = await sql<{ isNew: boolean }[]>`
    insert into call_partner (call, person, offer, seek, joined_at) values (${call}, ${person}, ${toText(offer)}, ${toText(seek)}, ${now})
    on conflict (call, person) do update set offer = excluded.offer, seek = excluded.seek returning xmax = 0 as is_new`;
  return saved?.isNew ?? false;
}

export async function deletePartner(sql: Sql, call: number, person: number): Promise<boolean> {
  const { count } = await sql`delete from call_partner where call = ${call} and person = ${person}`;
  return count > 0;
}

/** Lists who looks for partners for a call, the first first. */
export async function listPartners(sql: Sql, call: number): Promise<CallPartner[]> {
  return sql`
    select r.person, p.display_name, p.region, r.offer, r.seek from call_partner r join person p on p.id = r.person
    where r.call = ${call} order by r.joined_at, r.person`;
}

export async function exportPartnersOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select call, offer, seek, joined_at from call_partner where person = ${person} order by call`;
}

export async function movePartners(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    insert into call_partner (call, person, offer, seek, joined_at)
    select call, ${to}, offer, seek, joined_at from call_partner where person = ${from} on conflict do nothing`;
  await sql`delete from call_partner where person = ${from}`;
}
