import { foldText } from '#src/core/text.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { listCompounds } from './compounds.ts';
import { findLikeWord } from './like-word.ts';

/** What is looked for: `term` as PostgreSQL's tsquery; `documents`: about how many open experiences have it, and 0 only where none has. */
export type SearchTerm = { term: string; documents: number };

export type SearchWords = {
  terms: SearchTerm[];
  /** Unknown words and what is looked for in their place. */
  corrections: { from: string; to: string }[];
  /** More words were said than are looked for, which are these many; null where all are. */
  cutTo: number | null;
};

/** So many words are looked for, and so many of them corrected. */
const mostWords = 20;
const mostCorrected = 5;
const mostJoined = 5;
/** Of one word with hyphens. */
const mostParts = 6;
/** Stemmers of the languages most records are in: a word is looked for as each would stem it. */
const recordLanguages = ['en', 'es', 'ca', 'it', 'pt', 'sv', 'fr', 'de'];
/** Articles and the like before an apostrophe: “l’atur”, “dell’Umbria”. */
const elided =
  /(?<![\p{L}\p{N}])(?:\p{L}|qu|un|jusqu|lorsqu|puisqu|quoiqu|sant|(?:d|n|s|c|qu)?[aeou]ll|quest)['’ʼ‘`´](?=[\p{L}\p{N}])/giu;

/** The words of what somebody said as they are looked for; words nobody wrote are corrected to the most alike that somebody did. */
export async function readSearchWords(
  sql: Sql,
  text: string,
  { language, names }: { language: string; names: readonly string[] },
): Promise<SearchWords> {
  const [said, named] = await splitWords(sql, [text, names.join(' ')]);
  const kept = said.slice(0, mostWords);
  const described = await describeWords(sql, kept.flat(), language);
  const meaningful = kept
    .map((forms) => described.filter(({ word, isFiller }) => forms.includes(word) && !isFiller))
    .filter((forms) => forms.length > 0);
  const known = new Set(named.flat());
  const compounds = await listCompounds(
    sql,
    meaningful
      .flat()
      .map(({ word }) => foldText(word))
      .slice(0, mostJoined),
  );
  for (const { head } of compounds) known.add(head);
  const corrections: SearchWords['corrections'] = [];
  for (const forms of meaningful) {
    // Of a word with a hyphen one form is enough: nobody need have written all.
    if (
      corrections.length >= mostCorrected ||
      forms.some(({ documents, word }) => documents > 0 || known.has(word) || known.has(foldText(word)))
    )
      continue;
    const { word = '' } = forms.at(-1) ?? {};
    const better = /\p{N}/u.test(word) ? null : await findLikeWord(sql, word, language);
    if (better !== null) corrections.push({ from: word, to: better });
  }
  const better = await describeWords(
    sql,
    corrections.map(({ to }) => to),
    language,
  );
  const joined = compounds.map(({ word, documents }) => ({ term: `'${word.replaceAll("'", "''")}'`, documents }));
  const terms = new Map(
    [...meaningful.flat(), ...joined, ...better].map(({ term, documents }) => [term, { term, documents }]),
  );
  return { terms: [...terms.values()], corrections, cutTo: said.length > mostWords ? mostWords : null };
}

/** The words of each text, every one once, each with the forms it is looked for by: of “e-learning” its parts and “elearning”. */
async function splitWords(sql: Sql, texts: [string, string]): Promise<[string[][], string[][]]> {
  const rows = await sql<{ joined: string }[]>`
    select joined_text(content) as joined from unnest(${texts.map((text) => toText(text).toLowerCase().replace(elided, ' '))}::text[])
      with ordinality as said (content, position) order by position`;
  const [said = [], named = []] = rows.map(({ joined }) =>
    [...new Set(joined.split(' '))].map(listForms).filter(hasAny),
  );
  return [said, named];
}

const hasAny = (forms: string[]) => forms.length > 0;

function listForms(token: string): string[] {
  const parts = token.split('-').filter(Boolean);
  if (parts.length < 2 || /^[-\d]+$/.test(token)) return parts.slice(0, mostParts);
  // A single letter says little beside the word it is written with.
  return [...new Set([...parts.filter((part) => !/^\p{L}$/u.test(part)).slice(0, mostParts), parts.join('')])];
}

type DescribedWord = SearchTerm & { word: string; isFiller: boolean };

/** How each word is looked for, whether it says nothing in the asker's language or English, and how many experiences have it. */
async function describeWords(sql: Sql, words: string[], language: string): Promise<DescribedWord[]> {
  if (words.length === 0) return [];
  const languages = [...new Set([language, ...recordLanguages])];
  return sql`
    select word, coalesce(term, '') as term,
      term is null or to_tsvector(search_config(${language}), word) = '' or to_tsvector('english', word) = '' as is_filler,
      -- Whoever has a word mostly has two of these, as it was written and its stem.
      coalesce((select greatest(max(documents), sum(documents) / 2) from search_term where search_term.term = any(lexemes)), 0)::int as documents
    from unnest(${words}::text[]) with ordinality as said (word, position)
    cross join lateral (
      select string_agg(distinct quote_literal(lexeme), ' | ') as term, array_agg(distinct lexeme) as lexemes
      from (
        select unnest(tsvector_to_array(to_tsvector(search_config(code), word))) from unnest(${languages}::text[]) as code
        union all select unnest(tsvector_to_array(to_tsvector('simple', unaccented(word))))
      ) stemmed (lexeme)
    ) looked_for
    order by position`;
}
