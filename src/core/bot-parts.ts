import type { BotTexts } from './bot-texts.ts';
import type { Call, Command } from './command.ts';
import type { ConfirmationStore } from './confirmation.ts';
import type { DescriptionSource } from './descriptions.ts';
import type { Actor, ChangeEvent, HeardEvent, LifecycleEvent, MentionEvent } from './event.ts';
import type { FileWriter } from './files.ts';
import type { FormValues, Problems } from './form.ts';
import type { Logger } from './logger.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import type { Hear, Understand } from './plain-words.ts';
import type { DraftStore, ShownStore } from './ports.ts';
import type { Located } from './registry.ts';
import type { Role } from './role.ts';
import type { TermKind, Vocabulary } from './vocabulary.ts';

/** The parts the bot is built from. `Context` is what commands and jobs work with. */
export type BotParts<Context> = {
  commands: Command<Context>[];
  vocabulary: Vocabulary;
  texts(language: string): BotTexts;
  descriptions: DescriptionSource;
  /** Reads plain words: returns a command line, a question back, or nothing. */
  understand: Understand;
  /** Told each line that was typed or pressed and answered; absent where nothing continues it. */
  hear?: Hear;
  /** Finds the person behind an account, and creates a new one if there is none. */
  identify(actor: Actor): Promise<Person>;
  /** The role of the person behind an account; makes nobody known. */
  roleOf(actor: Actor): Promise<Role>;
  /** The default value of a term of this kind that a person left out, such as their own region; null if they have none. */
  own(person: Person, kind: TermKind): string | null;
  /** The line that opens where a person sets their own term of this kind; null where it cannot be set. Absent: none can. */
  lineToSetOwn?(kind: TermKind): string | null;
  context: Context;
  /**
   * Claim, effect and stored outcome in one transaction: `run` runs at most once for an event id, later calls get what it returned; where that is
   * not to be kept, that it was done before.
   */
  once(
    eventId: string,
    person: Person,
    run: (context: Context) => Promise<Outcome>,
    options?: { isKept?: boolean },
  ): Promise<Outcome>;
  drafts: DraftStore & { discard(context: Context, person: Person, form: string): Promise<void> };
  /** What forms showed that change something. Absent: what is sent of them counts, whatever was changed meanwhile. */
  shown?: ShownStore & {
    /** Lets forms of one subject be taken one after the other. */ hold(
      context: Context,
      subject: string,
    ): Promise<void>;
  };
  /** Told, in the transaction of the act, what was done by a line or a form; absent where nobody writes it down. */
  acted?(context: Context, done: Located<Context>, call: Call): Promise<void>;
  /** Keeps the bytes of files outside of forms; what is not taken is left out and its field named, with a sentence. Absent where no form takes bytes. */
  holdFiles?(person: Person, values: FormValues): Promise<{ values: FormValues; problems: Problems }>;
  confirmations: ConfirmationStore<Context>;
  /** Writes answers into files; absent where none are. */
  files?: FileWriter;
  /** Whether this platform draws a folded part of an answer in place. */
  opensFolds(platform: string): boolean;
  /** Called with each message that a person gets as an answer; not with what pages show. */
  answered?(message: Message): void;
  changed(event: LifecycleEvent): Promise<void>;
  /** Passes on what is said in conversations; absent where there are none. */
  relay?: {
    /** What is to be answered where the words belong to a conversation; null where they are said to the bot. */
    say(event: MentionEvent, person: Person): Promise<Outcome | null>;
    change(event: ChangeEvent): Promise<void>;
  };
  /** Told what is said in channels, and the signs that are set there; absent where nobody hears it. */
  heard?(event: HeardEvent): Promise<void>;
  /** Whether an error is temporary and no bug, such as a database that cannot be reached. */
  isPassing(error: unknown): boolean;
  /** Whether a failure means that the database can be read but not written. */
  isUnwritable?(error: unknown): boolean;
  /** Whether the database cannot be read now, so that the bot answers at once instead of trying. */
  isAway?(): boolean;
  logger: Logger;
  now(): Date;
};
