import type { Experience } from './experience.ts';

/** An open experience that may be the same as a record, with what is compared. `start` as exact as it is known. */
export type LikelyRecord = Pick<
  Experience,
  'number' | 'title' | 'region' | 'challenge' | 'action' | 'lesson' | 'createdAt' | 'origin'
> & { start: string | null };
