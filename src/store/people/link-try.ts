import type { Sql } from '../database/database.ts';

/** Codes that were typed and are none: by one person, and on one platform by all. */
export type LinkTries = { ofPerson: number; onPlatform: number };

export async function countLinkTries(
  sql: Sql,
  { person, platform }: { person: number; platform: string },
  since: Date,
): Promise<LinkTries> {
  const [counts] = await sql<[LinkTries]>`
    select (select count(*) from link_try where person = ${person} and tried_at > ${since}) as of_person,
      (select count(*) from link_try where platform = ${platform} and tried_at > ${since}) as on_platform`;
  return counts;
}

export async function insertLinkTry(sql: Sql, person: number, platform: string, now: Date): Promise<void> {
  await sql`insert into link_try ${sql({ person, platform, triedAt: now })}`;
}

export async function listLinkTries(sql: Sql, person: number): Promise<{ platform: string; triedAt: Date }[]> {
  return sql`select platform, tried_at from link_try where person = ${person} order by tried_at`;
}

export async function moveLinkTries(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update link_try set person = ${to} where person = ${from}`;
}

/** Returns how many were removed. */
export async function deleteLinkTriesBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from link_try where tried_at < ${before}`;
  return count;
}
