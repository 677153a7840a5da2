import type { Sql } from './database.ts';

/** The state of the database. `bytes` is its size on disk. */
export type ServerStatus = { version: string; bytes: number; figures: number; people: number };

export async function findServerStatus(sql: Sql): Promise<ServerStatus> {
  const [row] = await sql<[ServerStatus]>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*) from observation where value is not null) as figures, (select count(*) from person) as people`;
  return row;
}
