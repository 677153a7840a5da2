import type { FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import type { DraftStore } from '#src/core/ports.ts';
import type { Database, Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** Kept form contents; `discard` inside the transaction that makes them something else. */
export function createDraftStore(
  database: Database,
): DraftStore & { discard(sql: Sql, person: Person, form: string): Promise<void> } {
  return {
    find: (person, form) => findDraft(database.sql, person.id, form),
    save: (person, form, values) => saveDraft(database.sql, person.id, form, values),
    discard: (sql, person, form) => deleteDraft(sql, person.id, form),
  };
}

/** Finds what was typed into a form and not sent; null if there is nothing. */
export async function findDraft(sql: Sql, person: number, form: string): Promise<FormValues | null> {
  const [draft] = await sql<{ fieldValues: FormValues }[]>`
    select field_values from draft where person = ${person} and md5(form) = md5(${form})`;
  return draft?.fieldValues ?? null;
}

/** The number of drafts that one person can have, and the bytes that all of them can take as stored. */
export const draftLimits = { forms: 100, bytes: 20_000_000 } as const;

/** Saves a draft. Fields that are not in `values` keep what they held: a form may be typed in steps. A form that is kept already goes on being kept. */
export async function saveDraft(sql: Sql, person: number, form: string, values: FormValues): Promise<boolean> {
  const { count } = await sql`
    with held as (
      select count(*) filter (where form <> ${form}) as forms,
        coalesce(sum(pg_column_size(field_values)), 0) as bytes
      from draft where person = ${person}
    )
    insert into draft (person, form, field_values)
    select ${person}::bigint, ${form}, ${toJson(sql, values)}
    from held where forms < ${draftLimits.forms} and bytes < ${draftLimits.bytes}
    on conflict (person, md5(form)) do update
      set field_values = draft.field_values || excluded.field_values, updated_at = now()`;
  return count > 0;
}

/** Deletes what was typed into a form. */
export async function deleteDraft(sql: Sql, person: number, form: string): Promise<void> {
  await sql`delete from draft where person = ${person} and md5(form) = md5(${form})`;
}

/** Deletes what others typed into forms that are about a person, whose line names them by their number. */
export async function deleteDraftsAbout(sql: Sql, person: number): Promise<void> {
  await sql`delete from draft where form ~ ${`(^| )person=${person}( |$)`}`;
}

export async function listDrafts(
  sql: Sql,
  person: number,
): Promise<{ form: string; fieldValues: FormValues; updatedAt: Date }[]> {
  return sql`select form, field_values, updated_at from draft where person = ${person} order by updated_at`;
}

/** Drafts of one person become another's, but not where the other typed into the same form. */
export async function moveDrafts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update draft set person = ${to}
    where person = ${from} and form not in (select form from draft where person = ${to})`;
}
