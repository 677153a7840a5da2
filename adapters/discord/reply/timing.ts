import { interaction } from '../limits.ts';

/** The time limits of the adapter in milliseconds; those of an interaction count from its arrival. */
export type Timing = {
  /** A claim not answered by then, as where the database is slow, is not waited for. */
  claimMs: number;
  /** An answer not ready by then is announced ("thinking…") and filled in. */
  deferMs: number;
  /** A form cannot be announced: by then the person is told to open it again. */
  formMs: number;
  /** Choices not ready by then are left out. */
  choicesMs: number;
  /** An interaction older than this when it arrives is not answered: Discord has told the person already. */
  lateMs: number;
  /** Between opening two direct-message channels. Discord refuses fast openers (40003). */
  openDirectMs: number;
  /** Before an answer announced in the HTTP reply is filled in: the reply must have arrived. */
  afterReplyMs: number;
  /** After Discord refused the token, before it is tried again: refused requests are counted against the address. */
  refusedMs: number;
  requestMs: number;
  /** A connection that was opened and is not ready by then is given up, to be made anew later. */
  readyMs: number;
};

export const timing: Timing = {
  claimMs: 700,
  deferMs: 1_500,
  formMs: 2_300,
  choicesMs: 2_300,
  lateMs: interaction.firstAnswerMs - 200,
  openDirectMs: 1_000,
  afterReplyMs: 300,
  refusedMs: 60_000,
  requestMs: 15_000,
  readyMs: 60_000,
};
