import type { ActsFor } from '#src/core/person.ts';
import type { Reason } from '#src/domain/rounds/reasons.ts';
import type { Decision, MetAnswer } from '#src/domain/rounds/round.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

export type Seat = {
  group: number;
  person: number;
  displayName: string | null;
  organisation?: ActsFor | null;
  region: string | null;
  reasons: Reason[];
  decision: Decision | null;
  met: MetAnswer | null;
  useful: number | null;
};

export type Group = {
  id: number;
  run: number;
  round: number;
  attempt: number;
  weight: number;
  endedAt: Date | null;
};

const groupColumns = (sql: Sql) => sql`g.id, g.run, u.round, g.attempt, g.weight, g.ended_at`;
const seatColumns = (sql: Sql) => sql`
  s.round_group as group, s.person, p.display_name, p.region, organisation_of(p.id) as organisation, s.reasons, s.decision, s.met, s.useful`;

/** Rows a statement: its parameters must stay below PostgreSQL's 65,535. */
const atOnce = 5_000;

/** Groups of which nobody is told yet. */
export async function insertGroups(
  sql: Sql,
  { run, attempt }: Pick<Group, 'run' | 'attempt'>,
  groups: readonly { weight: number; seats: readonly Pick<Seat, 'person' | 'reasons'>[] }[],
): Promise<void> {
  for (let start = 0; start < groups.length; start += atOnce) {
    const some = groups.slice(start, start + atOnce);
    const ids = await sql<{ id: number }[]>`
      insert into round_group (run, attempt, weight)
      select ${run}, ${attempt}, weight from unnest(${some.map(({ weight }) => weight)}::int[]) with ordinality as w (weight, place)
      order by place returning id`;
    const seats = some.flatMap((group, index) =>
      group.seats.map(({ person, reasons }) => ({
        roundGroup: ids[index]?.id,
        person,
        reasons: toJson(sql, reasons),
      })),
    );
    for (let seat = 0; seat < seats.length; seat += atOnce)
      await sql`insert into round_seat ${sql(seats.slice(seat, seat + atOnce) as never[])}`;
  }
}

/** Groups of which nobody is told yet, locked; those that another server tells of are left out. */
export async function lockUntold(sql: Sql, limit: number): Promise<(Group & { decideBy: Date })[]> {
  return sql`
    select ${groupColumns(sql)}, u.decide_by
    from round_group g join round_run u on u.id = g.run
    where g.told_at is null and u.decide_by is not null order by g.id limit ${limit} for update of g skip locked`;
}

export async function saveTold(sql: Sql, groups: readonly number[], now: Date): Promise<void> {
  await sql`update round_group set told_at = ${now} where id = any(${[...groups]}::bigint[])`;
}

/** Finds a group and locks it, so that nobody else of it decides until the transaction ends. */
export async function lockGroup(sql: Sql, id: number): Promise<Group | null> {
  const [group] = await sql<Group[]>`
    select ${groupColumns(sql)} from round_group g join round_run u on u.id = g.run where g.id = ${id} for update of g`;
  return group ?? null;
}

export async function listSeats(sql: Sql, group: number): Promise<Seat[]> {
  return sql`
    select ${seatColumns(sql)} from round_seat s join person p on p.id = s.person
    where s.round_group = ${group} order by s.person`;
}

/** Everybody's seat of a run, by group. */
export async function listSeatsOfRun(
  sql: Sql,
  run: number,
): Promise<(Seat & Pick<Group, 'attempt' | 'weight' | 'endedAt'>)[]> {
  return sql`
    select ${seatColumns(sql)}, g.attempt, g.weight, g.ended_at
    from round_group g join round_seat s on s.round_group = g.id join person p on p.id = s.person
    where g.run = ${run} order by g.id, s.person`;
}

/** The groups that a person was put in. */
export async function listGroupIds(sql: Sql, person: number): Promise<number[]> {
  const rows = await sql<{ group: number }[]>`select round_group as group from round_seat where person = ${person}`;
  return rows.map(({ group }) => group);
}

export async function saveDecision(sql: Sql, group: number, person: number, decision: Decision): Promise<void> {
  await sql`update round_seat set decision = ${decision} where round_group = ${group} and person = ${person}`;
}

export async function saveMet(sql: Sql, group: number, person: number, met: MetAnswer): Promise<void> {
  await sql`update round_seat set met = ${met} where round_group = ${group} and person = ${person}`;
}

export async function saveUseful(sql: Sql, group: number, person: number, useful: number): Promise<void> {
  await sql`update round_seat set useful = ${useful} where round_group = ${group} and person = ${person}`;
}

