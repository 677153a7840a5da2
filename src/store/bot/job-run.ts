import type { Sql } from '../database/database.ts';

/**
 * Claims a job for one moment of its schedule. True for one caller alone, and for none while an earlier run is at work: one that was not
 * renewed since `abandonedBefore` counts as dead. What was noted for later than `wrongAfter` comes of a clock that was ahead, and holds up nobody.
 */
export async function claimJob(
  sql: Sql,
  job: string,
  times: { dueAt: Date; now: Date; abandonedBefore: Date; wrongAfter: Date },
): Promise<boolean> {
  const { dueAt, now, abandonedBefore, wrongAfter } = times;
  const rows = await sql`
    insert into job_run as last (job, due_at, claimed_at) values (${job}, ${dueAt}, ${now})
    on conflict (job) do update set due_at = excluded.due_at, claimed_at = excluded.claimed_at, finished_at = null, error = null
    where case
      when last.finished_at is null then last.claimed_at < ${abandonedBefore} or last.claimed_at > ${wrongAfter}
      else last.due_at < excluded.due_at or last.due_at > ${wrongAfter}
    end
    returning job`;
  return rows.length === 1;
}

/** Says that a claimed job is still at work. */
export async function renewJob(sql: Sql, job: string, now: Date): Promise<void> {
  await sql`update job_run set claimed_at = ${now} where job = ${job} and finished_at is null`;
}

/** `error` in words, or null when it went well. */
export async function finishJob(sql: Sql, job: string, now: Date, error: string | null): Promise<void> {
  await sql`update job_run set finished_at = ${now}, error = ${error} where job = ${job}`;
}

/** Lists the jobs that were ever claimed, with when each ended last (null: it runs) and whether that run failed. */
export async function listJobRuns(sql: Sql): Promise<{ job: string; finishedAt: Date | null; isFailed: boolean }[]> {
  return sql`select job, finished_at, error is not null as is_failed from job_run order by job`;
}
