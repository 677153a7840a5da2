import type { Message } from '#src/core/message.ts';
import type { Digest } from './digest.ts';

/** Why nothing went out: there was nothing new, the server was off too long, staff held it too long, it ended, moved elsewhere or was dropped before. */
export type SkipReason = 'empty' | 'late' | 'held' | 'called-off';

/** The digest of one subscription and one week. */
export type Issue = {
  id: number;
  subscription: number;
  period: string;
  cutOff: Date;
  state: 'held' | 'approved' | 'sent' | 'skipped';
  reason: SkipReason | null;
  digest: Digest | null;
  message: Message | null;
  token: string;
};

/** `digest` is what is kept to write a held issue from, `told` the keys of what is in it. */
export type NewIssue = Pick<Issue, 'subscription' | 'period' | 'cutOff' | 'state' | 'reason'> & {
  digest: Digest | null;
  told: { key: string; isLead: boolean }[];
};

/** The reason why an issue that was handed to the outbox has not arrived: it is being sent, it waits for its reader to come, or it was given up. */
export type DeliveryStatus = 'going' | 'kept' | 'dead';

/** The number of issues in each state. `heldTooLong` issues are also counted as skipped. */
export type IssueCounts = Record<'held' | 'approved' | 'sent' | 'skipped' | 'heldTooLong', number>;

/** A week with issues that are held, and how many. */
export type HeldPeriod = { period: string; count: number };
