/**
 * A subject that a message may quote, by its number: a person's name, words they wrote, a thing. An answer has its question's number and its own. An experience
 * is gone where nobody else may read it, its record where it is deleted.
 */
export type QuotedSubject =
  | `person:${number}`
  | `words:${number}`
  | `experience:${number}`
  | `record:${number}`
  | `testbed:${number}`
  | `question:${number}`
  | `tool:${number}`
  | `call:${number}`
  | `answer:${number}:${number}`;

/** A line of a text that quotes something: counted from 0. */
export type Quote = {
  line: number;
  of: QuotedSubject[];
  /** Whether it goes with the last of them only, as the title of a list does. */
  every?: true;
  /** The text that replaces the quote once it is removed; without it, nothing replaces it. */
  instead?: string;
  /** The text that replaces the quote in a message that already went out: it says that there was something. */
  afterwards?: string;
};
