import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { columns } from './experience.ts';

export type OpenFilter = {
  area?: string | undefined;
  group?: string | undefined;
  region?: string | undefined;
  language?: string | undefined;
};

/** Lists experiences that every member may read and that pass a filter, behind a number, the newest first. */
export async function listOpenBefore(
  sql: Sql,
  {
    area = null,
    group = null,
    region = null,
    language = null,
  }: { [Name in keyof OpenFilter]: OpenFilter[Name] | null },
  { before, limit }: { before: number | null; limit: number },
): Promise<Experience[]> {
  return sql`
    select ${columns(sql)} from experience
    where withdrawn_at is null and life in ('submitted', 'published') and (${before}::bigint is null or number < ${before})
      and (${area}::text is null or ${area} = any(policy_areas)) and (${group}::text is null or ${group} = any(target_groups))
      and (${region}::text is null or region = ${region}) and (${language}::text is null or language = ${language})
    order by number desc limit ${limit}`;
}
