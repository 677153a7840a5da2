import type { Sql } from '../database/database.ts';

/** Lists who asked to be let in and is not yet, the longest waiting first. */
export async function listAskingAdmission(
  sql: Sql,
  limit: number,
): Promise<{ id: number; displayName: string | null; at: Date }[]> {
  return sql`
    select id, display_name, admission_asked_at as at from person
    where admission_asked_at is not null and not is_admitted order by admission_asked_at, id limit ${limit}`;
}

/** Lists the spaces in which the app is installed. */
export async function listInstalledSpaces(sql: Sql): Promise<{ platform: string; space: string; updatedAt: Date }[]> {
  return sql`select platform, space, updated_at from installation order by platform, space`;
}

/** Lists the last imports of figures, the newest first; `problems` counts the rows that were named as bad. */
export async function listImportRuns(
  sql: Sql,
  limit: number,
): Promise<{ file: string; dataset: string | null; startedAt: Date; finishedAt: Date | null; problems: number }[]> {
  return sql`
    select file, dataset, started_at, finished_at, jsonb_array_length(problems) as problems from import_run
    order by id desc limit ${limit}`;
}
