import type { Claim, Evaluation, EvaluationContent } from '#src/domain/experiences/evaluation.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** Keeps what a reviewer found, in place of what they found before. */
export async function saveEvaluation(
  sql: Sql,
  { experience, reviewer, now }: { experience: number; reviewer: number; now: Date },
  { verdicts, notes, advice }: EvaluationContent,
): Promise<void> {
  await sql`
    insert into experience_evaluation (experience, reviewer, verdicts, notes, advice, evaluated_at)
    values (${experience}, ${reviewer}, ${toJson(sql, verdicts)}, ${toJson(sql, notes)}, ${advice}, ${now})
    on conflict (experience, reviewer) do update set
      verdicts = excluded.verdicts, notes = excluded.notes, advice = excluded.advice, evaluated_at = excluded.evaluated_at`;
}

/** Lists what reviewers found of an experience, the first found first. */
export async function listEvaluations(sql: Sql, experience: number): Promise<Evaluation[]> {
  return sql`
    select reviewer, display_name as reviewer_name, verdicts, notes, advice, evaluated_at
    from experience_evaluation left join person on person.id = reviewer
    where experience = ${experience} order by evaluated_at, experience_evaluation.id`;
}

/** Exports what a person found as a reviewer, and what reviewers found of what they logged, without who did. */
export async function exportEvaluations(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select v.experience, v.reviewer = ${person} as is_yours, v.verdicts, v.notes, v.advice, v.evaluated_at
    from experience_evaluation v join experience e on e.number = v.experience
    where v.reviewer = ${person} or e.author = ${person} order by v.experience, v.id`;
}

/** Deletes what a person found as a reviewer. */
export async function deleteEvaluationsOfReviewer(sql: Sql, reviewer: number): Promise<void> {
  await sql`delete from experience_evaluation where reviewer = ${reviewer}`;
}

/** Deletes what was found of what an author logged and nobody but reviewers and they could read. */
export async function deleteUnreadEvaluations(sql: Sql, author: number): Promise<void> {
  await sql`
    delete from experience_evaluation using experience
    where number = experience and author = ${author} and life <> 'published'`;
}

/** Makes one reviewer's evaluations another's; where both found something of the same, the later stays. */
export async function moveEvaluations(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    delete from experience_evaluation v using experience_evaluation w
    where v.experience = w.experience and v.reviewer in (${from}, ${to}) and w.reviewer in (${from}, ${to})
      and (v.evaluated_at, v.id) < (w.evaluated_at, w.id)`;
  await sql`update experience_evaluation set reviewer = ${to} where reviewer = ${from}`;
}

/** Finds who works on an experience since then or later; null where nobody does. */
export async function findClaim(sql: Sql, experience: number, since: Date): Promise<Claim | null> {
  const [claim] = await sql<Claim[]>`
    select reviewer, display_name as reviewer_name, claimed_at
    from experience_claim join person on person.id = reviewer
    where experience = ${experience} and claimed_at > ${since}`;
  return claim ?? null;
}

/** Lets a reviewer work on an experience, in place of whoever did. */
export async function saveClaim(sql: Sql, experience: number, reviewer: number, now: Date): Promise<void> {
  await sql`
    insert into experience_claim (experience, reviewer, claimed_at) values (${experience}, ${reviewer}, ${now})
    on conflict (experience) do update set reviewer = excluded.reviewer, claimed_at = excluded.claimed_at`;
}

/** Ends the claim on an experience: anybody's, or only this reviewer's. */
export async function deleteClaim(sql: Sql, experience: number, reviewer?: number): Promise<void> {
  await sql`
    delete from experience_claim where experience = ${experience} and (${reviewer ?? null}::bigint is null or reviewer = ${reviewer ?? null})`;
}

/** Lists the claims of a reviewer, as they are handed out to them. */
export async function exportClaims(sql: Sql, reviewer: number): Promise<Record<string, unknown>[]> {
  return sql`select experience, claimed_at from experience_claim where reviewer = ${reviewer} order by experience`;
}

export async function moveClaims(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update experience_claim set reviewer = ${to} where reviewer = ${from}`;
}
