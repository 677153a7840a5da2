import type { ImportReport } from '#src/domain/figures/import-report.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

export async function startImportRun(sql: Sql, file: string, startedAt: Date): Promise<number> {
  const [run] = await sql<[{ id: number }]>`
    insert into import_run (file, started_at) values (${file}, ${startedAt}) returning id`;
  return run.id;
}

/** Lets the statements of this transaction take minutes. */
export async function allowLong(sql: Sql): Promise<void> {
  await sql`set local statement_timeout = '10min'`;
}

/** Takes back a run in which there was nothing to take. */
export async function forgetImportRun(sql: Sql, id: number): Promise<void> {
  await sql`delete from import_run where id = ${id}`;
}

/** Writes down what the run did. Returns the dataset of the indicators its figures are of, null if there were none. */
export async function recordRun(
  sql: Sql,
  id: number,
  {
    counts,
    problems,
    indicators,
  }: { counts: object; problems: ImportReport['problems']; indicators: readonly string[] },
  finishedAt: Date,
): Promise<string | null> {
  const [run] = await sql<[{ dataset: string | null }]>`
    update import_run
    set finished_at = ${finishedAt}, counts = ${toJson(sql, counts)}, problems = ${toJson(sql, problems)},
      dataset = (select string_agg(distinct dataset, ', ') from indicator where code = any(${indicators as string[]}))
    where id = ${id}
    returning dataset`;
  return run.dataset;
}

/** The last import that finished, null if there was none. */
export async function findLastImportRun(
  sql: Sql,
): Promise<{ file: string; dataset: string | null; finishedAt: Date } | null> {
  const [run] = await sql<{ file: string; dataset: string | null; finishedAt: Date }[]>`
    select file, dataset, finished_at from import_run where finished_at is not null order by finished_at desc, id desc limit 1`;
  return run ?? null;
}
