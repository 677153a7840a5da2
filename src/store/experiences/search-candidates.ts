import type postgres from 'postgres';
import { hasFacets } from '#src/domain/experiences/facets.ts';
import type { ExperienceFilter, NamedBySearch } from '#src/domain/experiences/search.ts';
import {
  mostRanked,
  mostTagged,
  mostWithAll,
  type PlannedTerm,
  type SearchPlan,
} from '#src/domain/experiences/search-plan.ts';
import type { Sql } from '../database/database.ts';
import { inPolicyAreaAndRegion, openOnly, passing, publicOnly } from './experience.ts';
import { havingFacets, passingFacets } from './facet-terms.ts';

/** A part of a query. */
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Which experiences are ranked. `scanned`: how many of the newest are scanned for frequent terms; null where the index names them. */
export type CandidateQuery = ExperienceFilter & {
  plan: SearchPlan;
  scanned: number | null;
  /** How many of those that are scanned and match are ranked. */
  ranked: number;
  /** The policy areas, target groups and regions that the words name; the newest experiences tagged with them are ranked too. */
  named: Pick<NamedBySearch, 'areas' | 'groups' | 'regions'>;
};

/** A query for the column `number` of the experiences worth ranking, some of them more than once. */
export function candidateNumbers(sql: Sql, { plan, scanned, ranked, named, ...filter }: CandidateQuery): Fragment {
  const { facets = {}, ...others } = filter;
  // Asked of each match, of which there are few: what passes the facets alone may be most of the collection. "offset 0" keeps it a look-up.
  const visible = sql`${filter.isPublic ? publicOnly(sql) : openOnly(sql)} and ${passing(sql, others)}
    and ${hasFacets(facets) ? sql`exists (select from experience_facet f where f.number = experience.number and ${havingFacets(sql, facets)} offset 0)` : sql`true`}`;
  const { scarce, frequent, looksForAll } = plan;
  const parts: Fragment[] = [
    matching(scarce),
    ...(frequent.length > 0 ? [scanned === null ? newest(frequent, mostRanked) : scanNewest(scanned)] : []),
    ...(looksForAll.length > 0 ? [newest([{ term: looksForAll.join(' & '), language: null }], mostWithAll)] : []),
    ...[named.areas.map((area) => `area:${area}`), named.groups.map((group) => `group:${group}`)]
      .filter((tags) => tags.length > 0)
      .map(
        (tags) => sql`(
          select number from experience_facet where facets && ${tags}::text[] and ${passingFacets(sql, filter)}
          order by number desc limit ${mostTagged})`,
      ),
    ...named.regions.map(
      (code) =>
        sql`(select number from experience where ${visible} and ${inPolicyAreaAndRegion(sql, undefined, code)} order by number desc limit ${mostWithAll})`,
    ),
  ];
  return parts.reduce((all, part) => sql`${all} union all ${part}`);

  /** Reading tsqueries from a row hides their selectivity from PostgreSQL, so that its planner uses the index. */
  function matching(terms: readonly PlannedTerm[]): Fragment {
    return sql`
      select number from unnest(${terms.map(({ term }) => term)}::tsquery[], ${terms.map(({ language }) => language)}::text[]) as sought (query, of_language)
      join experience on search @@ query and (of_language is null or language = of_language) where ${visible}`;
  }

  function newest(terms: readonly PlannedTerm[], limit: number): Fragment {
    return sql`(select distinct number from (${matching(terms)} offset 0) found order by number desc limit ${limit})`;
  }

  /** Reads from the newest experience on, because the index would return too many matches. */
  function scanNewest(most: number): Fragment {
    // Those of other areas are passed over in the narrow table.
    const read =
      filter.area !== undefined || hasFacets(filter.facets ?? {})
        ? sql`
        select number, search, language from (
          select number from experience_facet where ${passingFacets(sql, filter)} order by number desc limit ${most} offset 0
        ) chosen
        -- One by one, never by a scan of all: "offset 0" keeps it a look-up.
        cross join lateral (select search, language from experience e where e.number = chosen.number offset 0) e`
        : sql`select number, search, language from experience where ${visible} order by number desc limit ${most}`;
    return sql`(select number from (${read}) newest where ${holdingAny(frequent)} limit ${ranked})`;
  }

  /** The condition that one of the terms is in the columns `search` and `language`: one question for each row, as unpacking its words takes longest. */
  function holdingAny(terms: readonly PlannedTerm[]): Fragment {
    const of = (wanted: string | null) =>
      terms.flatMap(({ term, language }) => (language === null || language === wanted ? [term] : [])).join(' | ');
    const languages = [...new Set(terms.flatMap(({ language }) => language ?? []))];
    if (languages.length === 0) return sql`search @@ ${of(null)}::tsquery`;
    const cases = languages.map((language) => sql`when ${language} then ${of(language)}::tsquery`);
    return sql`search @@ (case language ${cases.reduce((all, each) => sql`${all} ${each}`)} else ${of(null)}::tsquery end)`;
  }
}
