import type { Argument } from './argument.ts';

/** The bot's own sentences, in one language; small Markdown where member text may stand in them (already escaped). */
export type BotTexts = {
  unknownCommand(said: string, nearest: string | null): string;
  unknownSubcommand(command: string, known: string[]): string;
  missing(argument: Argument, example: string): string;
  ambiguous(text: string): string;
  unknownName(argument: Argument, text: string): string;
  didYouMean(argument: Argument, text: string): string;
  surplus(text: string, usage: string): string;
  tooLong(length: number, max: number): string;
  tooMany(argument: Argument, text: string, usage: string): string;
  wrong(argument: Argument, text: string): string;
  notAllowed(right: string): string;
  failed(reference: string): string;
  /** The database does not answer. */
  away: string;
  notUnderstood(text: string): string;
  formGone: string;
  help: string;
  choose: string;
  field: {
    required: string;
    tooLong(length: number, max: number): string;
    notANumber: string;
    tooSmall(min: number): string;
    tooLarge(max: number): string;
    notADate: string;
    notAnOption(text: string, options: string[]): string;
    unknownRegion(text: string, nearest: string[]): string;
    tooManyFiles(max: number): string;
  };
  problems(count: number): string;
};
