import type { IntroductionSide, Side } from '#src/domain/introductions/introduction.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

const columns = (sql: Sql) => sql`introduction, side, person, contact, follow_up_at, follow_ups, met, useful, learned`;

export async function insertSide(
  sql: Sql,
  { contact, ...rest }: Pick<IntroductionSide, 'introduction' | 'side' | 'person' | 'contact'>,
): Promise<void> {
  await sql`insert into introduction_side ${sql({ ...rest, contact: toText(contact) })}`;
}

export async function findSides(sql: Sql, introduction: number): Promise<IntroductionSide[]> {
  return sql`select ${columns(sql)} from introduction_side where introduction = ${introduction} order by side`;
}

export async function updateSide(
  sql: Sql,
  { introduction, side }: { introduction: number; side: Side },
  changes: Partial<Omit<IntroductionSide, 'introduction' | 'side' | 'person'>> & { saidAt?: Date },
): Promise<void> {
  const { contact, learned, ...rest } = changes;
  const row = {
    ...rest,
    ...(contact !== undefined && { contact: toText(contact) }),
    ...(learned !== undefined && { learned: toText(learned) }),
  };
  await sql`update introduction_side set ${sql(row)} where introduction = ${introduction} and side = ${side}`;
}

/** Exports what a person entered in introductions. */
export async function exportSides(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from introduction_side where person = ${person} order by introduction`;
}

export async function moveSides(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update introduction_side set person = ${to} where person = ${from}`;
}

/** Takes a person's words out; what they said in numbers stays, without whose it is. Nobody is asked of them any more. */
export async function leaveSides(sql: Sql, person: number): Promise<void> {
  await sql`
    update introduction_side set follow_up_at = null
    where introduction in (select introduction from introduction_side where person = ${person})`;
  await sql`update introduction_side set person = null, contact = '', learned = '' where person = ${person}`;
}

/** Those whose person is to be asked whether they met, the longest due first. */
export async function listDueSides(sql: Sql, now: Date, limit: number): Promise<IntroductionSide[]> {
  return sql`
    select ${columns(sql)} from introduction_side where follow_up_at <= ${now}
    order by follow_up_at, introduction, side limit ${limit}`;
}
