import type { QuestionRequest } from '#src/domain/introductions/route.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

const columns = (sql: Sql) => sql`question, person, wave, state, reasons, asked_at`;

/** Keeps that somebody is asked; false where they were before. */
export async function insertRequest(
  sql: Sql,
  { question, person, wave, reasons }: Pick<QuestionRequest, 'question' | 'person' | 'wave' | 'reasons'>,
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    insert into question_request (question, person, wave, reasons, asked_at)
    values (${question}, ${person}, ${wave}, ${toJson(sql, reasons)}, ${now}) on conflict do nothing`;
  return count > 0;
}

/** Lists who was asked a question, the first asked first. */
export async function listRequests(sql: Sql, question: number): Promise<QuestionRequest[]> {
  return sql`select ${columns(sql)} from question_request where question = ${question} order by wave, asked_at, person`;
}

/** Says what came of a request that waits. False where none does. */
export async function settleRequest(
  sql: Sql,
  { question, person }: Pick<QuestionRequest, 'question' | 'person'>,
  state: 'answered' | 'declined',
): Promise<boolean> {
  const from = state === 'answered' ? ['asked', 'declined', 'expired'] : ['asked'];
  const { count } = await sql`
    update question_request set state = ${state} where question = ${question} and person = ${person} and state = any(${from}::text[])`;
  return count > 0;
}

/** Ends the requests of a question that wait. */
export async function expireRequests(sql: Sql, question: number): Promise<void> {
  await sql`update question_request set state = 'expired' where question = ${question} and state = 'asked'`;
}

/** Keeps which wave was asked last and when something is due. */
export async function saveRoute(sql: Sql, question: number, wave: number, dueAt: Date | null): Promise<void> {
  await sql`
    insert into question_route (question, wave, due_at) values (${question}, ${wave}, ${dueAt})
    on conflict (question) do update set wave = excluded.wave, due_at = excluded.due_at`;
}

/** Locks a question's route until the transaction ends; null where it was never brought to anybody. */
export async function lockRoute(sql: Sql, question: number): Promise<{ wave: number; dueAt: Date | null } | null> {
  const [route] = await sql<{ wave: number; dueAt: Date | null }[]>`
    select wave, due_at from question_route where question = ${question} for update`;
  return route ?? null;
}

/** The numbers of questions that something is due for, the longest due first. */
export async function listDueRoutes(sql: Sql, now: Date, limit: number): Promise<number[]> {
  const rows = await sql<{ question: number }[]>`
    select question from question_route where due_at <= ${now} order by due_at, question limit ${limit}`;
  return rows.map(({ question }) => question);
}

/** Exports which questions a person was asked, and what came of it. */
export async function exportRequests(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select question, state, asked_at from question_request where person = ${person} order by question`;
}

/** Makes what one person was asked another's; not their own questions, nor what that other was asked too. */
export async function moveRequests(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    delete from question_request r where person = ${from} and (
      exists (select from question_request s where s.question = r.question and s.person = ${to})
      or exists (select from question q where q.number = r.question and q.author in (${from}, ${to})))`;
  await sql`update question_request set person = ${to} where person = ${from}`;
}
