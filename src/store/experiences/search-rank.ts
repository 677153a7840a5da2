import type { SortOrder } from '#src/domain/experiences/facets.ts';
import { countCap, type ExperienceMatch } from '#src/domain/experiences/search.ts';
import { snippetMarks } from '#src/domain/experiences/snippet.ts';
import type { Sql } from '../database/database.ts';
import { type CandidateQuery, candidateNumbers } from './search-candidates.ts';

/** Characters that PostgreSQL reads as part of a word, and their stand-ins while it makes the snippet, as it drops what looks like HTML. */
const tokenSigns = '<>&./:@_-=?#%+~*';
const standIns = Array.from(tokenSigns, (_, index) => String.fromCharCode(0xe010 + index)).join('');
/** Dropped from a snippet: our own marks in a member's text, and soft hyphens and the like. */
const dropped = `${snippetMarks.start}${snippetMarks.end}${standIns}\u00ad\u200b\u2060\ufeff`;

type Ranking = { terms: readonly string[]; sort: SortOrder | 'best'; limit: number; offset: number };

/** What stands in for the rank where another order is asked for: the larger, the earlier. */
const placeIn = (sql: Sql, sort: Exclude<Ranking['sort'], 'best'>) =>
  ({
    newest: sql`number`,
    oldest: sql`-number`,
    reach: sql`coalesce((select reached from experience_facet f where f.number = matching.number), -1)`,
    changed: sql`(select extract(epoch from updated_at) from experience_facet f where f.number = matching.number)`,
  })[sort];

/** The best of the candidates, by the rank of the whole text and of title and lesson. `count` in each row is of all, at most `countCap`. */
export async function rankExperiences(
  sql: Sql,
  { terms, sort, limit, offset, ...query }: CandidateQuery & Ranking,
): Promise<(ExperienceMatch & { count: number })[]> {
  const tsquery = terms.join(' | ');
  const { named } = query;
  return sql`
    with candidate as materialized (select distinct number from (${candidateNumbers(sql, query)}) chosen),
    matching as (
      select number,
        ts_rank(search, ${tsquery}::tsquery, 1) + ts_rank(brief, ${tsquery}::tsquery, 1)
          + case when policy_areas && ${named.areas}::text[] then 0.05 else 0 end
          + case when region ^@ any(${named.regions}::text[]) then 0.05 else 0 end as rank
      from candidate
      -- One by one, never by a scan of all: "offset 0" keeps it a look-up.
      cross join lateral (select search, brief, policy_areas, region from experience e where e.number = candidate.number offset 0) e
    ), best as (
      select number, ${sort === 'best' ? sql`rank` : placeIn(sql, sort)} as rank from matching
      order by 2 desc, number desc limit ${limit} offset ${offset}
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
}
