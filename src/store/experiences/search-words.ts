import type { DescribedWord } from '#src/domain/experiences/search.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** Stemmers of the languages most records are in: a word is looked for as each would stem it. */
const recordLanguages = ['en', 'es', 'ca', 'it', 'pt', 'sv', 'fr', 'de'];

/** Texts as their words are kept to be looked for, with a blank between two. */
export async function joinTexts(sql: Sql, texts: readonly string[]): Promise<string[]> {
  const rows = await sql<{ joined: string }[]>`
    select joined_text(content) as joined
    from unnest(${texts.map(toText)}::text[]) with ordinality as said (content, position) order by position`;
  return rows.map(({ joined }) => joined);
}

/** Describes each word: its search term, whether it is a stop word in the asker's language or English, and how many experiences have it. */
export async function describeWords(sql: Sql, words: readonly string[], language: string): Promise<DescribedWord[]> {
  if (words.length === 0) return [];
  const languages = [...new Set([language, ...recordLanguages])];
  return sql`
    select word, coalesce(term, '') as term, coalesce(title, '') as title,
      term is null or to_tsvector(search_config(${language}), word) = '' or to_tsvector('english', word) = '' as is_filler,
      -- Whoever has a word mostly has two of these, as it was written and its stem.
      coalesce((select greatest(max(documents), sum(documents) / 2) from search_term where search_term.term = any(lexemes)), 0)::int as documents
    from unnest(${[...words]}::text[]) with ordinality as said (word, position)
    cross join lateral (
      select string_agg(distinct quote_literal(lexeme), ' | ') as term, string_agg(distinct quote_literal(lexeme) || ':A', ' | ') as title,
        array_agg(distinct lexeme) as lexemes
      from (
        select unnest(tsvector_to_array(to_tsvector(search_config(code), word))) from unnest(${languages}::text[]) as code
        union all select unnest(tsvector_to_array(to_tsvector('simple', unaccented(word))))
      ) stemmed (lexeme)
    ) looked_for
    order by position`;
}

/** Counts about how many experiences have each of these words without accents, or, for “lang*”, words that begin so. */
export async function countWords(sql: Sql, words: readonly string[]): Promise<Map<string, number>> {
  if (words.length === 0) return new Map();
  const rows = await sql<{ word: string; documents: number }[]>`
    select word, (
      case when word like '%*'
        -- Whoever has a word mostly has two of these, as it was written and its stem.
        then (select coalesce(greatest(max(documents), sum(documents) / 2), 0) from search_term
          where term >= rtrim(word, '*') and term < rtrim(word, '*') || ${endOfBeginning})
        else (select coalesce(max(documents), 0) from search_term where term = word) end
    )::int as documents
    from unnest(${[...words]}::text[]) as said (word)`;
  return new Map(rows.map(({ word, documents }) => [word, documents]));
}

/** Comes behind every letter. */
const endOfBeginning = '\uffff';
