import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { briefColumns } from './experience.ts';

/** An experience with how much it is like another, and what both are tagged with. */
export type Alike = ExperienceBrief & {
  likeness: number;
  sharedAreas: string[];
  sharedGroups: string[];
  count: number;
};

/** A word that more experiences have says too little of one. */
const mostDocuments = 2_000;
/** The rarest words of title and texts that are looked for. */
const mostTerms = 24;
/** Of those with the same policy area and group, so many of the newest are compared. */
const mostTagged = 500;
/** The least likeness that is shown: a shared policy area alone is none. */
const leastLikeness = 0.05;

/**
 * Lists experiences like one: by the rank of its rarest words in title and texts, and by shared policy areas and groups, most alike first. Reads a
 * bounded number, whatever the size of the collection; of what members may read, or only of what anybody may.
 */
export async function listAlike(
  sql: Sql,
  number: number,
  { isPublic, limit, offset = 0 }: { isPublic: boolean; limit: number; offset?: number },
): Promise<Alike[]> {
  return sql`
    with self as (select search, policy_areas, target_groups from experience where number = ${number}),
    telling as (
      -- Title and the three texts: weights A and B.
      select term, documents from self
      cross join lateral unnest(tsvector_to_array(ts_filter(search, '{a,b}'))) as term
      join search_term using (term)
      where documents between 2 and ${mostDocuments} and length(term) > 2
      order by documents, term limit ${mostTerms}
    ),
    sought as (select string_agg(quote_literal(term), ' | ')::tsquery as query from telling),
    candidate as materialized (
      (select e.number from telling join experience e on e.search @@ quote_literal(telling.term)::tsquery
        order by telling.documents limit ${mostDocuments})
      union
      (select e.number from self join experience_facet e
        on e.facets && array(select 'area:' || area from unnest(self.policy_areas) area)
          and e.facets && array(select 'group:' || name from unnest(self.target_groups) name)
        order by e.number desc limit ${mostTagged})
    ),
    ranked as (
      select e.number,
        coalesce(ts_rank(e.search, sought.query, 1), 0)
          + 0.02 * cardinality(array(select unnest(e.policy_areas) intersect select unnest(self.policy_areas)))
          + 0.02 * cardinality(array(select unnest(e.target_groups) intersect select unnest(self.target_groups))) as likeness,
        array(select unnest(e.policy_areas) intersect select unnest(self.policy_areas)) as shared_areas,
        array(select unnest(e.target_groups) intersect select unnest(self.target_groups)) as shared_groups
      from candidate join experience_facet f using (number) join experience e using (number) cross join self cross join sought
      where number <> ${number} and (f.is_public or not ${isPublic})
    ),
    best as (
      select *, count(*) over () as count from ranked where likeness >= ${leastLikeness}
      order by likeness desc, number desc limit ${limit} offset ${offset}
    )
    select ${briefColumns(sql)}, likeness, shared_areas, shared_groups, count::int as count
    from best join experience using (number) order by likeness desc, number desc`;
}
