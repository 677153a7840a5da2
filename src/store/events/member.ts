import type { AgainAnswer } from '#src/domain/events/event.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';

export type EventMember = {
  person: number;
  joinedAt: Date;
  leftAt: Date | null;
  useful: number | null;
  again: AgainAnswer | null;
};

/** Somebody who takes part, with all that the schedule rests on. What was not told is empty. */
export type EventProfile = {
  person: number;
  displayName: string | null;
  language: string;
  timeZone: string;
  region: string | null;
  interests: PolicyArea[];
  offers: PolicyArea[];
  seeks: PolicyArea[];
  languages: string[];
  avoidedRegions: string[];
};

const columns = (sql: Sql) => sql`person, joined_at, left_at, useful, again`;

/** False where they take part already. */
export async function saveMember(
  sql: Sql,
  { event, person, now }: { event: number; person: number; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    insert into event_member (event, person, joined_at) values (${event}, ${person}, ${now})
    on conflict (event, person) do update set left_at = null where event_member.left_at is not null`;
  return count > 0;
}

export async function findMember(sql: Sql, event: number, person: number): Promise<EventMember | null> {
  const [member] = await sql<EventMember[]>`
    select ${columns(sql)} from event_member where event = ${event} and person = ${person}`;
  return member ?? null;
}

/** Takes somebody out before the event begins. False where they were no member. */
export async function deleteMember(sql: Sql, event: number, person: number): Promise<boolean> {
  const { count } = await sql`delete from event_member where event = ${event} and person = ${person}`;
  return count > 0;
}

/** Somebody leaves while it runs. False where they did not take part. */
export async function saveLeft(sql: Sql, event: number, person: number, now: Date): Promise<boolean> {
  const { count } = await sql`
    update event_member set left_at = ${now} where event = ${event} and person = ${person} and left_at is null`;
  return count > 0;
}

export async function saveSurvey(
  sql: Sql,
  { event, person, useful, again }: { event: number; person: number; useful: number; again: AgainAnswer },
): Promise<void> {
  await sql`
    update event_member set useful = ${useful}, again = ${again} where event = ${event} and person = ${person}`;
}

export async function countMembers(sql: Sql, event: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from event_member where event = ${event} and left_at is null`;
  return row.count;
}

/** Everybody who takes part now, by person. */
export async function listProfiles(sql: Sql, event: number): Promise<EventProfile[]> {
  return sql`
    select m.person, p.display_name, p.language, p.time_zone, p.region, p.interests, coalesce(i.offer_areas, '{}') as offers,
      coalesce(i.seek_areas, '{}') as seeks, coalesce(i.languages, '{}') as languages,
      coalesce(i.avoided_regions, '{}') as avoided_regions
    from event_member m join person p on p.id = m.person left join introduction_preference i on i.person = m.person
    where m.event = ${event} and m.left_at is null and p.is_admitted order by m.person`;
}

/** Everybody who is told at the end: who takes part, and who left and met somebody. */
export async function listEverMembers(sql: Sql, event: number): Promise<number[]> {
  const rows = await sql<{ person: number }[]>`select person from event_member where event = ${event} order by person`;
  return rows.map(({ person }) => person);
}

/** The survey answers of an event, as totals. */
export type SurveyCounts = { answered: number; useful: number | null; yes: number; maybe: number; no: number };

export async function countSurvey(sql: Sql, event: number): Promise<SurveyCounts> {
  const [counts] = await sql<[SurveyCounts]>`
    select count(useful)::int as answered, avg(useful)::float8 as useful,
      count(*) filter (where again = 'yes')::int as yes, count(*) filter (where again = 'maybe')::int as maybe,
      count(*) filter (where again = 'no')::int as no
    from event_member where event = ${event}`;
  return counts;
}

/** Two people become one: what the second takes part in already stays as it is. */
export async function moveMembers(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update event_member set person = ${to}
    where person = ${from} and not exists (select 1 from event_member o where o.person = ${to} and o.event = event_member.event)`;
}

export async function exportMembers(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from event_member where person = ${person} order by event`;
}
