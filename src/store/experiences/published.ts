import type { WithAttachments } from '#src/domain/experiences/attachment.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Sql } from '../database/database.ts';
import { attachmentsOf } from './attachment.ts';
import { columns } from './experience.ts';
import { passingFacets } from './facet-terms.ts';

/** A published experience, whole, with its files and the time from which anybody could read it. */
export type PublishedExperience = WithAttachments<Experience & { publishedAt: Date }>;

/** Lists published experiences that pass, whole; `published`: the latest published first, `number`: by rising number behind `after`. */
export async function listPublished(
  sql: Sql,
  filter: ExperienceFilter,
  { order, after = 0, limit }: { order: 'published' | 'newest' | 'number'; after?: number; limit: number },
): Promise<PublishedExperience[]> {
  const by = { published: sql`published_at desc, number desc`, newest: sql`number desc`, number: sql`number` }[order];
  return sql`
    with chosen as materialized (
      select number, published_at from experience_facet
      where is_public and number > ${after} and ${passingFacets(sql, filter)}
      order by ${by} limit ${limit}
    )
    select ${columns(sql, 'e.')}, published_at, ${attachmentsOf(sql)}
    from chosen join experience e using (number) order by ${by}`;
}

/** Lists published experiences of these numbers, whole, in their order. */
export async function listPublishedOf(sql: Sql, numbers: readonly number[]): Promise<PublishedExperience[]> {
  return sql`
    select ${columns(sql, 'e.')}, published_at, ${attachmentsOf(sql)}
    from unnest(${[...numbers]}::bigint[]) with ordinality as asked (number, place)
    join experience_facet f on f.number = asked.number and is_public
    join experience e on e.number = asked.number order by place`;
}

/** Lists the numbers of published experiences from one to another, with the day each was changed last. */
export async function listPublicNumbers(
  sql: Sql,
  from: number,
  to: number,
): Promise<{ number: number; updatedAt: Date }[]> {
  return sql`
    select number, updated_at from experience_facet where is_public and number between ${from} and ${to} order by number`;
}

/** The highest number of a published experience; 0 where there is none. */
export async function findHighestPublic(sql: Sql): Promise<number> {
  const [row] = await sql<[{ highest: number }]>`
    select coalesce((select number from experience_facet where is_public order by number desc limit 1), 0)::bigint as highest`;
  return row.highest;
}
