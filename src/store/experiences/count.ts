import { hasFacets } from '#src/domain/experiences/facets.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Sql } from '../database/database.ts';
import { behindAll } from './experience.ts';
import { passingFacets } from './facet-terms.ts';

// Counters are kept by region and policy area, so no count reads the experiences. Under '*' each is counted once.

/** Counts the open experiences, of one policy area or region if given. */
export async function countOpenExperiences(
  sql: Sql,
  { area = '*', region }: { area?: string | undefined; region?: string | undefined } = {},
): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select coalesce(sum(open), 0)::bigint as count from experience_tally
    where policy_area = ${area} and ${region === undefined ? sql`true` : sql`region >= ${region} and region < ${behindAll(region)}`}`;
  return row.count;
}

/** Counts the open experiences that pass the filter, or the public ones where it says so: up to `cap` where no counter is kept. */
export async function countPassing(sql: Sql, filter: ExperienceFilter, cap: number): Promise<number> {
  if (!filter.except?.length && !hasFacets(filter.facets ?? {}))
    return (filter.isPublic ? countPublicExperiences : countOpenExperiences)(sql, filter);
  const [row] = await sql<[{ count: number }]>`
    select count(*) from (select from experience_facet where ${passingFacets(sql, filter)} limit ${cap}) capped`;
  return row.count;
}

/** Counts the published experiences of one policy area or region if given, of all otherwise. */
export async function countPublicExperiences(
  sql: Sql,
  { area = '*', region }: { area?: string | undefined; region?: string | undefined },
): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select coalesce(sum(open - waiting), 0)::bigint as count from experience_tally
    where policy_area = ${area} and ${region === undefined ? sql`true` : sql`region >= ${region} and region < ${behindAll(region)}`}`;
  return row.count;
}

/** Counts the published experiences, by the region that logged them. */
export async function countPublicByRegion(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ region: string; count: number }[]>`
    select region, open - waiting as count from experience_tally where policy_area = '*' and open > waiting`;
  return new Map(rows.map(({ region, count }) => [region, count]));
}

/** The number of open experiences of a region and the regions inside it, and how many of them tell results. */
type ExperienceCount = { region: string; count: number; withResults: number };

/** Counts for each of these regions in one policy area; regions without any are left out. */
export async function countExperiencesByRegion(
  sql: Sql,
  regions: readonly string[],
  policyArea: string,
): Promise<ExperienceCount[]> {
  return sql<ExperienceCount[]>`
    select asked.region, sum(open)::bigint as count, sum(with_results)::bigint as with_results
    from unnest(${[...regions]}::text[]) asked (region)
    join experience_tally t on starts_with(t.region, asked.region)
    where policy_area = ${policyArea}
    group by asked.region having sum(open) > 0`;
}

/** Counts the experiences that wait for review, without those of the author `exceptOf`. */
export async function countWaiting(sql: Sql, { exceptOf }: { exceptOf: number | null }): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select (select coalesce(sum(waiting), 0)::bigint from experience_tally where policy_area = '*')
      - (select count(*) from experience where life = 'submitted' and withdrawn_at is null and author = ${exceptOf}) as count`;
  return row.count;
}
