import { pickExperiences } from '#src/domain/digests/experiences.ts';
import { loadRanked } from './ranked.ts';
import type { DigestSource } from './source.ts';

/** New experiences in the recipient's areas, or near their regions. */
export const experiences: DigestSource = {
  section: 'experiences',
  load: async (sql, snapshot) => pickExperiences(await loadRanked(sql, snapshot)),
};
