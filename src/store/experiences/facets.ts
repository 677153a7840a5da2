import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import { type SortOrder, socialFundTerms } from '#src/domain/experiences/facets.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Sql } from '../database/database.ts';
import { briefColumns } from './experience.ts';
import { passingFacets } from './facet-terms.ts';
import { type CandidateQuery, candidateNumbers } from './search-candidates.ts';

/** How many experiences have a facet's term; the term '' is of all of them. */
export type TermCount = { term: string; count: number };

const orders = {
  newest: (sql: Sql) => sql`number desc`,
  oldest: (sql: Sql) => sql`number`,
  reach: (sql: Sql) => sql`reached desc nulls last, number desc`,
  changed: (sql: Sql) => sql`updated_at desc, number desc`,
  published: (sql: Sql) => sql`published_at desc nulls last, number desc`,
};

/** Lists a page of the open experiences that pass; `published`: the latest published first. */
export async function listPassing(
  sql: Sql,
  filter: ExperienceFilter,
  { sort, limit, offset = 0 }: { sort: SortOrder | 'published'; limit: number; offset?: number },
): Promise<ExperienceBrief[]> {
  return sql`
    with chosen as materialized (
      select number, row_number() over () as place from (
        select number from experience_facet where ${passingFacets(sql, filter)}
        order by ${orders[sort](sql)} limit ${limit} offset ${offset}
      ) ordered
    )
    select ${briefColumns(sql)} from chosen join experience using (number) order by place`;
}

/** The terms an experience counts for: '', its own, and the ESF for what has ESF+, which a filter for the ESF finds. */
function countedTerms(sql: Sql) {
  const [older, newer] = socialFundTerms;
  return sql`facets || ''::text || case when facets @> ${[newer]}::text[] and not facets @> ${[older]}::text[] then ${[older]}::text[] else '{}' end`;
}

/** Counts the open experiences that pass by each term they have, the newest `cap` at most. */
export async function countTerms(sql: Sql, filter: ExperienceFilter, cap: number): Promise<TermCount[]> {
  return sql`
    with passing as materialized (
      select facets from experience_facet where ${passingFacets(sql, filter)} order by number desc limit ${cap}
    )
    select term, count(*)::int as count from passing cross join unnest(${countedTerms(sql)}) as term group by term`;
}

/** Counts the open experiences that pass by the region that logged them, the newest `cap` at most. */
export async function countRegions(sql: Sql, filter: ExperienceFilter, cap: number): Promise<TermCount[]> {
  return sql`
    select 'region:' || region as term, count(*)::int as count from (
      select region from experience_facet where ${passingFacets(sql, filter)} order by number desc limit ${cap}
    ) passing group by region`;
}

/** Counts those that are ranked for words by each term they have: see `rankExperiences`. */
export async function countTermsOfMatches(sql: Sql, query: CandidateQuery, cap: number): Promise<TermCount[]> {
  return sql`
    with candidate as materialized (select distinct number from (${candidateNumbers(sql, query)}) chosen limit ${cap})
    select term, count(*)::int as count
    from candidate join experience_facet using (number) cross join unnest(${countedTerms(sql)}) as term group by term`;
}
