/** What was done with a question or an answer that may be somebody else's. `number` is the question's. */
export type QuestionChange =
  | { what: 'closed' | 'withdrawn'; number: number }
  | { what: 'withdrawnAnswer'; number: number; answer: number };
