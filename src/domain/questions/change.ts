/** A change to a question or an answer, perhaps by somebody other than its author. `number` is the question's. */
export type QuestionChange =
  | { what: 'closed' | 'withdrawn'; number: number }
  | { what: 'withdrawnAnswer'; number: number; answer: number };
