import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countPublicExperiences } from '#src/store/experiences/count.ts';
import { listPublicPage } from '#src/store/experiences/experience.ts';

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
