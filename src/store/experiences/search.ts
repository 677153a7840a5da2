import { foldText } from '#src/core/text.ts';
import { snippetMarks } from '#src/domain/experiences/snippet.ts';
import { createNameIndex } from '#src/domain/regions/name-index.ts';
import type { Sql } from '../database/database.ts';
import { type ExperienceBrief, inAreaAndRegion, openOnly } from './experience.ts';

export type ExperienceQuery = {
  words: string;
  /** The asker's, ISO 639-1: its stemmer is used and its words come first where something was misspelt. */
  language: string;
  /** Only these; a region takes in the regions inside it. */
  area?: string;
  region?: string;
  /** What some of the words name: records tagged with it match too, whatever language they are written in. */
  named?: { areas: string[]; regions: string[]; words: string[] };
  limit: number;
  offset?: number;
};

/** `snippet` has what matched between `snippetMarks`. */
export type ExperienceMatch = ExperienceBrief & { snippet: string };

export type ExperienceMatches = {
  matches: ExperienceMatch[];
  /** At most `countCap`, which means that many or more. */
  count: number;
  /** Unknown words and what was looked for in their place. */
  corrections: { from: string; to: string }[];
  /** Nothing was looked for: the words are none, or say nothing. */
  isVoid: boolean;
};

/** Stands for "<" while PostgreSQL makes the snippet, which drops what looks like HTML. */
const lessThan = '\ue002';
export const countCap = 1_000;

const mostWords = 20;
/** Stemmers of the languages most records are in: a word is looked for as each would stem it. */
const recordLanguages = ['en', 'es', 'ca', 'it', 'pt', 'sv', 'fr', 'de'];
/** Below this a word is not like a known one. */
const likeEnough = 0.45;

/**
 * Open experiences that hold any of the words, best first: by the rank of the whole text and of title and lesson. Any and not all, because
 * natural questions hold words no record has. Words nobody wrote are corrected to the most alike that somebody did.
 */
export async function searchExperiences(sql: Sql, query: ExperienceQuery): Promise<ExperienceMatches> {
  const { named = { areas: [], regions: [], words: [] }, offset = 0 } = query;
  const isNamed = named.areas.length + named.regions.length > 0;
  const words = await describeWords(sql, splitWords(query.words), query.language);
  const meaningful = words.filter(({ isFiller }) => !isFiller);
  const corrections: { from: string; to: string }[] = [];
  const terms = meaningful.map(({ tsquery }) => tsquery);
  const names = new Set(named.words.flatMap(splitWords));
  for (const { word, isKnown } of meaningful) {
    const better = isKnown || names.has(word) ? null : await findLikeWord(sql, word, query.language);
    if (better === null) continue;
    corrections.push({ from: word, to: better });
    const [described] = await describeWords(sql, [better], query.language);
    if (described) terms.push(described.tsquery);
  }
  const isVoid = terms.length === 0 && !isNamed;
  if (isVoid) return { matches: [], count: 0, corrections, isVoid };
  const tsquery = terms.join(' | ');
  const rows = await sql<(ExperienceMatch & { count: number })[]>`
    with matching as (
      select number,
        ts_rank(search, ${tsquery}::tsquery, 1) + ts_rank(brief, ${tsquery}::tsquery, 1)
          + case when policy_areas && ${named.areas}::text[] then 0.05 else 0 end
          + case when region ^@ any(${named.regions}::text[]) then 0.05 else 0 end as rank
      from experience
      where ${openOnly(sql)} and ${inAreaAndRegion(sql, query.area, query.region)}
        and (search @@ ${tsquery}::tsquery or policy_areas && ${named.areas}::text[] or region ^@ any(${named.regions}::text[]))
    ), best as (
      select number, rank from matching order by rank desc, number desc limit ${query.limit} offset ${offset}
    )
    select number, title, region, policy_areas, target_groups, life, withdrawn_at, created_at,
      (select count(*) from (select 1 from matching limit ${countCap}) capped) as count,
      ts_headline(
        search_config(language),
        translate(concat_ws(E'\n', lesson, action, challenge), ${`<${snippetMarks.start}${snippetMarks.end}${lessThan}`}, ${lessThan}),
        ${tsquery}::tsquery,
        ${`StartSel=${snippetMarks.start}, StopSel=${snippetMarks.end}, MinWords=18, MaxWords=32`}
      ) as snippet
    from best join experience using (number)
    order by rank desc, number desc`;
  const count = rows[0]?.count ?? (offset > 0 ? await countBefore() : 0);
  return {
    matches: rows.map(({ count: _, snippet, ...match }) => ({ ...match, snippet: snippet.replaceAll(lessThan, '<') })),
    count,
    corrections,
    isVoid,
  };

  /** A page behind the last has no row to tell the count. */
  async function countBefore(): Promise<number> {
    return (await searchExperiences(sql, { ...query, limit: 1, offset: 0 })).count;
  }
}

