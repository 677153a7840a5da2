import {
  type CollectionCounts,
  type CollectionField,
  type CollectionMapping,
  type CollectionSettings,
  type CollectionState,
  guessKinds,
} from '#src/domain/experiences/collection.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** What staff said of a list, and of the names of its regions that are not known here (folded name → code); `header` with a mapping that is remembered. */
export type KeptSettings = Partial<CollectionSettings> & { regions?: Record<string, string>; header?: string[] };

/** A list that is brought in. `done` rows were checked or taken so far, `toldAt` is when that was last said. */
export type Collection = {
  id: number;
  person: number;
  state: CollectionState;
  file: string | null;
  header: string[];
  mapping: CollectionMapping;
  settings: KeptSettings;
  done: number;
  toldAt: Date | null;
  createdAt: Date;
  expiresAt: Date;
  takenAt: Date | null;
};

const columns = (sql: Sql) =>
  sql`id, person, state, file, header, mapping, settings, done, told_at, created_at, expires_at, taken_at`;

const toCollection = ({ mapping, ...rest }: Omit<Collection, 'mapping'> & { mapping: string[] }): Collection => ({
  ...rest,
  mapping: mapping.map((field) => (field === '' ? null : (field as CollectionField))),
});

export async function insertCollection(
  sql: Sql,
  collection: { token: string; person: number; expiresAt: Date; createdAt: Date },
): Promise<number> {
  const [inserted] = await sql<[{ id: number }]>`insert into collection ${sql(collection)} returning id`;
  return inserted.id;
}

/** Deletes lists from before then; what was taken from them stays. */
export async function deleteCollectionsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from collection where created_at < ${before}`;
  return count;
}

/** The list behind a token, as long as its link works. */
export async function findCollectionOf(sql: Sql, token: string, now: Date): Promise<Collection | null> {
  const [found] = await sql<Parameters<typeof toCollection>>`
    select ${columns(sql)} from collection where token = ${token} and expires_at > ${now}`;
  return found ? toCollection(found) : null;
}

export async function findCollection(sql: Sql, id: number): Promise<Collection | null> {
  const [found] = await sql<Parameters<typeof toCollection>>`select ${columns(sql)} from collection where id = ${id}`;
  return found ? toCollection(found) : null;
}

/** The list, nobody else changing it until the transaction ends; null where it is gone. */
export async function lockCollection(sql: Sql, id: number): Promise<Collection | null> {
  const [found] = await sql<Parameters<typeof toCollection>>`
    select ${columns(sql)} from collection where id = ${id} for no key update`;
  return found ? toCollection(found) : null;
}

/** Gives a list another link. */
export async function saveCollectionLink(
  sql: Sql,
  id: number,
  { token, expiresAt }: { token: string; expiresAt: Date },
): Promise<void> {
  await sql`update collection set token = ${token}, expires_at = ${expiresAt} where id = ${id}`;
}

/** The newest lists of a person that hold a file. */
export async function listCollections(sql: Sql, person: number, limit: number): Promise<Collection[]> {
  const found = await sql<Parameters<typeof toCollection>>`
    select ${columns(sql)} from collection where person = ${person} and file is not null order by id desc limit ${limit}`;
  return found.map(toCollection);
}

export async function listCollectionsForExport(sql: Sql, person: number) {
  return sql`
    select c.id, c.file, c.header, c.settings, c.created_at, c.taken_at,
      (select coalesce(jsonb_agg(r.cells order by r.line), '[]') from collection_row r where r.collection = c.id) as rows
    from collection c where c.person = ${person} order by c.id`;
}

export async function moveCollections(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update collection set person = ${to} where person = ${from}`;
}

export type CollectionChanges = Partial<
  Pick<Collection, 'state' | 'file' | 'header' | 'mapping' | 'settings' | 'done' | 'toldAt' | 'takenAt'>
>;

