import type { ImportResult } from '#src/domain/figures/import-result.ts';
import type { Sql } from '../database/database.ts';

/** The last import on a page: `exit` is null while it runs. */
export type PageImport = {
  file: string;
  startedAt: Date;
  rowsRead: number;
  toldAt: Date;
  exit: ImportResult['exit'] | null;
  report: string[];
};

export async function insertImportPage(
  sql: Sql,
  page: { token: string; person: number; expiresAt: Date },
): Promise<void> {
  await sql`insert into import_page ${sql(page)}`;
}

/** Removes those that no longer work, but for imports that may still run. */
export async function deleteStaleImportPages(sql: Sql, before: Date): Promise<void> {
  await sql`delete from import_page where expires_at < ${before}`;
}

export async function findImportPage(
  sql: Sql,
  token: string,
  now: Date,
): Promise<{ person: number; last: PageImport | null } | null> {
  const [found] = await sql<({ person: number } & PageImport)[]>`
    select person, file, started_at, rows_read, told_at, exit, report from import_page where token = ${token} and expires_at > ${now}`;
  if (!found) return null;
  const { person, ...last } = found;
  return { person, last: last.startedAt === null ? null : last };
}

/** Writes down that an import begins; false where another one still runs that said something after `silentSince`. */
export async function startPageImport(
  sql: Sql,
  { token, file, now, silentSince }: { token: string; file: string; now: Date; silentSince: Date },
): Promise<boolean> {
  const { count } = await sql`
    update import_page set file = ${file}, started_at = ${now}, told_at = ${now}, rows_read = 0, exit = null, report = '{}'
    where token = ${token} and (started_at is null or exit is not null or told_at < ${silentSince})`;
  return count > 0;
}

export async function savePageProgress(sql: Sql, token: string, rowsRead: number, now: Date): Promise<void> {
  await sql`update import_page set rows_read = greatest(rows_read, ${rowsRead}), told_at = ${now} where token = ${token}`;
}

export async function finishPageImport(sql: Sql, token: string, { exit, lines }: ImportResult): Promise<void> {
  await sql`update import_page set exit = ${exit}, report = ${lines} where token = ${token}`;
}

export async function listImportPages(sql: Sql, person: number): Promise<{ file: string | null; expiresAt: Date }[]> {
  return sql`select file, expires_at from import_page where person = ${person} order by expires_at`;
}

export async function moveImportPages(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update import_page set person = ${to} where person = ${from}`;
}
