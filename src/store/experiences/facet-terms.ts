import { type Facets, termsOf, termsOfFacets } from '#src/domain/experiences/facets.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Sql } from '../database/database.ts';

/** The condition for rows of `experience_facet` that have a chosen value of every facet. */
export const havingFacets = (sql: Sql, facets: Facets) =>
  termsOfFacets(facets).reduce((all, terms) => sql`${all} and facets && ${terms}::text[]`, sql`true`);

/** The condition of a whole filter on `experience_facet` alone. */
export const passingFacets = (sql: Sql, { area, region, except = [], facets = {}, isPublic }: ExperienceFilter) => sql`
  ${isPublic ? sql`is_public` : sql`true`}
  and ${havingFacets(sql, { ...facets, ...(area && { area: [area] }), ...(region && { region: [region] }) })}
  and ${except.length === 0 ? sql`true` : sql`not facets && ${except.flatMap((code) => termsOf('region', code))}::text[]`}`;
