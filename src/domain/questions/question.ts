import type { ActsFor } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';

/** The fields of a question: `title` in one sentence, `detail` more about it or ''. `region` is a region code; null if it is about none alone. */
export type QuestionFields = {
  title: string;
  detail: string;
  policyAreas: PolicyArea[];
  targetGroups: TargetGroup[];
  region: string | null;
};

/** A question to the network. Once asked it stays as it is; closing is for good. `author` null once they left. */
export type Question = QuestionFields & {
  number: number;
  author: number | null;
  /** The direct messages it was asked from; null for an example. */
  place: Place | null;
  isExample: boolean;
  /** ISO 639-1. */
  language: string;
  askedAt: Date;
  closedAt: Date | null;
  withdrawnAt: Date | null;
};

/** An answer, numbered within its question. `byAsker`: who asked says more, which counts as no answer. */
export type Answer = {
  question: number;
  number: number;
  author: number | null;
  byAsker: boolean;
  /** The region of the person who answered, at that time. */
  region: string | null;
  language: string;
  content: string;
  /** The number of an experience that shows it. */
  experience: number | null;
  answeredAt: Date;
  withdrawnAt: Date | null;
  /** Whether it helped who asked; null where they did not say. */
  hasHelped: boolean | null;
};

export const questionLimits = { titleCharacters: 200, textCharacters: 3_000 } as const;

/** Returns whether a question can be answered. */
export function isAnswerable({ closedAt, withdrawnAt }: Pick<Question, 'closedAt' | 'withdrawnAt'>): boolean {
  return closedAt === null && withdrawnAt === null;
}

/** As a list needs it; `answers` counts those of others. */
export type QuestionBrief = Pick<
  Question,
  'number' | 'title' | 'region' | 'policyAreas' | 'askedAt' | 'closedAt' | 'withdrawnAt' | 'isExample'
> & { answers: number };

/** An answer as it is read: who gave it, by name, and the experience it names where its reader may read that. */
export type AnswerRead = Answer & {
  authorName: string | null;
  authorOrganisation: ActsFor | null;
  experienceTitle: string | null;
};

/** An answer of one's own; `title` is its question's, null where that was withdrawn. */
export type AnswerGiven = Answer & { title: string | null };

/** The number of readable answers, and of those that the asker did not write. */
export type AnswerCounts = { all: number; ofOthers: number };
