import type { Activity, completeActivity } from '#src/domain/activity/activity.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** The activity that what a transaction does is caused by: its id and depth. Kept by the transaction itself, so that no operation has to hand it on. */
const setting = 'causeway.cause';

/** Says what the rest of this transaction is caused by; null: by nothing that happened. */
export async function setCause(sql: Sql, cause: { id: number | null; depth: number } | null): Promise<void> {
  await sql`select set_config(${setting}, ${cause === null ? '' : `${cause.id ?? ''} ${cause.depth}`}, true)`;
}

/** The columns `caused_by` and `depth` of what this transaction writes. */
export const causeColumns = (sql: Sql) => sql`
  nullif(split_part(current_setting(${setting}, true), ' ', 1), '')::bigint,
  coalesce(nullif(split_part(current_setting(${setting}, true), ' ', 2), '')::smallint + 1, 0)`;

export async function insertActivities(
  sql: Sql,
  activities: readonly ReturnType<typeof completeActivity>[],
): Promise<void> {
  await sql`
    insert into activity (type, version, subject, actor, region, areas, data, at, caused_by, depth)
    select type, version, subject, actor, region, areas, data, at, ${causeColumns(sql)}
    from jsonb_to_recordset(${toJson(sql, activities)})
      as a (type text, version smallint, subject text, actor bigint, region text, areas text[], data jsonb, at timestamptz)`;
}

/**
 * Gives a position to up to `limit` activities whose transactions have ended, in the order of their ids. Positions grow with the order in which
 * activities can be seen, as those who give them take turns: needs `takeTurn` and a transaction. Returns how many had none.
 */
export async function placeActivities(sql: Sql, limit: number): Promise<number> {
  const { count } = await sql`
    update activity set position = placed.position
    from (
      select id, nextval('activity_position') as position
      from (select id from activity where position is null order by id limit ${limit}) waiting
    ) placed
    where activity.id = placed.id`;
  return count;
}

/** Activities behind a position and up to another, in order. Without `types`, of all types. */
export async function listActivities(
  sql: Sql,
  { after, upTo, limit, types }: { after: number; upTo: number; limit: number; types?: readonly string[] },
): Promise<Activity[]> {
  return sql`
    select id, position, type, version, subject, actor, region, areas, data, caused_by, depth, at from activity
    where position > ${after} and position <= ${upTo} and ${types ? sql`type = any(${[...types]})` : sql`true`}
    order by position limit ${limit}`;
}

/** The last position given; 0 where none was. */
export async function findLastPosition(sql: Sql): Promise<number> {
  const [row] = await sql<[{ position: number }]>`select coalesce(max(position), 0) as position from activity`;
  return row.position;
}

/** Deletes up to `limit` activities from before a time, the oldest first. Returns how many. */
export async function deleteActivitiesBefore(sql: Sql, before: Date, limit: number): Promise<number> {
  const { count } = await sql`
    delete from activity where id in (select id from activity where at < ${before} order by id limit ${limit})`;
  return count;
}

/** Lists what somebody did, and what happened to them. */
export async function listActivitiesOf(sql: Sql, person: number): Promise<object[]> {
  return sql`
    select id, type, version, subject, actor, region, areas, data, at from activity
    where actor = ${person} or subject = ${`person:${person}`} or (data ? 'person' and data->>'person' = ${String(person)})
    order by id`;
}

/** Takes somebody out: what they did stays as nobody's, what happened to them goes. */
export async function forgetActor(sql: Sql, person: number): Promise<void> {
  await sql`
    delete from activity
    where subject = ${`person:${person}`} or (type = 'testbed.check-in-missed' and data->>'person' = ${String(person)})`;
  await sql`update activity set actor = null where actor = ${person}`;
}

/** Deletes what happened to things that are no more. */
export async function deleteActivitiesAbout(sql: Sql, subjects: readonly string[]): Promise<void> {
  await sql`delete from activity where subject = any(${[...subjects]})`;
}

/** Two people become one: what they did and what happened to them is the second's. */
export async function moveActor(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update activity set actor = ${to} where actor = ${from}`;
  await sql`update activity set subject = ${`person:${to}`} where subject = ${`person:${from}`}`;
  await sql`
    update activity set data = jsonb_set(data, '{person}', to_jsonb(${to}::bigint))
    where type = 'testbed.check-in-missed' and data->>'person' = ${String(from)}`;
}

/** Lists activities of a type since a time, the latest first, at most so many. */
export async function listActivitiesSince(
  sql: Sql,
  { type, since, limit }: { type: string; since: Date; limit: number },
): Promise<Activity[]> {
  return sql`
    select id, position, type, version, subject, actor, region, areas, data, caused_by, depth, at from activity
    where type = ${type} and at >= ${since} order by id desc limit ${limit}`;
}
