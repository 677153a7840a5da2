import type { Adoption } from './adoption.ts';
import type { Experience } from './experience.ts';
import type { Transition } from './review.ts';

/**
 * An experience with all that is told beside it. For everybody (`isForEverybody`) it names no person, and what is for members alone (contact,
 * comments, what nobody reviewed yet) is not in it.
 */
export type ExperienceView = {
  experience: Experience;
  /** Null where they left or gave no name. */
  authorName: string | null;
  /** The changes of its life, the latest first. */
  past: Transition[];
  adoption: Adoption;
  isForEverybody: boolean;
};

/** The same for a reviewer at work: `revision` is the version that they read. */
export type ReviewView = ExperienceView & { revision: number };
