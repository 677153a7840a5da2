import { nobody } from '#src/core/page-visit.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { ExperienceFilter, ExperienceMatches } from '#src/domain/experiences/search.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countPublicExperiences } from '#src/store/experiences/count.ts';
import { listPublicPage } from '#src/store/experiences/experience.ts';
import { type NotSearched, searchFor } from './search.ts';

/** Finds what anybody may read of what matches words: see `searchFor`. All readers of pages share the room of one. */
export function searchPublic(
  context: Parameters<typeof searchFor>[0],
  language: string,
  { words, area, region }: Pick<ExperienceFilter, 'area' | 'region'> & { words: string },
  { page, size }: { page: number; size: number },
): Promise<ExperienceMatches | NotSearched> {
  const asked = { words, area, region, isPublic: true, limit: size, offset: (page - 1) * size };
  return searchFor(context, { id: nobody.id, language }, asked);
}

/** Loads a page (from 1) of the experiences that anybody may read, the newest first, and counts them all. */
export async function loadPublicList(
  sql: Sql,
  filter: Pick<ExperienceFilter, 'area' | 'region'>,
  { page, size }: { page: number; size: number },
): Promise<{ experiences: ExperienceBrief[]; count: number }> {
  const [experiences, count] = await Promise.all([
    listPublicPage(sql, { ...filter, limit: size, offset: (page - 1) * size }),
    countPublicExperiences(sql, filter),
  ]);
  return { experiences, count };
}
