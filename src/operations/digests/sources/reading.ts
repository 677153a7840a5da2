import { pickReading } from '#src/domain/digests/experiences.ts';
import { loadRanked } from './ranked.ts';
import type { DigestSource } from './source.ts';

/** The one experience most worth reading. */
export const reading: DigestSource = {
  section: 'reading',
  load: async (sql, snapshot) => pickReading(await loadRanked(sql, snapshot)),
};
