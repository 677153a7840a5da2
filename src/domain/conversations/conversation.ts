import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';

/** People who have no chat in common, and whose messages are passed on between them. */
export type Conversation = {
  number: number;
  /** What brought its people together; null once that is forgotten. */
  introduction: number | null;
  openedAt: Date;
  endedAt: Date | null;
};

/** paused: what the others say is kept until they go on. left: nothing comes any more. */
export type SideState = 'active' | 'paused' | 'left';

/** Somebody who takes part. `person` is null once they are forgotten; `root` is the delivery that opened it for them. */
export type ConversationSide = {
  conversation: number;
  /** From 1. */
  side: number;
  person: number | null;
  place: Place;
  root: string | null;
  state: SideState;
};

export type ConversationMessage = {
  id: number;
  conversation: number;
  /** Whose it is. */
  side: number;
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

/** How people speak: in the thread of the message that opened it, by replying to one of its messages, or by a command. */
export type WayToSpeak = 'thread' | 'reply' | 'command';

/** In characters: every platform shows that much in one message, so that it can be changed as a whole. */
export const longestMessage = 3_000;
