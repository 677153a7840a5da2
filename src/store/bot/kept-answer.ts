import type { Message } from '#src/core/message.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** An answer as it was given, by which method and of which figures. */
export type KeptAnswer = {
  line: string;
  language: string;
  method: string;
  figures: string;
  message: Message;
  createdAt: Date;
};

/** Keeps an answer; one with this key that is kept already stays as it is. Returns its number. */
export async function keepAnswer(sql: Sql, key: string, answer: KeptAnswer): Promise<number> {
  const row = { key, ...answer, message: toJson(sql, answer.message) };
  const [kept] = await sql<[{ id: number }]>`
    with added as (
      insert into kept_answer ${sql(row)} on conflict (key) do nothing returning id
    )
    select id from added union all select id from kept_answer where key = ${key} limit 1`;
  return kept.id;
}

export async function findKeptAnswer(sql: Sql, id: number): Promise<KeptAnswer | null> {
  const [kept] = await sql<KeptAnswer[]>`
    select line, language, method, figures, message, created_at from kept_answer where id = ${id}`;
  return kept ?? null;
}

export async function deleteKeptAnswersBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from kept_answer where created_at < ${before}`;
  return count;
}
