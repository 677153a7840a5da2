import type { Introduction } from '#src/domain/introductions/introduction.ts';
import { readWish } from '#src/domain/introductions/wish.ts';
import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';

const columns = (sql: Sql) =>
  sql`number, asker, other, state, wish, reasons, note, asked_at, reminded_at, answered_at, ended_at, told, due_at`;

type NewIntroduction = Pick<Introduction, 'wish' | 'reasons' | 'note' | 'askedAt' | 'dueAt'> & {
  asker: number;
  other: number;
};

export async function insertIntroduction(
  sql: Sql,
  { wish, reasons, note, ...rest }: NewIntroduction,
): Promise<Introduction> {
  const row = { ...rest, state: 'asked', wish: toJson(sql, wish), reasons: toJson(sql, reasons), note: toText(note) };
  const [inserted] = await sql<[Introduction]>`insert into introduction ${sql(row)} returning ${columns(sql)}`;
  return fromRow(inserted);
}

export async function findIntroduction(sql: Sql, number: number): Promise<Introduction | null> {
  const [found] = await sql<Introduction[]>`select ${columns(sql)} from introduction where number = ${number}`;
  return found ? fromRow(found) : null;
}

/** Until the transaction ends nobody else changes it. */
export async function lockIntroduction(sql: Sql, number: number): Promise<Introduction | null> {
  const [found] = await sql<Introduction[]>`
    select ${columns(sql)} from introduction where number = ${number} for update`;
  return found ? fromRow(found) : null;
}

export async function updateIntroduction(
  sql: Sql,
  number: number,
  changes: Partial<Pick<Introduction, 'state' | 'remindedAt' | 'answeredAt' | 'endedAt' | 'dueAt' | 'told'>> & {
    toldAt?: Date;
  },
): Promise<void> {
  await sql`update introduction set ${sql(changes)} where number = ${number}`;
}

/** Everything a person asked or was asked, the newest first. */
export async function listIntroductionsOf(sql: Sql, person: number, limit: number): Promise<Introduction[]> {
  const rows = await sql<Introduction[]>`
    select ${columns(sql)} from introduction where asker = ${person} or other = ${person}
    order by asked_at desc, number desc limit ${limit}`;
  return rows.map(fromRow);
}

/** Those between two people that wait or are under way. */
export async function listOpenBetween(sql: Sql, left: number, right: number): Promise<Introduction[]> {
  const rows = await sql<Introduction[]>`
    select ${columns(sql)} from introduction
    where state in ('asked', 'accepted')
      and ((asker = ${left} and other = ${right}) or (asker = ${right} and other = ${left}))
    order by number for update`;
  return rows.map(fromRow);
}

/** The numbers of those that the clock has something to do with, the longest due first. */
export async function listDueIntroductions(sql: Sql, now: Date, limit: number): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from introduction where due_at <= ${now} order by due_at, number limit ${limit}`;
  return rows.map(({ number }) => number);
}

/** Counts the introductions that a person has had since then: those that count for their limit, and those they asked for at all. */
export async function countIntroductions(
  sql: Sql,
  person: number,
  since: Date,
): Promise<{ counted: number; requested: number }> {
  const [counts] = await sql<[{ counted: number; requested: number }]>`
    select count(*) filter (where state in ('asked', 'accepted', 'ended')) as counted,
      count(*) filter (where asker = ${person}) as requested
    from introduction where (asker = ${person} or other = ${person}) and asked_at > ${since}`;
  return counts;
}

/** Locks both people's row until the transaction ends, in order, so that limits are counted one after the other. */
export async function lockPeople(sql: Sql, people: readonly number[]): Promise<void> {
  await sql`select id from person where id = any(${[...people]}::bigint[]) order by id for no key update`;
}

/** Exports what a person asked for, was asked and wrote; of others only their number. */
export async function exportIntroductions(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select number, state, asker = ${person} as is_asker, asked_at, answered_at, ended_at,
      case when asker = ${person} then wish end as wish, case when asker = ${person} then note end as note
    from introduction where asker = ${person} or other = ${person} order by number`;
}

export async function moveIntroductions(sql: Sql, from: number, to: number): Promise<void> {
  // Somebody who was introduced to themselves was two people until now.
  await sql`
    delete from introduction where (asker = ${from} and other = ${to}) or (asker = ${to} and other = ${from})`;
  await sql`update introduction set asker = ${to} where asker = ${from}`;
  await sql`update introduction set other = ${to} where other = ${from}`;
}

/**
 * Takes a person out: what they wrote is gone and nobody's wish names them, what waits for them is over. Whoever asked them is told at the next tick. Returns the numbers.
 */
export async function leaveIntroductions(sql: Sql, person: number, now: Date): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    update introduction set
      note = case when asker = ${person} then '' else note end,
      wish = case when asker = ${person} then '{}'::jsonb else wish - 'person' end,
      reasons = '[]',
      state = case when state = 'asked' and other = ${person} then 'declined' when state in ('asked', 'accepted') then 'ended' else state end,
      ended_at = case when state in ('asked', 'accepted') then ${now}::timestamptz else ended_at end,
      due_at = case when state = 'asked' and other = ${person} then ${now}::timestamptz end,
      asker = nullif(asker, ${person}), other = nullif(other, ${person})
    where asker = ${person} or other = ${person}
    returning number`;
  return rows.map(({ number }) => number);
}

/** The wish of somebody who was forgotten is empty. */
const fromRow = (row: Introduction): Introduction => ({ ...row, wish: readWish(row.wish) });
