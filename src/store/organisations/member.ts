import type { OrganisationMember, Proof } from '#src/domain/organisations/organisation.ts';
import type { Sql } from '../database/database.ts';

/** Makes somebody belong to an organisation; what was proved before stays. Returns whether they were not in it before. */
export async function saveMember(
  sql: Sql,
  { organisation, person, proof, now }: { organisation: number; person: number; proof: Proof | null; now: Date },
): Promise<boolean> {
  const [saved] = await sql<[{ isNew: boolean }]>`
    insert into organisation_member (organisation, person, proof, joined_at) values (${organisation}, ${person}, ${proof}, ${now})
    on conflict (organisation, person) do update set proof = coalesce(organisation_member.proof, excluded.proof) returning xmax = 0 as is_new`;
  return saved.isNew;
}

export async function deleteMember(sql: Sql, organisation: number, person: number): Promise<boolean> {
  const { count } =
    await sql`delete from organisation_member where organisation = ${organisation} and person = ${person}`;
  return count > 0;
}

export async function findMember(
  sql: Sql,
  organisation: number,
  person: number,
): Promise<{ proof: Proof | null; isActing: boolean } | null> {
  const [found] = await sql<{ proof: Proof | null; isActing: boolean }[]>`
    select proof, is_acting from organisation_member where organisation = ${organisation} and person = ${person}`;
  return found ?? null;
}

/** Somebody acts for this organisation from now on, with null for none. */
export async function saveActing(sql: Sql, person: number, organisation: number | null): Promise<void> {
  await sql`update organisation_member set is_acting = false where person = ${person} and is_acting`;
  if (organisation !== null)
    await sql`update organisation_member set is_acting = true where person = ${person} and organisation = ${organisation}`;
}

/** Lists who belongs to an organisation, those last of whom nothing shows it. */
export async function listMembers(sql: Sql, organisation: number): Promise<OrganisationMember[]> {
  return sql`
    select m.person, p.display_name, p.region, m.proof, m.is_acting from organisation_member m join person p on p.id = m.person
    where m.organisation = ${organisation} order by m.proof is null, m.joined_at, m.person`;
}

/** Lists the organisations that somebody belongs to, the one they act for first. */
export async function listBelongings(
  sql: Sql,
  person: number,
): Promise<{ organisation: number; proof: Proof | null; isActing: boolean }[]> {
  return sql`
    select organisation, proof, is_acting from organisation_member where person = ${person} order by not is_acting, joined_at, organisation`;
}

export type WaitingMember = { person: number; displayName: string | null; organisation: number; name: string };

/** Lists those who say that they belong to an organisation and of whom nothing shows it, who waits longest first, with how many there are. */
export async function listWaitingMembers(
  sql: Sql,
  limit: number,
): Promise<{ members: WaitingMember[]; count: number }> {
  const rows = await sql<(WaitingMember & { count: number })[]>`
    select m.person, p.display_name, o.number as organisation, o.name, count(*) over ()::int as count
    from organisation_member m join person p on p.id = m.person join organisation o on o.number = m.organisation
    where m.proof is null order by m.joined_at, m.person limit ${limit}`;
  return { members: rows.map(({ count: _, ...each }) => each), count: rows[0]?.count ?? 0 };
}

/** Makes who belongs to one organisation belong to another instead; what is proved of either is kept. */
export async function mergeMembers(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    with gone as (delete from organisation_member where organisation = ${from} returning *)
    insert into organisation_member (organisation, person, proof, joined_at) select ${to}, person, proof, joined_at from gone
    on conflict (organisation, person) do update set proof = coalesce(organisation_member.proof, excluded.proof)`;
}

/** Lists who acts for an organisation. */
export async function listActing(sql: Sql, organisation: number): Promise<number[]> {
  const rows = await sql<{ person: number }[]>`
    select person from organisation_member where organisation = ${organisation} and is_acting`;
  return rows.map(({ person }) => person);
}

export async function exportMembershipsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select organisation, proof, is_acting, joined_at from organisation_member where person = ${person} order by joined_at, organisation`;
}

/** Makes another person belong to what somebody belongs to; for whom that one acts stays. */
export async function moveMemberships(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    with gone as (delete from organisation_member where person = ${from} returning *)
    insert into organisation_member (organisation, person, proof, is_acting, joined_at)
    select organisation, ${to}, proof,
      is_acting and not exists (select 1 from organisation_member o where o.person = ${to} and o.is_acting), joined_at from gone
    on conflict (organisation, person) do update set proof = coalesce(organisation_member.proof, excluded.proof)`;
}
