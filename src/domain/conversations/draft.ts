import type { Person } from '#src/core/person.ts';

/** asked: somebody has not agreed yet. refused: somebody would rather not. logged: an experience came of it. */
export type DraftState = 'asked' | 'agreed' | 'refused' | 'logged';

/** Messages of a conversation that its people want to keep as an experience. `experience` is null until then, and once that is deleted. */
export type ConversationDraft = {
  number: number;
  conversation: number;
  state: DraftState;
  askedAt: Date;
  experience: number | null;
};

/** Somebody whose yes a draft needs; null until they agree. `withFiles`: whether their files may be kept too. */
export type DraftSide = { side: number; agreedAt: Date | null; withFiles: boolean | null };

/** How many messages can be chosen from: what a menu of every platform holds. */
export const mostKeepable = 25;
/** How many of them are chosen to begin with. */
export const keptAtFirst = 6;

/** Words of a conversation, with whose they are, and the names of the files that were sent with them and are still here. */
export type KeptWords = { id: number; author: Person; content: string; files: string[] };

/** A draft as one of its people sees it: the others of it, the words that are left, who has not agreed yet, the names of files that may be kept. */
export type DraftView = {
  draft: ConversationDraft;
  others: Person[];
  words: KeptWords[];
  waitsFor: Person[];
  agreedFiles: string[];
};
