import type { Sql } from '../database/database.ts';

export type UnreadWord = { word: string; language: string; count: number };

/** More different words of a language are not begun; those known go on being counted. */
const mostWords = 5_000;

/** Counts words that nothing used. */
export async function countUnreadWords(sql: Sql, words: readonly string[], language: string, now: Date): Promise<void> {
  await sql`
    insert into unread_word (word, language, count, last_on)
    select word, ${language}, 1, ${now}::timestamptz::date from unnest(${[...words]}::text[]) said (word)
    where (select count(*) from unread_word where language = ${language}) < ${mostWords}
      or exists (select from unread_word known where known.language = ${language} and known.word = said.word)
    on conflict (language, word) do update set count = unread_word.count + 1,
      days = unread_word.days + (unread_word.last_on < excluded.last_on)::int, last_on = greatest(unread_word.last_on, excluded.last_on)`;
}

/** Lists the most frequent words, without those that came on one day only: they may be names, or belong to one conversation. */
export async function listUnreadWords(sql: Sql, limit: number): Promise<UnreadWord[]> {
  return sql<UnreadWord[]>`
    select word, language, count from unread_word where days > 1 order by count desc, language, word limit ${limit}`;
}

/** Deletes the words that came on one day only and not since then. Returns how many. */
export async function deleteRareUnreadWords(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from unread_word where days = 1 and last_on < ${before}::timestamptz::date`;
  return count;
}
