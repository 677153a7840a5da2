import type { Experience, ExperienceBrief, ExperienceLife, Origin } from './experience.ts';

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
  /** The list it was brought in with; null where it was logged here. */
  origin: Pick<Origin, 'source' | 'importedOn' | 'collection'> | null;
};

/** What a reviewer's queue is narrowed down to: what came with one list, of a region and those inside it, of a policy area. */
export type QueueFilter = { list?: number | undefined; region?: string | undefined; area?: string | undefined };

/**
 * What waits of a list that was brought in. Of `count`, `taken` are left to single review: somebody claimed them, another reviewer works on
 * them, or one would rather have them changed.
 */
export type WaitingList = { list: number; source: string; importedOn: string; count: number; taken: number };

/** What a reviewer can do with an experience. */
export type ReviewStep = 'published' | 'sent-back' | 'archived' | 'restored';

/** An experience with the number of its version. */
export type ExperienceVersion = { experience: Experience; revision: number };
