import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** Keeps a list of subscribers that is looked at. Returns its number. */
export async function insertList(sql: Sql, person: number, content: string, now: Date): Promise<number> {
  const [kept] = await sql<[{ id: number }]>`
    insert into digest_list (person, content, created_at) values (${person}, ${toText(content)}, ${now}) returning id`;
  return kept.id;
}

export async function deleteListsOfPerson(sql: Sql, person: number): Promise<void> {
  await sql`delete from digest_list where person = ${person}`;
}

/** A list as it was looked at. Null if it is not there. */
export async function findList(sql: Sql, id: number, person: number): Promise<string | null> {
  const [found] = await sql<
    { content: string }[]
  >`select content from digest_list where id = ${id} and person = ${person}`;
  return found?.content ?? null;
}

/** Takes a list out, once. Null if it is not there. */
export async function takeList(sql: Sql, id: number, person: number): Promise<string | null> {
  const [taken] = await sql<{ content: string }[]>`
    delete from digest_list where id = ${id} and person = ${person} returning content`;
  return taken?.content ?? null;
}

export async function listListsOfPerson(
  sql: Sql,
  person: number,
): Promise<{ id: number; content: string; createdAt: Date }[]> {
  return sql`select id, content, created_at from digest_list where person = ${person}`;
}

/** Deletes the lists that were uploaded before then and not imported. Returns how many. */
export async function deleteListsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from digest_list where created_at < ${before}`;
  return count;
}

/** Lists which of these mail addresses, in small letters, have a subscription that did not end. */
export async function listSubscribedPlaces(sql: Sql, places: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ place: string }[]>`
    select distinct lower(places[1]) as place from digest_subscription where state <> 'ended' and lower(places[1]) = any(${[...places]})`;
  return new Set(rows.map(({ place }) => place));
}