export async function updateCollection(
  sql: Sql,
  id: number,
  { mapping, settings, ...rest }: CollectionChanges,
): Promise<void> {
  await sql`
    update collection set ${sql({
      ...rest,
      ...(mapping && { mapping: mapping.map((field) => field ?? '') }),
      ...(settings && { settings: toJson(sql, settings) }),
    })} where id = ${id}`;
}

/** Begins work on a list: true for one caller alone, unless the one before has said nothing since `silentSince`. */
export async function beginWork(
  sql: Sql,
  id: number,
  {
    state,
    from,
    now,
    silentSince,
  }: { state: CollectionState; from: readonly CollectionState[]; now: Date; silentSince: Date },
): Promise<boolean> {
  const { count } = await sql`
    update collection set state = ${state}, done = 0, told_at = ${now}
    where id = ${id} and (state = any(${[...from]}) or (state in ('checking', 'taking') and told_at < ${silentSince}))`;
  return count > 0;
}

/**
 * Goes on with work on a list, which nobody else changes until the transaction ends. `toldAt` is when this work said something last: false
 * where other work, or a file, came in its place since.
 */
export async function holdWork(
  sql: Sql,
  id: number,
  { state, toldAt, ...changes }: { state: CollectionState; toldAt: Date; done: number; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update collection set done = ${changes.done}, told_at = ${changes.now}
    where id = ${id} and state = ${state} and told_at = ${toldAt}`;
  return count > 0;
}

/** Finds which columns were what in a file with the same columns. */
export async function findMapping(
  sql: Sql,
  headers: string,
): Promise<{ mapping: CollectionMapping; settings: KeptSettings } | null> {
  const [found] = await sql<{ mapping: string[]; settings: KeptSettings }[]>`
    select mapping, settings from collection_mapping where headers = ${headers}`;
  return found
    ? {
        settings: found.settings,
        mapping: found.mapping.map((field) => (field === '' ? null : (field as CollectionField))),
      }
    : null;
}

export async function saveMapping(
  sql: Sql,
  {
    headers,
    mapping,
    settings,
    now,
  }: { headers: string; mapping: CollectionMapping; settings: KeptSettings; now: Date },
): Promise<void> {
  const fields = mapping.map((field) => field ?? '');
  await sql`
    insert into collection_mapping (headers, mapping, settings, saved_at)
    values (${headers}, ${fields}, ${toJson(sql, settings)}, ${now})
    on conflict (headers) do update set mapping = excluded.mapping, settings = excluded.settings, saved_at = excluded.saved_at`;
}

export async function countRows(sql: Sql, collection: number): Promise<CollectionCounts> {
  const [row] = await sql<[CollectionCounts]>`
    select count(*)::int as rows,
      (count(*) filter (where record is not null and problems = '[]'))::int as good,
      (count(*) filter (where record is not null and problems <> '[]' and not ${notedRows(sql)}))::int as guessed,
      (count(*) filter (where record is not null and ${notedRows(sql)}))::int as noted,
      (count(*) filter (where record is null))::int as bad,
      (count(*) filter (where twin ->> 'kind' = 'same'))::int as same,
      (count(*) filter (where twin ->> 'kind' = 'alike'))::int as alike,
      (count(*) filter (where record is not null and ${chosenRows(sql)} and experience is null))::int as chosen,
      (count(*) filter (where experience is not null))::int as taken
    from collection_row where collection = ${collection}`;
  return row;
}

/** The condition for rows that are taken: where nobody chose, all but those that are there already. */
export const chosenRows = (sql: Sql) =>
  sql`coalesce(choice, case when twin ->> 'kind' = 'same' then 'leave' else 'take' end) = 'take'`;

/** Rows of which more is to be said than what was guessed. */
export const notedRows = (sql: Sql) =>
  sql`exists (select from jsonb_array_elements(problems) problem where problem ->> 'kind' <> all(${[...guessKinds]}))`;
