import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** How many open experiences there are of a region and the regions inside it, and how many of them tell results. */
export type ExperienceCount = { region: string; count: number; withResults: number };

/** Counts for each of these regions in one policy area; regions without any are left out. */
export async function countExperiencesByRegion(
  sql: Sql,
  regions: readonly string[],
  policyArea: string,
): Promise<ExperienceCount[]> {
  return sql<ExperienceCount[]>`
    select asked.region, count(*), count(*) filter (where details ? 'results') as with_results
    from unnest(${[...regions]}::text[]) asked (region)
    join experience on starts_with(experience.region, asked.region)
    where ${openOnly(sql)} and policy_areas @> array[${policyArea}::text]
    group by asked.region`;
}
