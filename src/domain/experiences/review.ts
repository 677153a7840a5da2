import type { Experience, ExperienceBrief, ExperienceLife } from './experience.ts';

/** A version at which the life of an experience became another. `by` null where they left; `comment` is to the author. */
export type Transition = {
  revision: number;
  life: ExperienceLife;
  before: ExperienceLife;
  by: number | null;
  byName: string | null;
  at: Date;
  comment: string | null;
};

/** What waits for review. `since` is when it was logged or submitted again. */
export type Waiting = ExperienceBrief & {
  authorName: string | null;
  since: Date;
  wasSentBack: boolean;
  /** Who works on it; null where nobody does, or their claim ended. */
  claim: { reviewer: number; name: string | null; at: string } | null;
};

/** What a reviewer can do with an experience. */
export type ReviewStep = 'published' | 'sent-back' | 'archived' | 'restored';

/** An experience with the number of its version. */
export type ExperienceVersion = { experience: Experience; revision: number };
