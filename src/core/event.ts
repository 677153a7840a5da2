import { createHash } from 'node:crypto';
import type { FormValues } from './form.ts';
import type { Place } from './place.ts';

/** The person who acted, as their platform describes them. `locale` is BCP 47, `timeZone` IANA; both only if the platform tells them. */
export type Actor = {
  platform: string;
  space: string;
  user: string;
  displayName?: string;
  locale?: string;
  timeZone?: string;
  /** The network origin, on a platform that anybody may use without an account; new people and mails are counted by it. */
  origin?: string;
};

type Base = {
  /** The id that every delivery of one event shares: the bot removes duplicates by it. */
  id: string;
  actor: Actor;
  place: Place;
};

/** A command typed as words (`text`, Slack and terminal) or with typed options (`options`, Discord). */
export type CommandEvent = Base & {
  type: 'command';
  command: string;
  subcommand?: string;
  text?: string;
  options?: OptionValues;
};

/** Raw options by argument name, as a platform's own typed commands give them. */
export type OptionValues = Record<string, string | number | boolean | string[]>;

/** A button or select was used; `line` is the command line it says. */
export type ActionEvent = Base & { type: 'action'; line: string };

/**
 * Which of a form's steps was sent, from 0. `showsNext`: the platform can show the next step in answer to this one; otherwise it is opened anew.
 */
export type SentStep = { index: number; count: number; showsNext: boolean };

/**
 * A form was sent, or one of its steps: what its earlier steps held is kept and belongs to it. `form` is the command line that opened it.
 */
export type SubmissionEvent = Base & { type: 'submission'; form: string; values: FormValues; step?: SentStep };

/** A form was closed: what was typed so far is kept, and the form comes back with it when it is opened again. */
export type DraftEvent = Base & { type: 'draft'; form: string; values: FormValues };

/** Someone is typing `partial` into the argument `argument` of a command. */
export type AutocompleteEvent = Base & {
  type: 'autocomplete';
  command: string;
  subcommand?: string;
  argument: string;
  partial: string;
  limit: number;
};

/** A file of a message: its content in base64, null where it is too large or the platform did not give it. `size` in bytes, as the platform tells it. */
export type SaidFile = { name: string; size: number; content: string | null };

/**
 * A message as its platform knows it. A `ref` is what the adapter's `post` returns for messages of the bot, in the same form for those of people.
 * `text` is all that was written, with its lines.
 */
export type SaidMessage = {
  ref: string;
  text: string;
  /** The first message of the thread it stands in. */
  thread?: string;
  /** The message it answers. */
  repliesTo?: string;
  files?: SaidFile[];
  /** It does not name the bot: where it belongs to no conversation, it is not answered. */
  isAside?: boolean;
  /** It was said while nobody listened: where it is said to the bot and belongs to no conversation, it is not answered any more. */
  isLate?: boolean;
  /** Its platform brings it again where it could not be kept: nobody needs to say it again. */
  comesAgain?: boolean;
};

/**
 * Plain words to the bot: a mention or a direct message, the bot's own name already taken off. `message` where it may belong to a conversation; `uncut` is
 * then how many characters there were, where they are more than are taken and only the first of them are here.
 */
export type MentionEvent = Base & { type: 'mention'; text: string; message?: SaidMessage; uncut?: number };

/** A message that may belong to a conversation was changed or deleted, or somebody reacted to it with a sign, or took that back. */
export type ChangeEvent = Base & { type: 'change'; ref: string } & (
    | { happened: 'edited'; text: string }
    | { happened: 'deleted' }
    | { happened: 'reacted' | 'unreacted'; sign: string }
  );

/** Something was said in a channel, to nobody in particular: it is answered by no words, and rules may begin with it. */
export type SaidEvent = Base & { type: 'said'; ref: string; text: string };

/** What is heard in channels beside what is said to the bot. */
export type HeardEvent = SaidEvent | Extract<ChangeEvent, { happened: 'reacted' | 'unreacted' }>;

/** A message with whose it is: null where an app wrote it or the platform does not tell. `isForwarded`: somebody else wrote it elsewhere. */
export type QuotedMessage = {
  author: Pick<Actor, 'user' | 'displayName' | 'locale' | 'timeZone'> | null;
  text: string;
  isForwarded?: true;
  files?: SaidFile[];
};

/**
 * The message that a shortcut was used on: all that it says, and where it stands. `quoted` is the same message by message with their files, where the
 * shortcut takes those: the message and what it forwards, or its thread; `key` names the whole on its platform. `isPartial`: the thread could not be read.
 */
export type ShortcutMessage = { text: string; link?: string; key?: string; quoted?: QuotedMessage[]; isPartial?: true };

/** A shortcut (see `Shortcut`), on a message, on a person, or from anywhere. */
export type ShortcutEvent = Base & {
  type: 'shortcut';
  shortcut: string;
  message?: ShortcutMessage;
  person?: { user: string; displayName?: string };
};

/** The bot's home page was opened. */
export type HomeEvent = Base & { type: 'home' };

/** The bot was added to a space, removed from it, or a person's account is gone. */
export type LifecycleEvent = Base & { type: 'lifecycle'; happened: 'installed' | 'removed' | 'account-gone' };

/** An event on a platform, in the bot's own terms. Plain JSON. */
export type Event =
  | CommandEvent
  | ActionEvent
  | SubmissionEvent
  | DraftEvent
  | AutocompleteEvent
  | MentionEvent
  | ChangeEvent
  | SaidEvent
  | ShortcutEvent
  | HomeEvent
  | LifecycleEvent;

/** A name for an event that says nothing of it: what platforms call it may hold whose it is. */
export const nameEvent = (id: string) => createHash('sha256').update(id.toWellFormed()).digest('base64url');
