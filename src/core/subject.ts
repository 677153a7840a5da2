/** What a message may quote, by its number: a person's name, words they wrote, a thing. An answer has the number of its question and its own. */
export type Subject =
  | `person:${number}`
  | `words:${number}`
  | `experience:${number}`
  | `question:${number}`
  | `answer:${number}:${number}`;

/** A line of a text that quotes something: counted from 0. */
export type Quote = {
  line: number;
  of: Subject[];
  /** Whether it goes with the last of them only, as the title of a list does. */
  every?: true;
  /** What stands there when it is quoted no more; nothing where this is left out. */
  instead?: string;
  /** The same in what went out before: that there was something. */
  afterwards?: string;
};
