import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

type NewReport = { introduction: number | null; reporter: number; about: number | null; content: string };

/** Keeps what went wrong; returns its number. */
export async function insertReport(sql: Sql, { content, ...rest }: NewReport, now: Date): Promise<number> {
  const row = { ...rest, content: toText(content), reportedAt: now };
  const [inserted] = await sql<[{ id: number }]>`insert into introduction_report ${sql(row)} returning id`;
  return inserted.id;
}

export async function countReports(sql: Sql, reporter: number, since: Date): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from introduction_report where reporter = ${reporter} and reported_at > ${since}`;
  return row.count;
}

export async function exportReports(sql: Sql, reporter: number): Promise<Record<string, unknown>[]> {
  return sql`
    select id, introduction, content, reported_at from introduction_report where reporter = ${reporter} order by id`;
}

export async function moveReports(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update introduction_report set reporter = ${to} where reporter = ${from}`;
  await sql`update introduction_report set about = ${to} where about = ${from}`;
}

/**
 * Takes name and words out of what a person reported: that somebody reported the other stays known to staff. What was reported of them goes with their
 * row.
 */
export async function leaveReports(sql: Sql, reporter: number): Promise<void> {
  await sql`delete from introduction_report where reporter = ${reporter} and about is null`;
  await sql`update introduction_report set reporter = null, content = '' where reporter = ${reporter}`;
}