export async function endGroup(sql: Sql, id: number, now: Date): Promise<void> {
  await sql`update round_group set ended_at = ${now} where id = ${id}`;
}

/** Everybody a person was put together with, the newest group first. */
export async function listGroupsOfPerson(
  sql: Sql,
  person: number,
  limit: number,
): Promise<(Group & { title: string; dueAt: Date; seats: Seat[] })[]> {
  const groups = await sql<(Group & { title: string; dueAt: Date })[]>`
    select ${groupColumns(sql)}, r.title, u.due_at
    from round_seat s join round_group g on g.id = s.round_group join round_run u on u.id = g.run join round r on r.number = u.round
    where s.person = ${person} order by u.due_at desc, g.id desc limit ${limit}`;
  const seats = await sql<Seat[]>`
    select ${seatColumns(sql)} from round_seat s join person p on p.id = s.person
    where s.round_group = any(${groups.map(({ id }) => id)}::bigint[]) order by s.person`;
  return groups.map((group) => ({ ...group, seats: seats.filter((seat) => seat.group === group.id) }));
}

/** What a round brought: counts over all of its runs. */
export type RoundCounts = {
  runs: number;
  present: number;
  leftOut: number;
  seats: number;
  confirmed: number;
  met: number;
  asked: number;
  useful: number | null;
  rated: number;
};

export async function countRound(sql: Sql, round: number): Promise<RoundCounts> {
  const [counts] = await sql<[RoundCounts]>`
    select
      (select count(*)::int from round_run where round = ${round} and matched_at is not null) as runs,
      (select count(*)::int from round_presence q join round_run u on u.id = q.run where u.round = ${round}) as present,
      (select count(*)::int from round_presence q join round_run u on u.id = q.run where u.round = ${round} and q.is_left) as left_out,
      count(*)::int as seats,
      count(*) filter (where s.decision = 'confirmed')::int as confirmed,
      count(*) filter (where s.met = 'yes')::int as met,
      count(*) filter (where u.followed_up > 0)::int as asked,
      avg(s.useful)::float8 as useful,
      count(s.useful)::int as rated
    from round_seat s join round_group g on g.id = s.round_group join round_run u on u.id = g.run
    where u.round = ${round} and g.ended_at is null`;
  return counts;
}

/** Counts how many people were left out how often, over all runs of a round. */
export async function countLeftOut(sql: Sql, round: number): Promise<{ times: number; people: number }[]> {
  return sql`
    select times, count(*)::int as people
    from (
      select q.person, count(*)::int as times from round_presence q join round_run u on u.id = q.run
      where u.round = ${round} and q.is_left group by q.person) counted
    group by times order by times`;
}

/** Regions of which people were put together and did not turn it down, with how many pairs of people. */
export async function listConnections(
  sql: Sql,
  round: number,
): Promise<{ left: string; right: string; pairs: number; met: number }[]> {
  return sql`
    select least(p.region, o.region) as left, greatest(p.region, o.region) as right, count(*)::int as pairs,
      count(*) filter (where a.met = 'yes' or b.met = 'yes')::int as met
    from round_seat a join round_seat b on b.round_group = a.round_group and b.person > a.person
      join round_group g on g.id = a.round_group join round_run u on u.id = g.run
      join person p on p.id = a.person join person o on o.id = b.person
    where u.round = ${round} and g.ended_at is null and p.region is not null and o.region is not null
    group by 1, 2 order by 3 desc, 1, 2`;
}

/** Without the reasons: they name nobody, and are worked out of figures and of what others told. */
export async function exportSeats(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select round_group, person, decision, met, useful from round_seat where person = ${person} order by round_group`;
}

/** Groups of which a person is one; the reasons of the others name them by number. */
export async function moveSeats(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update round_seat s set reasons = (
      select jsonb_agg(case when r ->> 'other' = ${String(from)} then jsonb_set(r, '{other}', to_jsonb(${to}::bigint)) else r end)
      from jsonb_array_elements(s.reasons) r)
    where s.round_group in (select round_group from round_seat where person = ${from}) and s.reasons <> '[]'`;
  await sql`
    update round_seat set person = ${to}
    where person = ${from}
      and not exists (select 1 from round_seat o where o.person = ${to} and o.round_group = round_seat.round_group)`;
}

/** Takes a person out of the reasons of whom they were put together with. */
export async function forgetInReasons(sql: Sql, person: number): Promise<void> {
  await sql`
    update round_seat s set reasons = (
      select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(s.reasons) r
      where r ->> 'other' is distinct from ${String(person)})
    where s.round_group in (select round_group from round_seat where person = ${person}) and s.person <> ${person}`;
}
