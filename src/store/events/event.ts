import type { EventFields, NetworkingEvent } from '#src/domain/events/event.ts';
import type { EventQuality } from '#src/domain/events/plan.ts';
import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';
import { suggestNumbered } from '../database/suggest-numbered.ts';

const columns = (sql: Sql) => sql`
  number, title, starts_at, time_zone, rounds, minutes, size, areas, topics, link, talks, is_open, members_version, planned_version, planned_at, quality,
  ended_at, is_cancelled`;

export async function insertEvent(
  sql: Sql,
  fields: EventFields,
  { createdBy, now }: { createdBy: number; now: Date },
): Promise<NetworkingEvent> {
  const { title, topics, link } = fields;
  const row = {
    ...fields,
    title: toText(title),
    topics: topics.map(toText),
    link: toText(link),
    createdBy,
    createdAt: now,
  };
  const [inserted] = await sql<[NetworkingEvent]>`
    insert into networking_event ${sql(row)} returning ${columns(sql)}`;
  return inserted;
}

export async function findEvent(sql: Sql, number: number): Promise<NetworkingEvent | null> {
  const [event] = await sql<NetworkingEvent[]>`select ${columns(sql)} from networking_event where number = ${number}`;
  return event ?? null;
}

/** Finds an event and locks it: nobody joins, leaves, plans or begins a round until the transaction ends. */
export async function lockEvent(sql: Sql, number: number): Promise<NetworkingEvent | null> {
  const [event] = await sql<NetworkingEvent[]>`
    select ${columns(sql)} from networking_event where number = ${number} for update`;
  return event ?? null;
}

/** Events that are not over first, the next one first; then the others, the newest first. `members` counts who takes part. */
export async function listEvents(sql: Sql, limit: number): Promise<(NetworkingEvent & { members: number })[]> {
  return sql`
    select ${columns(sql)},
      (select count(*)::int from event_member m where m.event = e.number and m.left_at is null) as members
    from networking_event e
    order by ended_at is not null, case when ended_at is null then starts_at end, starts_at desc, number limit ${limit}`;
}

/** Lists events behind a number, the newest first. */
export async function listEventsBefore(
  sql: Sql,
  { before, limit }: { before: number | null; limit: number },
): Promise<NetworkingEvent[]> {
  return sql`
    select ${columns(sql)} from networking_event where ${before}::bigint is null or number < ${before}
    order by number desc limit ${limit}`;
}

/** Events that begin before `until` or are under way, and whose schedule is not for who takes part now. */
export async function listUnplanned(sql: Sql, until: Date): Promise<NetworkingEvent[]> {
  return sql`
    select ${columns(sql)} from networking_event
    where ended_at is null and starts_at <= ${until} and planned_version is distinct from members_version
    order by starts_at, number`;
}

/** Notes that somebody came or went: the schedule is to be computed again. */
export async function countChange(sql: Sql, number: number): Promise<void> {
  await sql`update networking_event set members_version = members_version + 1 where number = ${number}`;
}

/** The same for every event that a person takes part in and that is not over. */
export async function countChangeOf(sql: Sql, person: number): Promise<void> {
  await sql`
    update networking_event e set members_version = members_version + 1
    where ended_at is null and exists (select 1 from event_member m where m.event = e.number and m.person = ${person})`;
}

export async function savePlanned(
  sql: Sql,
  number: number,
  { version, quality, now }: { version: number; quality: EventQuality | null; now: Date },
): Promise<void> {
  await sql`
    update networking_event set planned_version = ${version}, planned_at = ${now},
      quality = ${quality === null ? null : toJson(sql, quality)}
    where number = ${number}`;
}

export async function saveOpen(sql: Sql, number: number, isOpen: boolean): Promise<void> {
  await sql`update networking_event set is_open = ${isOpen} where number = ${number}`;
}

export async function saveEnded(sql: Sql, number: number, how: { now: Date; isCancelled: boolean }): Promise<void> {
  await sql`
    update networking_event set ended_at = ${how.now}, is_cancelled = ${how.isCancelled}, is_open = false
    where number = ${number}`;
}

/** Lists events whose number or title begins like `partial`, for completion: the newest first. */
export const suggestEvents = (sql: Sql, partial: string, limit: number) =>
  suggestNumbered(sql, 'networking_event', partial, limit);

/** Events that a person made. */
export async function listEventsOfMaker(sql: Sql, person: number): Promise<{ number: number; title: string }[]> {
  return sql`select number, title from networking_event where created_by = ${person} order by number`;
}

export async function moveEvents(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update networking_event set created_by = ${to} where created_by = ${from}`;
}
