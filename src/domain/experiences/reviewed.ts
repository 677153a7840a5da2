import type { Experience } from './experience.ts';
import type { ReviewStep } from './review.ts';
import type { ExperienceView, ReviewView } from './view.ts';

/** Nothing was done, as it stands otherwise than the reviewer thought. `isChanged`: its text is another than the one they read. */
export type Standing = { type: 'standing'; view: ReviewView; isChanged: boolean };

/** What a reviewer did, who was told of it, and how many more wait for them. */
export type Reviewed = {
  type: 'reviewed';
  step: Exclude<ReviewStep, 'restored'>;
  experience: Experience;
  /** Null where nobody was told. */
  told: { displayName: string | null } | null;
  waiting: number;
};

/** An experience that is back: from its author's withdrawal, or `unarchived` by a reviewer; or there was nothing to restore. */
export type Restored =
  | { type: 'restored'; view: ExperienceView }
  | { type: 'unarchived'; view: ReviewView }
  | { type: 'not-withdrawn'; experience: Experience }
  | Standing;
