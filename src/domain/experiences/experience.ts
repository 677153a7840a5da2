import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';
import type { ListJudgement } from './criteria.ts';
import type { ExperienceDetails } from './details.ts';

/**
 * The state of a logged experience. Drafts are stored with the forms. Only the author and reviewers can read an experience that is archived or sent
 * back.
 */
export type ExperienceLife = 'submitted' | 'published' | 'sent-back' | 'archived';

/** The seven fields it is logged with. `region` is a region code; `action` is what was done. */
export type ExperienceFields = {
  title: string;
  region: string;
  policyAreas: PolicyArea[];
  targetGroups: TargetGroup[];
  challenge: string;
  action: string;
  lesson: string;
};

/**
 * Where a record was brought in from: who keeps the list, the address and licence of what it says, and how its source calls it. `importedOn` YYYY-MM-DD;
 * `collection` is the list by which it came.
 */
export type Origin = {
  source: string;
  link: string | null;
  licence: string | null;
  reference: string | null;
  importedOn: string;
  collection: number;
  /** What a reviewer found of the whole list when it was published as one; absent where it was not. */
  judged?: ListJudgement;
};

/** What a region tried and learned. `language` ISO 639-1; `author` null once they left, or where nobody has claimed what was brought in. */
export type Experience = ExperienceFields & {
  number: number;
  author: number | null;
  /** Who writes it with the author and has accepted, the first first. */
  coAuthors: number[];
  life: ExperienceLife;
  withdrawnAt: Date | null;
  isExample: boolean;
  language: string;
  /** Completed later, or never. */
  details: ExperienceDetails;
  /** The number of the experience that this one adopts; null if none. */
  adoptedFrom: number | null;
  /** Null where it was logged here. */
  origin: Origin | null;
  createdAt: Date;
  updatedAt: Date;
};

/** The parts of an experience that a list shows. */
export type ExperienceBrief = Pick<
  Experience,
  'number' | 'title' | 'region' | 'policyAreas' | 'targetGroups' | 'life' | 'withdrawnAt' | 'createdAt'
> & {
  /** The state of the work and the year it began in; null where it was not filled in. */
  status: NonNullable<ExperienceDetails['status']> | null;
  began: string | null;
  /** The beginning of the lesson. */
  lessonStart: string;
};

/** Returns whether the experience has a public page, which it has once a reviewer published it. */
export function isPublic({ life, withdrawnAt }: Pick<Experience, 'life' | 'withdrawnAt'>): boolean {
  return withdrawnAt === null && life === 'published';
}

/** Returns whether every member may read it. */
export function isOpen({ life, withdrawnAt }: Pick<Experience, 'life' | 'withdrawnAt'>): boolean {
  return withdrawnAt === null && (life === 'submitted' || life === 'published');
}

export const experienceLimits = { titleWords: 15, titleCharacters: 150, textCharacters: 3_000 } as const;
