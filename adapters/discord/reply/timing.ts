import { interaction } from '../limits.ts';

/** The time limits of the adapter in milliseconds; those of an interaction count from its arrival. */
export type Timing = {
  /** The time to wait for a claim, which is late if the database is slow. */
  claimMs: number;
  /** The time after which an answer that is not ready is announced ("thinking…") and filled in later. */
  deferMs: number;
  /** The time after which the person is asked to open the form again, because a form cannot be announced. */
  formMs: number;
  /** The time after which choices that are not ready are left out. */
  choicesMs: number;
  /** The age at arrival from which an interaction is not answered: Discord has told the person already. */
  lateMs: number;
  /** Between opening two direct-message channels. Discord refuses fast openers (40003). */
  openDirectMs: number;
  /** Before an answer announced in the HTTP reply is filled in: the reply must have arrived. */
  afterReplyMs: number;
  /** After Discord refused the token, before it is tried again: refused requests are counted against the address. */
  refusedMs: number;
  requestMs: number;
  /** The time after which a connection that was opened and is not ready is given up, and made anew later. */
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
