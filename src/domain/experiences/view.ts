import type { ActsFor } from '#src/core/person.ts';
import type { Translated } from '../translations/translation.ts';
import type { Adoption } from './adoption.ts';
import type { Attachment } from './attachment.ts';
import type { Claim, Evaluation } from './evaluation.ts';
import type { Experience } from './experience.ts';
import type { Freshness } from './freshness.ts';
import type { Transition } from './review.ts';
import type { SelfEvaluation } from './self-evaluation.ts';

/**
 * An experience with all that is told beside it. For everybody (`isForEverybody`) it names no person, and what is for members alone (contact,
 * comments, what nobody reviewed yet) is not in it.
 */
export type ExperienceView = {
  experience: Experience;
  /** Null where they left or gave no name. */
  authorName: string | null;
  /** The organisation that stands beside it. */
  authorOrganisation: ActsFor | null;
  /** Whether somebody of the network stands behind it: false once they left, and where nobody took over what was brought in. */
  hasAuthor: boolean;
  /** Of those who write it together; those without a name are not in it. */
  coAuthorNames: string[];
  /** The changes of its life, the latest first. */
  past: Transition[];
  attachments: Attachment[];
  adoption: Adoption;
  /** What reviewers found of the text as it is; for everybody without who they are. */
  evaluations: Evaluation[];
  /** What its owner says of it by criteria; null where nothing. */
  selfEvaluation: SelfEvaluation | null;
  /** Null where it is not published. */
  freshness: Freshness | null;
  /** Title and lesson in the reader's language; null or absent where it is in that language. */
  translated?: Translated | null;
  isForEverybody: boolean;
};

/** The same for a reviewer at work: `revision` is the version that they read, `claim` who works on it. */
export type ReviewView = ExperienceView & { revision: number; claim: Claim | null };
