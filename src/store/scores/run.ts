import type { Sql } from '../database/database.ts';

/** Any number will do, as long as every Causeway takes the same. */
const lockKey = 4_815_164;

/** Lets one server at a time save scores; freed when the transaction ends. */
export async function lockScores(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`;
}

/** The run that computed the scores of this state of the figures; null where none has yet. */
export async function findScoreRun(sql: Sql, method: string, figures: string): Promise<number | null> {
  const [run] = await sql<{ id: number }[]>`
    select id from score_run where method = ${method} and figures = ${figures}`;
  return run?.id ?? null;
}

export async function startScoreRun(sql: Sql, method: string, figures: string, now: Date): Promise<number> {
  const [run] = await sql<[{ id: number }]>`
    insert into score_run (method, figures, computed_at) values (${method}, ${figures}, ${now}) returning id`;
  return run.id;
}

/** Scores of figures that are no longer those held are of use to nobody. */
export async function deleteOtherScoreRuns(sql: Sql, kept: number): Promise<void> {
  await sql`delete from score_run where id <> ${kept}`;
}
