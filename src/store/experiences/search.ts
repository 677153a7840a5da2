import postgres from 'postgres';
import { snippetMarks } from '#src/domain/experiences/snippet.ts';
import type { Database, Sql } from '../database/database.ts';
import { chooseCandidates } from './candidates.ts';
import type { ExperienceBrief, ExperienceFilter } from './experience.ts';
import { readSearchWords } from './search-words.ts';

export type ExperienceQuery = ExperienceFilter & {
  words: string;
  /** The asker's, ISO 639-1: its stemmer is used and its words come first where something was misspelt. */
  language: string;
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
  /** So many experiences match that only the newest of them were compared. */
  isPartial: boolean;
  /** More words were said than were looked for, which were the first these many; null where all were. */
  cutTo: number | null;
};

export const countCap = 1_000;
const queryCancelled = '57014';

/** Signs that PostgreSQL reads as part of a word, and what stands for them while it makes the snippet; it drops what looks like HTML. */
const tokenSigns = '<>&./:@_-=?#%+~*';
const standIns = Array.from(tokenSigns, (_, index) => String.fromCharCode(0xe010 + index)).join('');
/** Dropped from a snippet: our own marks in a member's text, and soft hyphens and the like. */
const dropped = `${snippetMarks.start}${snippetMarks.end}${standIns}\u00ad\u200b\u2060\ufeff`;

/**
 * Open experiences that hold any of the words, best first: by the rank of the whole text and of title and lesson. Any and not all, because
 * natural questions hold words no record has. Words nobody wrote are corrected to the most alike that somebody did. What it reads is bounded,
 * however many experiences there are.
 */
export async function searchExperiences(sql: Sql, query: ExperienceQuery): Promise<ExperienceMatches> {
  const { named = { areas: [], regions: [], words: [] }, offset = 0, area, region, except, status } = query;
  const { terms, corrections, cutTo } = await readSearchWords(sql, query.words, {
    language: query.language,
    names: named.words,
  });
  if (terms.length + named.areas.length + named.regions.length === 0)
    return { matches: [], count: 0, corrections, isVoid: true, isPartial: false, cutTo };
  const tsquery = terms.map(({ term }) => term).join(' | ');
  const candidates = await chooseCandidates(sql, terms, { area, region, except, status, named });
  const rows = await sql<(ExperienceMatch & { count: number })[]>`
    with candidate as materialized (select distinct number from (${candidates.numbers}) chosen),
    matching as (
      select number,
        ts_rank(search, ${tsquery}::tsquery, 1) + ts_rank(brief, ${tsquery}::tsquery, 1)
          + case when policy_areas && ${named.areas}::text[] then 0.05 else 0 end
          + case when region ^@ any(${named.regions}::text[]) then 0.05 else 0 end as rank
      from candidate
      -- One by one, never by a scan of all: "offset 0" keeps it a look-up.
      cross join lateral (select search, brief, policy_areas, region from experience e where e.number = candidate.number offset 0) e
    ), best as (
      select number, rank from matching order by rank desc, number desc limit ${query.limit} offset ${offset}
    )
    select number, title, region, policy_areas, target_groups, life, withdrawn_at, created_at,
      (select count(*) from (select 1 from candidate limit ${countCap}) capped) as count,
      translate(ts_headline(
        search_config(language),
        translate(translate(concat_ws(E'\n', lesson, action, challenge), ${dropped}, ''), ${tokenSigns}, ${standIns}),
        ${tsquery}::tsquery,
        ${`StartSel=${snippetMarks.start}, StopSel=${snippetMarks.end}, MinWords=18, MaxWords=32`}
      ), ${standIns}, ${tokenSigns}) as snippet
    from best join experience using (number)
    order by rank desc, number desc`;
  return {
    matches: rows.map(({ count: _, ...match }) => match),
    // A page behind the last has no row to tell the count.
    count: rows[0]?.count ?? (offset > 0 ? (await searchExperiences(sql, { ...query, limit: 1, offset: 0 })).count : 0),
    corrections,
    isVoid: false,
    isPartial: await candidates.arePartial(),
    cutTo,
  };
}

/** The same with no query in it longer than `mostMs`; null where one would be. */
export async function searchWithin(
  withTransaction: Database['withTransaction'],
  mostMs: number,
  query: ExperienceQuery,
): Promise<ExperienceMatches | null> {
  try {
    return await withTransaction(async (sql) => {
      await sql`select set_config('statement_timeout', ${String(mostMs)}, true)`;
      return searchExperiences(sql, query);
    });
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === queryCancelled) return null;
    throw error;
  }
}
