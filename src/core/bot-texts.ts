import type { Argument } from './argument.ts';
import type { FileTexts } from './files.ts';
import type { InputName } from './input-limits.ts';
import type { Corrected, SaidFormer } from './reading.ts';

/** The bot's own sentences, in one language; small Markdown where member text may stand in them (already escaped). */
export type BotTexts = {
  /** Said to a repeated delivery whose answer is no longer stored. */
  doneBefore: string;
  unknownCommand(said: string, nearest: string | null): string;
  unknownSubcommand(command: string, known: string[]): string;
  /** A word was typed where a subcommand stands, and is none. */
  noSubcommand(command: string, said: string, known: string[]): string;
  /** The label of a button that looks for what was typed. */
  lookFor(words: string): string;
  /** Asks for what was left out. `usage` is how it is said, null where answers are offered. */
  missing(argument: Argument, usage: string | null): string;
  /** The label of a button that opens where the asker's own is set. */
  setOwn(argument: Argument): string;
  ambiguous(text: string): string;
  /** A name of earlier times was said: what it is now, or what it might be. */
  formerName(former: SaidFormer): string;
  /** A misspelt name was taken. */
  corrected(said: Corrected): string;
  /** The asker's own was taken for what was left out. */
  stoodIn(argument: Argument, name: string): string;
  unknownName(argument: Argument, text: string): string;
  didYouMean(argument: Argument, text: string): string;
  /** The name of a part of something: figures are of the whole. */
  partOf(text: string, whole: string, note: string | null): string;
  surplus(text: string, usage: string): string;
  /** Said when an input is longer than its limit; nothing was done with it. */
  tooLong(input: InputName, length: number, max: number): string;
  /** Said when a person has as many drafts as are kept. */
  tooManyDrafts: string;
  /** Said above a form that holds a draft and, below it, a message it was begun from now. */
  draftKept: string;
  draftAndMessage: string;
  /** Said on top of an answer that has no such part as its line ends with. */
  noFold(name: string): string;
  tooMany(argument: Argument, text: string, most: number, usage: string): string;
  wrong(argument: Argument, text: string): string;
  notAllowed(right: string): string;
  failed(reference: string): string;
  /** Said if input does not have the shape its platform documents. */
  unreadable: string;
  /** Said if another person's event came under the same id. */
  takenId: string;
  /** The database does not answer. */
  away: string;
  /** The database answers and keeps nothing. */
  unwritable: string;
  /** Either of them, of what its platform brings again where it belongs to a conversation. */
  heldBack: string;
  notUnderstood(text: string): string;
  /** Questions that are understood, offered where one was not. */
  examples: readonly { label: string; line: string }[];
  /** The label of the button to help. */
  whatICanDo: string;
  formGone: string;
  help: string;
  choose: string;
  file: FileTexts;
  field: {
    required: string;
    tooLong(length: number, max: number): string;
    tooManyWords(words: number, max: number): string;
    notANumber: string;
    notWhole: string;
    /** `readings` are what it can mean. */
    doubtfulNumber(text: string, readings: number[]): string;
    notACount(text: string): string;
    notMoney(text: string): string;
    notOneNumber(text: string): string;
    tooSmall(min: number): string;
    tooLarge(max: number): string;
    notADate: string;
    doubtfulDate(text: string, readings: string[]): string;
    notAnOption(text: string, options: string[]): string;
    unknownName(kind: string, text: string, nearest: string[]): string;
    tooManyFiles(max: number): string;
    /** Somebody else changed it too: what it says now, in plain text. */
    changedMeanwhile(now: string): string;
  };
  problems(count: number): string;
  /** Fields that were changed meanwhile and left alone by who sent the form. */
  keptMeanwhile(labels: readonly string[]): string;
};
