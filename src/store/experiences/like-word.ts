import type { Sql } from '../database/database.ts';

/** A word of another length by more than this is another word. */
const lengths = [-2, -1, 0, 1, 2];

/** A word that records have; `isOwn`: in the asker's language. */
export type KnownWord = { word: string; documents: number; isOwn: boolean };

/** Words that share enough of their letters with this one, or that are one of `swapped`. */
export async function listAlikeWords(
  sql: Sql,
  word: string,
  { swapped, language }: { swapped: readonly string[]; language: string },
): Promise<KnownWord[]> {
  return listWords(sql, word, language, sql`word % ${word} or word = any(${[...swapped]})`);
}

/** Words that begin with the same letter. */
export async function listWordsOfInitial(sql: Sql, word: string, language: string): Promise<KnownWord[]> {
  return listWords(sql, word, language, sql`left(word, 1) = ${word.slice(0, 1)}`);
}

async function listWords(sql: Sql, word: string, language: string, condition: ReturnType<Sql>): Promise<KnownWord[]> {
  return sql`
    select word, sum(documents)::int as documents, bool_or(language = ${language}) as is_own
    from vocabulary
    where (${condition}) and length(word) = any(${lengths.map((more) => word.length + more)}::int[])
    group by word
    order by similarity(word, ${word}) * ln(sum(documents) + 1) desc
    limit 30`;
}
