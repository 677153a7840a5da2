import type { CollectedRecord, CollectionRow, RowProblem, Twin } from '#src/domain/experiences/collection.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { chosenRows, notedRows } from './collection.ts';

/** A row of a list with what it comes to. `isChosen`: it would be taken now; `experience` is what was made of it. */
export type CheckedRow = CollectionRow & {
  record: CollectedRecord | null;
  problems: RowProblem[];
  twin: Twin | null;
  isChosen: boolean;
  experience: number | null;
};

/** So many rows are written at once. */
const batchSize = 500;

/** Puts rows in the place of those that a list had. */
export async function replaceRows(sql: Sql, collection: number, rows: readonly CollectionRow[]): Promise<void> {
  await sql`delete from collection_row where collection = ${collection}`;
  for (let at = 0; at < rows.length; at += batchSize)
    await sql`
      insert into collection_row (collection, line, cells, broken)
      select ${collection}, (row ->> 'line')::int, row -> 'cells', nullif(row -> 'broken', 'null')
      from jsonb_array_elements(${toJson(sql, rows.slice(at, at + batchSize))}) row`;
}

type RowFilter = 'all' | 'with problems' | 'with a twin' | 'to take' | 'not taken';

/** Rows of a list by their lines, behind the line `after`. */
export async function listRows(
  sql: Sql,
  collection: number,
  { which, after = 0, limit }: { which: RowFilter; after?: number; limit: number },
): Promise<CheckedRow[]> {
  const passes = {
    all: sql`true`,
    'with problems': sql`(broken is not null or ${notedRows(sql)})`,
    'with a twin': sql`twin is not null and record is not null`,
    'to take': sql`record is not null and experience is null and ${chosenRows(sql)}`,
    'not taken': sql`experience is null`,
  }[which];
  return sql`
    select line, cells, broken, record, problems, twin, experience, record is not null and ${chosenRows(sql)} as is_chosen
    from collection_row where collection = ${collection} and line > ${after} and ${passes}
    order by ${which === 'with problems' ? sql`record is not null, line` : sql`line`} limit ${limit}`;
}

/** Rows of a list by their lines. */
export async function listRowsAt(sql: Sql, collection: number, lines: readonly number[]): Promise<CheckedRow[]> {
  return sql`
    select line, cells, broken, record, problems, twin, experience, record is not null and ${chosenRows(sql)} as is_chosen
    from collection_row where collection = ${collection} and line = any(${[...lines]}::int[]) order by line`;
}

export type RowResult = { line: number; record: CollectedRecord | null; problems: RowProblem[]; twin: Twin | null };

/** Writes down what rows come to. What was chosen for a row stays where it is like the same. */
export async function saveResults(sql: Sql, collection: number, results: readonly RowResult[]): Promise<void> {
  for (let at = 0; at < results.length; at += batchSize)
    await sql`
      update collection_row r set record = nullif(found -> 'record', 'null'), problems = found -> 'problems',
        choice = case when twin -> 'of' is not distinct from nullif(found -> 'twin', 'null') -> 'of' then choice end,
        twin = nullif(found -> 'twin', 'null')
      from jsonb_array_elements(${toJson(sql, results.slice(at, at + batchSize))}) found
      where r.collection = ${collection} and r.line = (found ->> 'line')::int`;
}

/** Writes down what staff chose for rows that are like others; null: what is taken where nobody chooses. */
export async function saveChoices(
  sql: Sql,
  collection: number,
  choices: readonly { line: number; choice: 'take' | 'leave' }[],
): Promise<void> {
  await sql`
    update collection_row r set choice = said.choice
    from unnest(${choices.map(({ line }) => line)}::int[], ${choices.map(({ choice }) => choice)}::text[]) said (line, choice)
    where r.collection = ${collection} and r.line = said.line and r.experience is null`;
}

/** Writes down which experiences rows became. */
export async function saveTaken(
  sql: Sql,
  collection: number,
  taken: readonly { line: number; experience: number }[],
): Promise<void> {
  await sql`
    update collection_row r set experience = said.experience
    from unnest(${taken.map(({ line }) => line)}::int[], ${taken.map(({ experience }) => experience)}::bigint[]) said (line, experience)
    where r.collection = ${collection} and r.line = said.line`;
}

/**
 * The experiences that a list became, nobody else changing them until the transaction ends, with whether somebody has changed or used them
 * since each was taken: another version than those of the import, a claim by an author, another that was tried after it, or what members,
 * reviewers and answers say of it.
 */
export async function lockTaken(
  sql: Sql,
  collection: number,
): Promise<{ line: number; number: number; isChanged: boolean }[]> {
  await sql`
    select from experience where number in (select experience from collection_row where collection = ${collection})
    order by number for update`;
  return sql`
    select r.line, e.number,
      e.author is not null or e.withdrawn_at is not null
        or exists (select from experience_revision v where v.experience = e.number and v.saved_at > e.created_at)
        or exists (select from experience other where other.adopted_from = e.number)
        or exists (select from experience_use u where u.experience = e.number)
        or exists (select from experience_evaluation v where v.experience = e.number)
        or exists (select from attachment f where f.experience = e.number)
        or exists (select from experience_draft d where d.experience = e.number)
        or exists (select from experience_check c where c.experience = e.number and c.confirmed_at is not null)
        or exists (select from question_answer a where a.experience = e.number) as is_changed
    from collection_row r join experience e on e.number = r.experience
    where r.collection = ${collection} order by r.line`;
}

/** Deletes experiences with their versions. */
export async function deleteExperiences(sql: Sql, numbers: readonly number[]): Promise<void> {
  await sql`delete from experience where number = any(${[...numbers]})`;
}

/** The names of regions in a list that are not known here, or mean several, with how many rows have each; the most frequent first. */
export async function listUnknownRegions(
  sql: Sql,
  collection: number,
  limit: number,
): Promise<{ text: string; count: number }[]> {
  return sql`
    select problem ->> 'text' as text, count(*)::int as count
    from collection_row cross join jsonb_array_elements(problems) problem
    where collection = ${collection} and problem ->> 'kind' in ('unknown-region', 'several-regions')
    group by 1 order by 2 desc, 1 limit ${limit}`;
}
