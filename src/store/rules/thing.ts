import type { Sql } from '../database/database.ts';

/** What an activity is about: its title, whose it is, whether everybody in the network may read it, and of a question whether others answered it. */
export type Thing = { subject: string; title: string; author: number | null; isOpen: boolean; isAnswered: boolean };

type Query = (sql: Sql, numbers: readonly number[]) => Promise<Thing[]>;

const queries: Record<string, Query> = {
  experience: (sql, numbers) => sql`
    select 'experience:' || number as subject, title, author, withdrawn_at is null and life in ('submitted', 'published') as is_open, false as is_answered
    from experience where number = any(${[...numbers]})`,
  question: (sql, numbers) => sql`
    select 'question:' || number as subject, title, author, withdrawn_at is null as is_open,
      exists (select from question_answer a where a.question = question.number and not a.by_asker and a.withdrawn_at is null) as is_answered
    from question where number = any(${[...numbers]})`,
  tool: (sql, numbers) => sql`
    select 'tool:' || number as subject, title, suggested_by as author, withdrawn_at is null and state = 'published' as is_open, false as is_answered
    from tool where number = any(${[...numbers]})`,
  call: (sql, numbers) => sql`
    select 'call:' || number as subject, title, owner as author, withdrawn_at is null as is_open, false as is_answered from funding_call where number = any(${[...numbers]})`,
  training: (sql, numbers) => sql`
    select 'training:' || number as subject, title, created_by as author, true as is_open, false as is_answered from training where number = any(${[...numbers]})`,
  testbed: (sql, numbers) => sql`
    select 'testbed:' || number as subject, title, created_by as author, is_public as is_open, false as is_answered from testbed where number = any(${[...numbers]})`,
  event: (sql, numbers) => sql`
    select 'event:' || number as subject, title, created_by as author, true as is_open, false as is_answered from networking_event where number = any(${[...numbers]})`,
  round: (sql, numbers) => sql`
    select 'round:' || number as subject, title, created_by as author, true as is_open, false as is_answered from round where number = any(${[...numbers]})`,
};

/** Finds what activities are about, by subject; a statement for each kind of thing. Things without a title, such as introductions, are left out. */
export async function findThings(sql: Sql, subjects: readonly string[]): Promise<Map<string, Thing>> {
  const ofKind = Map.groupBy(new Set(subjects), (subject) => subject.split(':')[0] ?? '');
  const things: Thing[] = [];
  for (const [kind, list] of ofKind) {
    const numbers = list.map((subject) => Number(subject.slice(kind.length + 1))).filter(Number.isSafeInteger);
    if (queries[kind] && numbers.length > 0) things.push(...(await queries[kind](sql, numbers)));
  }
  return new Map(things.map((thing) => [thing.subject, thing]));
}
