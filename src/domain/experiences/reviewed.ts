import type { Experience } from './experience.ts';
import type { ReviewStep } from './review.ts';
import type { ExperienceView, ReviewView } from './view.ts';

/**
 * Nothing was done, because the experience is in another state than the reviewer saw. `isChanged`: its text differs from the text they read;
 * `isClaimed`: another reviewer works on it.
 */
export type Standing = { type: 'standing'; view: ReviewView; isChanged: boolean; isClaimed: boolean };

/** What a reviewer did, who was told of it, how many more wait for them, and the number of the one to take next. */
export type Reviewed = {
  type: 'reviewed';
  step: Exclude<ReviewStep, 'restored'>;
  experience: Experience;
  /** The author who was notified; null if nobody was. */
  told: { displayName: string | null } | null;
  waiting: number;
  next: number | null;
};

/** An experience that is back: from its author's withdrawal, or `unarchived` by a reviewer; or there was nothing to restore. */
export type Restored =
  | { type: 'restored'; view: ExperienceView }
  | { type: 'unarchived'; view: ReviewView }
  | { type: 'not-withdrawn'; experience: Experience }
  | Standing;
