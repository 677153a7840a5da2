import type { PolicyArea } from '../topics/indicator.ts';
import type { QuestionBrief } from './question.ts';

/** Which questions are listed: a region takes in those inside it. */
export type QuestionFilter = { area?: PolicyArea; region?: string; closed?: boolean; words?: string };

/** A page of a list of questions. */
export type QuestionPage = {
  filter: QuestionFilter;
  questions: QuestionBrief[];
  /** The number of items on all pages. */
  count: number;
  page: number;
  hasMore: boolean;
  /** There is no such page. */
  isBeyond: boolean;
  /** The question that has the number of the missing page: “/question 12” means that. */
  named: number | null;
};
