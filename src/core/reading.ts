import type { Argument } from './argument.ts';
import type { ArgumentValues } from './command-line.ts';
import type { Former, Term } from './vocabulary.ts';

/** The result of reading the words behind a command. */
export type Reading =
  | { type: 'read'; values: ArgumentValues; former?: SaidFormer[]; corrected?: Corrected[] }
  /** `argument` is missing; `rest` are the words so far. */
  | { type: 'missing'; argument: Argument; values: ArgumentValues }
  /** `text` may mean one of `candidates` (perhaps none); `restWith(value)` are the words with the doubt removed. */
  | {
      type: 'doubtful';
      argument: Argument;
      text: string;
      candidates: Term[];
      /** Set if the value was found by a former name. */
      former?: Former;
      restWith(value: string): string;
    }
  /** `text` fits no argument. */
  | { type: 'surplus'; text: string }
  /** More than anything takes, and not looked into: every span of words would be looked up. */
  | { type: 'tooLong'; length: number; max: number }
  /** `argument` has as much as it takes, and `text` would be more than the `most` that fit here. */
  | { type: 'tooMany'; argument: Argument; text: string; most: number }
  /** `text` is not what `argument` takes. */
  | { type: 'wrong'; argument: Argument; text: string };

/** A name of earlier times that was said, and what it is now. */
export type SaidFormer = Former & { text: string };

/** A misspelt name that was said, and the name it was taken for. */
export type Corrected = { text: string; meant: string };
