import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';

/** People who have no chat in common, and whose messages are passed on between them. */
export type Conversation = {
  number: number;
  /** What brought its people together; null once that is forgotten. */
  introduction: number | null;
  openedAt: Date;
  endedAt: Date | null;
  /** When it is over by itself; null where it is not. */
  closesAt: Date | null;
};

/** paused: what the others say is kept until they go on. left: nothing comes any more. */
export type SideState = 'active' | 'paused' | 'left';

/**
 * Somebody who takes part, or a channel where everybody does. `person` is null once they are forgotten, and of a channel; `root` is the delivery that opened
 * it there.
 */
export type ConversationSide = {
  conversation: number;
  /** From 1. */
  side: number;
  person: number | null;
  place: Place;
  root: string | null;
  state: SideState;
  /** What a channel is called elsewhere; null where it is a person. */
  channelName: string | null;
  /** The language that the bot speaks in a channel; null where it is a person. */
  language: string | null;
};

/** Tells whether nothing is passed on in it any more. */
export const isOver = ({ endedAt, closesAt }: Pick<Conversation, 'endedAt' | 'closesAt'>, now: Date) =>
  endedAt !== null || (closesAt !== null && closesAt <= now);

export type ConversationMessage = {
  id: number;
  conversation: number;
  /** Where it comes from. */
  side: number;
  /** Whose it is; null once they are forgotten. */
  author: number | null;
  kind: 'text' | 'reaction';
  /** What was said, or the sign of a reaction. Empty once it is removed. */
  content: string;
  /** The message that it replies or reacts to. */
  answers: number | null;
  saidAt: Date;
  edits: number;
  removedAt: Date | null;
};

/** A message as others read it: with whose it is, and what it replies or reacts to; null who was forgotten. */
export type MessageView = Pick<ConversationMessage, 'kind' | 'content' | 'edits' | 'removedAt'> & {
  conversation: number;
  author: Person | null;
  answered: { author: Person | null; content: string } | null;
  files: { id: number; name: string; mediaType: string; isKept: boolean }[];
};

/** How people speak: in the thread of the message that opened it, by replying to one of its messages, or by a command. In a channel they name the bot besides. */
export type WayToSpeak = 'thread' | 'reply' | 'command';

/** In characters: every platform shows that much in one message, so that it can be changed as a whole. */
export const longestMessage = 3_000;
