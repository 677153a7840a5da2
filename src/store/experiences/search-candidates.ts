import type postgres from 'postgres';
import { hasFacets } from '#src/domain/experiences/facets.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import { mostRanked, mostWithAll, type SearchPlan } from '#src/domain/experiences/search-plan.ts';
import type { Sql } from '../database/database.ts';
import { inPolicyAreaAndRegion, openOnly, passing, publicOnly } from './experience.ts';
import { passingFacets } from './facet-terms.ts';

/** A part of a query. */
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Which experiences are ranked. `scanned`: how many of the newest are scanned for frequent terms; null where the index names them. */
export type CandidateQuery = ExperienceFilter & {
  plan: SearchPlan;
  scanned: number | null;
  /** How many of those that are scanned and match are ranked. */
  ranked: number;
  /** The policy areas and regions that the words name; the newest experiences tagged with them are ranked too. */
  named: { areas: string[]; regions: string[] };
};

/** A query for the column `number` of the experiences worth ranking, some of them more than once. */
export function candidateNumbers(sql: Sql, { plan, scanned, ranked, named, ...filter }: CandidateQuery): Fragment {
  const visible = sql`${filter.isPublic ? publicOnly(sql) : openOnly(sql)} and ${passing(sql, filter)}`;
  const { scarce, frequent, looksForAll } = plan;
  const any = frequent.join(' | ');
  const parts: Fragment[] = [
    matching(scarce),
    ...(frequent.length > 0 ? [scanned === null ? newest(any, mostRanked) : scanNewest(any, scanned)] : []),
    ...(looksForAll ? [newest(frequent.map((term) => `(${term})`).join(' & '), mostWithAll)] : []),
    ...(named.areas.length > 0
      ? [
          sql`(select number from experience where ${visible} and policy_areas && ${named.areas}::text[] order by number desc limit ${mostWithAll})`,
        ]
      : []),
    ...named.regions.map(
      (code) =>
        sql`(select number from experience where ${visible} and ${inPolicyAreaAndRegion(sql, undefined, code)} order by number desc limit ${mostWithAll})`,
    ),
  ];
  return parts.reduce((all, part) => sql`${all} union all ${part}`);

  /** Reading tsqueries from a row hides their selectivity from PostgreSQL, so that its planner uses the index. */
  function matching(queries: string[]): Fragment {
    return sql`select number from unnest(${queries}::tsquery[]) as query join experience on search @@ query where ${visible}`;
  }

  function newest(query: string, limit: number): Fragment {
    return sql`(select number from (${matching([query])} offset 0) found order by number desc limit ${limit})`;
  }

  /** Reads from the newest experience on, because the index would return too many matches. */
  function scanNewest(query: string, most: number): Fragment {
    // Those of other areas are passed over in the narrow table.
    const read =
      filter.area !== undefined || hasFacets(filter.facets ?? {})
        ? sql`
        select number, search from (
          select number from experience_facet where ${passingFacets(sql, filter)} order by number desc limit ${most} offset 0
        ) chosen join experience using (number)`
        : sql`select number, search from experience where ${visible} order by number desc limit ${most}`;
    return sql`(select number from (${read}) newest where search @@ ${query}::tsquery limit ${ranked})`;
  }
}
