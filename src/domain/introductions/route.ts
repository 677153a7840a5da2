import type { Reason } from './introduction.ts';

/** Somebody a question was brought to. */
export type QuestionRequest = {
  question: number;
  person: number;
  wave: number;
  state: 'asked' | 'answered' | 'declined' | 'expired';
  reasons: Reason[];
  askedAt: Date;
};

/** A wave is waited for so many days; then others are asked, and behind the last wave staff are told. */
export const waitDays = 3;
export const mostWaves = 2;
