import type { Round, RoundFields } from '#src/domain/rounds/round.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { suggestNumbered } from '../database/suggest-numbered.ts';

const columns = (sql: Sql) => sql`
  number, title, kind, size, allows_trios, allows_same_region, cooldown, regions, areas, roles, languages, channel, every_weeks, local_time, time_zone,
  next_run, reminded_for`;

export async function insertRound(
  sql: Sql,
  fields: RoundFields,
  { nextRun, createdBy, now }: { nextRun: Date; createdBy: number; now: Date },
): Promise<Round> {
  const row = { ...fields, title: toText(fields.title), nextRun, createdBy, createdAt: now };
  const [inserted] = await sql<[Round]>`insert into round ${sql(row)} returning ${columns(sql)}`;
  return inserted;
}

export async function findRound(sql: Sql, number: number): Promise<Round | null> {
  const [round] = await sql<Round[]>`select ${columns(sql)} from round where number = ${number}`;
  return round ?? null;
}

/** Finds a round and locks it, so that nobody else begins a run or ends it until the transaction ends. */
export async function lockRound(sql: Sql, number: number): Promise<Round | null> {
  const [round] = await sql<Round[]>`select ${columns(sql)} from round where number = ${number} for update`;
  return round ?? null;
}

/** Rounds with a run to come first, the next one first; then the others, the newest first. `members` counts who joined. */
export async function listRounds(sql: Sql, limit: number): Promise<(Round & { members: number })[]> {
  return sql`
    select ${columns(sql)}, (select count(*)::int from round_member m where m.round = r.number) as members
    from round r order by next_run nulls last, number desc limit ${limit}`;
}

/** Numbers of the rounds whose run is due at `now`. */
export async function listDueRounds(sql: Sql, now: Date): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from round where next_run <= ${now} order by next_run, number`;
  return rows.map(({ number }) => number);
}

/** Rounds whose next run nobody was reminded of yet, and begins by `until`. */
export async function listUnreminded(sql: Sql, until: Date): Promise<Round[]> {
  return sql`
    select ${columns(sql)} from round
    where next_run <= ${until} and reminded_for is distinct from next_run order by next_run, number`;
}

export async function saveReminded(sql: Sql, number: number, dueAt: Date): Promise<void> {
  await sql`update round set reminded_for = ${dueAt} where number = ${number}`;
}

/** Null: no run is to come any more. */
export async function saveNextRun(sql: Sql, number: number, nextRun: Date | null): Promise<void> {
  await sql`update round set next_run = ${nextRun} where number = ${number}`;
}

/** Lists rounds whose number or title begins like `partial`, for completion: the newest first. */
export const suggestRounds = (sql: Sql, partial: string, limit: number) =>
  suggestNumbered(sql, 'round', partial, limit);

/** Rounds that a person made. */
export async function listRoundsOfMaker(sql: Sql, person: number): Promise<{ number: number; title: string }[]> {
  return sql`select number, title from round where created_by = ${person} order by number`;
}

export async function moveRounds(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update round set created_by = ${to} where created_by = ${from}`;
}
