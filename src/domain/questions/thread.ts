import type { ActsFor } from '#src/core/person.ts';
import type { Translated } from '../translations/translation.ts';
import type { AnswerCounts, AnswerRead, Question } from './question.ts';

/** A question with a page of its answers, as one reader may see it. */
export type QuestionThread = {
  question: Question;
  /** The asker's name; null if they left, have none, or this reader may not see names. */
  authorName: string | null;
  /** The organisation that stands beside it. */
  authorOrganisation: ActsFor | null;
  /** `isOwn`: the reader gave it. */
  answers: (AnswerRead & { mayChange: boolean; isOwn: boolean })[];
  counts: AnswerCounts;
  /** The question in the reader's language, and its answers by number; absent where nothing was looked for. */
  translated?: { question: Translated | null; answers: ReadonlyMap<number, Translated | null> };
  /** The next page of answers, null where this is the last. */
  nextPage: number | null;
  /** Whether the reader asked it. */
  isAsker: boolean;
  /** Whether the reader may close and withdraw it. */
  mayChange: boolean;
  /** Read by everybody on the web, without names. */
  isForEverybody: boolean;
};
