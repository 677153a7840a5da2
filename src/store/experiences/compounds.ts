import type { Sql } from '../database/database.ts';

/** Languages that write compounds as one word, the head last. */
const joiningLanguages = ['de', 'nl', 'sv', 'da', 'no', 'fi', 'et', 'hu', 'is'];
/** Shorter parts are as often a syllable as a word. */
const shortestPart = 4;
/** The linking letters that may stand between the parts of a compound. */
const linking = ['', 's', 'es', 'n', 'en', 'er', 'e', '-'];
/** A first part is longer: “Rat” begins very many words. */
const shortestFirst = 5;
/** Comes behind every letter. */
const behindAll = '\uffff';
const mostCompared = 200;
const mostOfOne = 10;

/**
 * Words somebody wrote that end in one of these, which are without accents: “Deutschkurse” for “Kurse”; or that begin with one: “Pflegeberufe” for
 * “Pflege”. The other part must be a word that somebody wrote too, so that “Exkurs” is none.
 */
export async function listCompounds(
  sql: Sql,
  words: readonly string[],
): Promise<{ head: string; word: string; documents: number }[]> {
  const heads = words.filter((word) => word.length >= shortestPart && /^\p{L}+$/u.test(word));
  if (heads.length === 0) return [];
  return sql`
    select head, word, documents from unnest(${heads}::text[]) as asked (head)
    cross join lateral (
      select word, sum(documents)::int as documents from (
        select word, language, documents from vocabulary
        where language = any(${joiningLanguages}) and length(word) >= length(head) + ${shortestPart - 2}::int
          and word like '%' || left(head, greatest(${shortestPart}::int, length(head) - 2)) || '%'
        order by documents desc limit ${mostCompared}
      ) alike
      where exists (
        select from generate_series(${shortestPart + 1}::int, length(word) - ${shortestPart - 1}::int) as cut
        join lateral (select substr(word, cut) as tail, left(word, cut - 1) as before) part on true
        where (starts_with(tail, head) and length(tail) <= length(head) + 2
            or to_tsvector(search_config(language), tail) = to_tsvector(search_config(language), head)
              and to_tsvector(search_config(language), head) <> '')
          and exists (
            select from unnest(${linking}::text[]) as link
            join vocabulary known on known.word = left(before, length(before) - length(link)) and known.language = alike.language
            where before like '%' || link and length(known.word) >= ${shortestPart}::int))
      group by word order by documents desc limit ${mostOfOne}
    ) compound
    union all
    select head, word, documents from unnest(${heads}::text[]) as asked (head)
    cross join lateral (
      select word, sum(documents)::int as documents from (
        select word, language, documents from vocabulary
        where word > head and word < head || ${behindAll} and language = any(${joiningLanguages}) and length(word) >= length(head) + ${shortestPart}::int
        order by documents desc limit ${mostCompared}
      ) beginning
      where length(head) >= ${shortestFirst}::int and exists (
        select from unnest(${linking}::text[]) as link
        join vocabulary known on known.word = substr(beginning.word, length(head) + length(link) + 1) and known.language = beginning.language
        where starts_with(substr(beginning.word, length(head) + 1), link) and length(known.word) >= ${shortestPart}::int)
      group by word order by documents desc limit ${mostOfOne}
    ) compound`;
}
