import type { FormValues } from '#src/core/form.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** What is typed on the page of a record and not in it yet; `base` are hashes of what the record said, by field. */
export type RecordDraft = { fieldValues: FormValues; base: Record<string, string>; updatedAt: Date };

export async function insertRecordPage(
  sql: Sql,
  page: { token: string; person: number; experience: number; expiresAt: Date },
): Promise<void> {
  await sql`insert into experience_page ${sql(page)}`;
}

/** Deletes pages whose links ended before then. */
export async function deleteRecordPagesBefore(sql: Sql, before: Date): Promise<void> {
  await sql`delete from experience_page where expires_at < ${before}`;
}

export async function findRecordPage(
  sql: Sql,
  token: string,
): Promise<{ person: number; experience: number; expiresAt: Date } | null> {
  const [found] = await sql<{ person: number; experience: number; expiresAt: Date }[]>`
    select person, experience, expires_at from experience_page where token = ${token}`;
  return found ?? null;
}

export async function findRecordDraft(sql: Sql, person: number, experience: number): Promise<RecordDraft | null> {
  const [found] = await sql<RecordDraft[]>`
    select field_values, base, updated_at from experience_draft where person = ${person} and experience = ${experience}`;
  return found ?? null;
}

/** Finds a draft, nobody else changing it until the transaction ends. */
export async function lockRecordDraft(sql: Sql, person: number, experience: number): Promise<RecordDraft | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record:${person}:${experience}`}, 0))`;
  return findRecordDraft(sql, person, experience);
}

export async function saveRecordDraft(
  sql: Sql,
  { person, experience }: { person: number; experience: number },
  { fieldValues, base, updatedAt }: RecordDraft,
): Promise<void> {
  await sql`
    insert into experience_draft (person, experience, field_values, base, updated_at)
    values (${person}, ${experience}, ${toJson(sql, fieldValues)}, ${toJson(sql, base)}, ${updatedAt})
    on conflict (person, experience) do update
      set field_values = excluded.field_values, base = excluded.base, updated_at = excluded.updated_at`;
}

export async function deleteRecordDraft(sql: Sql, person: number, experience: number): Promise<void> {
  await sql`delete from experience_draft where person = ${person} and experience = ${experience}`;
}

export async function listRecordDrafts(sql: Sql, person: number): Promise<({ experience: number } & RecordDraft)[]> {
  return sql`select experience, field_values, base, updated_at from experience_draft where person = ${person}`;
}

export async function listRecordPages(sql: Sql, person: number): Promise<{ experience: number; expiresAt: Date }[]> {
  return sql`select experience, expires_at from experience_page where person = ${person}`;
}

/** Drafts and pages of one person become another's, but not a draft of what the other has a draft of. */
export async function moveRecordPages(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update experience_page set person = ${to} where person = ${from}`;
  await sql`
    update experience_draft d set person = ${to} where person = ${from}
      and not exists (select from experience_draft other where other.person = ${to} and other.experience = d.experience)`;
}
