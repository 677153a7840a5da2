import type { Refresh, RefreshedTable } from '#src/domain/figures/refresh.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

export type FetchedTable = { dataset: string; updated: string; series: string };

export async function listFetchedTables(sql: Sql): Promise<FetchedTable[]> {
  return sql`select dataset, updated, series from fetched_table`;
}

export async function saveFetchedTable(sql: Sql, table: FetchedTable, at: Date): Promise<void> {
  await sql`
    insert into fetched_table ${sql({ ...table, fetchedAt: at })}
    on conflict (dataset) do update set updated = excluded.updated, series = excluded.series, fetched_at = excluded.fetched_at`;
}

export async function startRefresh(sql: Sql, at: Date, total: number): Promise<number> {
  const [run] = await sql<[{ id: number }]>`
    insert into refresh_run (started_at, total) values (${at}, ${total}) returning id`;
  return run.id;
}

export async function recordRefreshed(sql: Sql, id: number, table: RefreshedTable): Promise<void> {
  await sql`update refresh_run set tables = tables || ${toJson(sql, [table])} where id = ${id}`;
}

export async function finishRefresh(sql: Sql, id: number, at: Date): Promise<void> {
  await sql`update refresh_run set finished_at = ${at} where id = ${id}`;
}

/** The last refreshes, the newest first. */
export async function listRefreshes(sql: Sql, limit: number): Promise<Refresh[]> {
  return sql`select started_at, finished_at, total, tables from refresh_run order by id desc limit ${limit}`;
}
