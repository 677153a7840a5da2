import type { ActsFor } from '#src/core/person.ts';
import type { PlannedGroup } from '#src/domain/events/event-input.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';

export type EventGroup = { id: number; round: number; area: PolicyArea | null; room: string; members: number[] };

/** Somebody as others of the event see them. */
export type EventPerson = {
  person: number;
  displayName: string | null;
  region: string | null;
  organisation?: ActsFor | null;
};

/** Puts groups in the place of all that a round had. Each is given a `room` of its own. */
export async function replaceGroups(
  sql: Sql,
  { event, round }: { event: number; round: number },
  groups: readonly (PlannedGroup & { room: string })[],
): Promise<void> {
  await sql`delete from event_group where event = ${event} and round = ${round}`;
  if (groups.length === 0) return;
  await sql`
    with made as (
      insert into event_group (event, round, area, room)
      select ${event}, ${round}, nullif(area, ''), room
      from unnest(${groups.map(({ area }) => area ?? '')}::text[], ${groups.map(({ room }) => room)}::text[]) as g (area, room)
      returning id, room
    )
    insert into event_seat (event_group, person)
    select made.id, seat.person
    from made join unnest(${groups.flatMap(({ room, members }) => members.map(() => room))}::text[],
      ${groups.flatMap(({ members }) => members)}::bigint[]) as seat (room, person) on seat.room = made.room`;
}

/** The groups of one round, or of all, in order. */
export async function listGroups(sql: Sql, event: number, round?: number): Promise<EventGroup[]> {
  return sql`
    select g.id, g.round, g.area, g.room,
      array(select s.person from event_seat s where s.event_group = g.id order by s.person) as members
    from event_group g
    where g.event = ${event} and (${round ?? null}::int is null or g.round = ${round ?? null})
    order by g.round, g.id`;
}

/** Pairs that met: in groups of rounds that people were told of. Each once, the lower person first. */
export async function listMet(sql: Sql, event: number): Promise<[number, number][]> {
  const rows = await sql<{ left: number; right: number }[]>`
    select distinct a.person as left, b.person as right
    from event_group g join event_step t on t.event = g.event and t.round = g.round and t.kind = 'start' and t.state = 'told'
      join event_seat a on a.event_group = g.id join event_seat b on b.event_group = g.id and b.person > a.person
    where g.event = ${event} order by 1, 2`;
  return rows.map(({ left, right }) => [left, right]);
}

/** Names and regions of everybody who took part. */
export async function listPeople(sql: Sql, event: number): Promise<EventPerson[]> {
  return sql`
    select m.person, p.display_name, p.region, organisation_of(p.id) as organisation from event_member m join person p on p.id = m.person
    where m.event = ${event} order by m.person`;
}

/** What an event brought: people who met somebody, pairs that met, and pairs of regions. */
export type EventCounts = { present: number; pairs: number; regions: number };

export async function countEvent(sql: Sql, event: number): Promise<EventCounts> {
  const [counts] = await sql<[EventCounts]>`
    with told as (
      select g.id from event_group g join event_step t on t.event = g.event and t.round = g.round and t.kind = 'start' and t.state = 'told'
      where g.event = ${event}
    ), met as (
      select distinct a.person as one, b.person as other
      from told join event_seat a on a.event_group = told.id join event_seat b on b.event_group = told.id and b.person > a.person
    )
    select (select count(distinct s.person)::int from told join event_seat s on s.event_group = told.id) as present,
      (select count(*)::int from met) as pairs,
      (select count(distinct (least(p.region, o.region), greatest(p.region, o.region)))::int
        from met join person p on p.id = met.one join person o on o.id = met.other where p.region <> o.region) as regions`;
  return counts;
}

/** Groups of which a person is one; where the other takes part already, theirs stay. */
export async function moveSeats(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update event_seat s set person = ${to}
    from event_group g
    where g.id = s.event_group and s.person = ${from}
      and not exists (
        select 1 from event_seat o join event_group og on og.id = o.event_group where o.person = ${to} and og.event = g.event)`;
}

export async function exportSeats(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select g.event, g.round, s.event_group from event_seat s join event_group g on g.id = s.event_group
    where s.person = ${person} order by g.event, g.round`;
}

/** The group of somebody in a round; null where they are in none. */
export async function findGroupOf(
  sql: Sql,
  { event, round, person }: { event: number; round: number; person: number },
): Promise<EventGroup | null> {
  const groups = await listGroups(sql, event, round);
  return groups.find(({ members }) => members.includes(person)) ?? null;
}

export async function removeSeat(sql: Sql, group: number, person: number): Promise<void> {
  await sql`delete from event_seat where event_group = ${group} and person = ${person}`;
}

export async function moveSeat(sql: Sql, person: number, { from, to }: { from: number; to: number }): Promise<void> {
  await sql`update event_seat set event_group = ${to} where event_group = ${from} and person = ${person}`;
}
