import type { SelfEvaluation } from '#src/domain/experiences/self-evaluation.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { publicOnly } from './experience.ts';

export async function findSelfEvaluation(sql: Sql, experience: number): Promise<SelfEvaluation | null> {
  const [found] = await sql<SelfEvaluation[]>`
    select experience, grades, notes, saved_at from self_evaluation where experience = ${experience}`;
  return found ?? null;
}

export async function saveSelfEvaluation(
  sql: Sql,
  { experience, grades, notes, savedAt }: SelfEvaluation,
  author: number,
): Promise<void> {
  const said = { grades: toJson(sql, grades), notes: toJson(sql, notes), author, savedAt };
  await sql`
    insert into self_evaluation ${sql({ experience, ...said })} on conflict (experience) do update set ${sql(said)}`;
}

/** Takes away what was said of an experience: every answer was left empty. */
export async function deleteSelfEvaluation(sql: Sql, experience: number): Promise<void> {
  await sql`delete from self_evaluation where experience = ${experience}`;
}

/** Lists published experiences that nobody self-evaluated, the newest first, and how many there are, and of how many. */
export async function listWithoutSelfEvaluation(
  sql: Sql,
  limit: number,
): Promise<{ experiences: { number: number; title: string; region: string }[]; count: number; all: number }> {
  const experiences = await sql<{ number: number; title: string; region: string; count: number }[]>`
    select number, title, region, count(*) over ()::int as count from experience
    where ${publicOnly(sql)} and not is_example and not exists (select 1 from self_evaluation s where s.experience = number)
    order by number desc limit ${limit}`;
  const [counted] = await sql<[{ all: number }]>`
    select count(*)::int as all from experience where ${publicOnly(sql)} and not is_example`;
  return {
    experiences: experiences.map(({ count: _, ...each }) => each),
    count: experiences[0]?.count ?? 0,
    all: counted.all,
  };
}

export async function exportSelfEvaluations(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select experience, grades, notes, saved_at from self_evaluation where author = ${person} order by experience`;
}

/** Deletes what somebody said of experiences; their experiences may stay. */
export async function deleteSelfEvaluationsOf(sql: Sql, person: number): Promise<void> {
  await sql`delete from self_evaluation where author = ${person}`;
}

export async function moveSelfEvaluations(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update self_evaluation set author = ${to} where author = ${from}`;
}