function splitWords(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, mostWords);
}

type DescribedWord = { word: string; tsquery: string; isFiller: boolean; isKnown: boolean };

/** How each word is looked for, whether it says nothing in the asker's language or English, and whether a record has it. */
async function describeWords(sql: Sql, words: string[], language: string): Promise<DescribedWord[]> {
  if (words.length === 0) return [];
  const languages = [...new Set([language, ...recordLanguages])];
  return sql`
    select word, coalesce(query::text, '') as tsquery,
      query is null or to_tsvector(search_config(${language}), word) = '' or to_tsvector('english', word) = '' as is_filler,
      exists (select 1 from experience where ${openOnly(sql)} and search @@ query) as is_known
    from unnest(${words}::text[]) with ordinality as said (word, position)
    cross join lateral (
      select string_agg(distinct term, ' | ')::tsquery as query from (
        select nullif(plainto_tsquery(search_config(code), word)::text, '') as term from unnest(${languages}::text[]) as code
        union all select nullif(plainto_tsquery('simple', unaccented(word))::text, '')
      ) terms
    ) looked_for
    order by position`;
}

/** The word with each two neighbouring letters swapped: such typos share few trigrams with what was meant. */
function listSwapped(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  );
}

/** The word most alike that records have, the asker's language first; null if none is alike. */
async function findLikeWord(sql: Sql, word: string, language: string): Promise<string | null> {
  if (word.length < 4) return null;
  const plain = foldText(word);
  const close = await listLikeWords(sql, plain, language, sql`word % ${plain} or word = any(${listSwapped(plain)})`);
  const likely =
    close.length > 0 ? close : await listLikeWords(sql, plain, language, sql`word ^@ ${plain.slice(0, 1)}`);
  const byWord = new Map(likely.map((candidate) => [candidate.word, candidate]));
  const index = createNameIndex(likely.map(({ word }) => ({ value: word, label: word, names: [word] })));
  const [best] = index
    .nearest(plain, 10)
    .filter(({ score }) => score >= likeEnough)
    .map(({ value, score }) => {
      const { documents = 0, isOwn = false } = byWord.get(value) ?? {};
      return { value, weight: score * (1 + Math.log1p(documents) / 50) + (isOwn ? 0.05 : 0) };
    })
    .sort((left, right) => right.weight - left.weight);
  return best?.value ?? null;
}

async function listLikeWords(
  sql: Sql,
  word: string,
  language: string,
  condition: ReturnType<Sql>,
): Promise<{ word: string; documents: number; isOwn: boolean }[]> {
  return sql`
    select word, sum(documents)::int as documents, bool_or(language = ${language}) as is_own
    from vocabulary
    where (${condition}) and abs(length(word) - ${word.length}) <= 2
    group by word
    order by similarity(word, ${word}) * ln(sum(documents) + 1) desc
    limit 30`;
}
