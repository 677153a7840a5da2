import type { Role } from '#src/core/role.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';

export type RoundMember = { person: number; mentors: number; waiting: number; skips: Date | null };

/** A member with all that matching rests on. What was not told is empty. */
export type MemberProfile = RoundMember & {
  displayName: string | null;
  language: string;
  timeZone: string;
  region: string | null;
  interests: PolicyArea[];
  role: Role;
  isOpen: boolean;
  pausedUntil: string | null;
  monthlyLimit: number;
  offers: PolicyArea[];
  seeks: PolicyArea[];
  languages: string[];
  avoidedRegions: string[];
  /** Groups they were put in during the last 30 days, and did not turn down. */
  recently: number;
};

/** Joins somebody, or changes how many people they mentor. */
export async function saveMember(
  sql: Sql,
  { round, person, mentors, now }: { round: number; person: number; mentors: number; now: Date },
): Promise<void> {
  await sql`
    insert into round_member (round, person, mentors, joined_at) values (${round}, ${person}, ${mentors}, ${now})
    on conflict (round, person) do update set mentors = ${mentors}`;
}

export async function findMember(sql: Sql, round: number, person: number): Promise<RoundMember | null> {
  const [member] = await sql<RoundMember[]>`
    select person, mentors, waiting, skips from round_member where round = ${round} and person = ${person}`;
  return member ?? null;
}

/** False where they were no member. */
export async function deleteMember(sql: Sql, round: number, person: number): Promise<boolean> {
  const { count } = await sql`delete from round_member where round = ${round} and person = ${person}`;
  return count > 0;
}

/** The run that a member leaves out; null: none. */
export async function saveSkip(sql: Sql, round: number, person: number, skips: Date | null): Promise<void> {
  await sql`update round_member set skips = ${skips} where round = ${round} and person = ${person}`;
}

/** Everybody who joined and does not leave out the run of `dueAt`, by person. */
export async function listMembers(sql: Sql, round: number, dueAt: Date, now: Date): Promise<MemberProfile[]> {
  return sql`
    select m.person, m.mentors, m.waiting, m.skips, p.display_name, p.language, p.time_zone, p.region, p.interests, p.role,
      coalesce(i.is_open, false) as is_open, to_char(i.paused_until, 'YYYY-MM-DD') as paused_until,
      coalesce(i.monthly_limit, 2) as monthly_limit, coalesce(i.offer_areas, '{}') as offers, coalesce(i.seek_areas, '{}') as seeks,
      coalesce(i.languages, '{}') as languages, coalesce(i.avoided_regions, '{}') as avoided_regions,
      (select count(*)::int from round_seat s join round_group g on g.id = s.round_group join round_run u on u.id = g.run
        where s.person = m.person and g.ended_at is null and coalesce(s.decision, '') <> 'out'
          and u.matched_at > ${now}::timestamptz - interval '30 days') as recently
    from round_member m join person p on p.id = m.person left join introduction_preference i on i.person = m.person
    where m.round = ${round} and p.is_admitted and m.skips is distinct from ${dueAt}
    order by m.person`;
}

export async function saveWaiting(
  sql: Sql,
  round: number,
  waiting: readonly { person: number; waiting: number }[],
): Promise<void> {
  await sql`
    update round_member m set waiting = w.waiting
    from unnest(${waiting.map(({ person }) => person)}::bigint[], ${waiting.map((each) => each.waiting)}::int[]) as w (person, waiting)
    where m.round = ${round} and m.person = w.person`;
}

/** Pairs of these people of whom one does not want to meet the other. */
export async function listBlocksAmong(sql: Sql, people: readonly number[]): Promise<[number, number][]> {
  const rows = await sql<{ person: number; other: number }[]>`
    select person, other from introduction_block
    where person = any(${[...people]}::bigint[]) and other = any(${[...people]}::bigint[]) order by person, other`;
  return rows.map(({ person, other }) => [person, other]);
}

/** Two people become one: what the second is a member of already stays as it is. */
export async function moveMembers(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update round_member set person = ${to}
    where person = ${from} and not exists (select 1 from round_member o where o.person = ${to} and o.round = round_member.round)`;
}

export async function exportMembers(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from round_member where person = ${person} order by round`;
}

export async function countMembers(sql: Sql, round: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from round_member where round = ${round}`;
  return row.count;
}
