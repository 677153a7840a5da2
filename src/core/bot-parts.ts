import type { BotTexts } from './bot-texts.ts';
import type { Command } from './command.ts';
import type { ConfirmationStore } from './confirmation.ts';
import type { DescriptionSource } from './descriptions.ts';
import type { Actor, LifecycleEvent } from './event.ts';
import type { Logger } from './logger.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import type { Understand } from './plain-words.ts';
import type { DraftStore } from './ports.ts';
import type { TermKind, Vocabulary } from './vocabulary.ts';

/** What the bot stands on. `Context` is what commands get to work with. */
export type BotParts<Context> = {
  commands: Command<Context>[];
  vocabulary: Vocabulary;
  texts(language: string): BotTexts;
  descriptions: DescriptionSource;
  /** What plain words come to. */
  understand: Understand;
  /** The person behind an account, made known now if new. */
  identify(actor: Actor): Promise<Person>;
  /** The value that stands in where somebody leaves out a term that is by default their own; null where they have none. */
  own(person: Person, kind: TermKind): string | null;
  context: Context;
  /** Claim, effect and stored outcome in one transaction: `run` runs at most once for an event id, later calls get what it returned. */
  once(eventId: string, person: Person, run: (context: Context) => Promise<Outcome>): Promise<Outcome>;
  drafts: DraftStore & { discard(context: Context, person: Person, form: string): Promise<void> };
  confirmations: ConfirmationStore<Context>;
  changed(event: LifecycleEvent): Promise<void>;
  /** A failure that is nobody's bug and passes, such as a database that is away. */
  isPassing(error: unknown): boolean;
  /** One where everything can be read and nothing kept. */
  isUnwritable?(error: unknown): boolean;
  /** Whether nothing can be read now either, so that nobody is kept waiting for it. */
  isAway?(): boolean;
  logger: Logger;
  now(): Date;
};
