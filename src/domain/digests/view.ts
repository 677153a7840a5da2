import type { Message } from '#src/core/message.ts';
import type { Digest } from './digest.ts';
import type { DeliveryStatus, HeldPeriod, Issue, SkipReason } from './issue.ts';
import type { Override, Scope } from './override.ts';
import type { Subscription } from './subscription.ts';

/** A subscription with its last issue. */
export type OwnDigest = { subscription: Subscription; last: { issue: Issue; status: DeliveryStatus | null } | null };

/** The digest of a week, as it stands or stood. */
export type DigestPreview =
  /** What went out; `message` null where it is not kept any more, or, with a `reason`, where nothing did. */
  | { type: 'past'; due: Date; message: Message | null; reason: SkipReason | null; status: DeliveryStatus | null }
  /** As it would go out, or waits to; `isToCome` where it has not. `owner` is the name of whom it is for. */
  | {
      type: 'composed';
      due: Date;
      digest: Digest;
      override: Override;
      issue: Issue | null;
      owner: string | null;
      isToCome: boolean;
    };

/** How many subscriptions there are of each state. */
export type SubscriptionCounts = { active: number; paused: number; unconfirmed: number };

/** What goes out next: `due` by when, with whom it is for and whether it is held; `week` is what was said of all of the first's week. */
export type DigestAgenda = {
  counts: SubscriptionCounts;
  due: {
    subscription: Subscription;
    owner: string | null;
    dueAt: Date;
    scope: Scope & { subscription: number };
    isHeld: boolean;
  }[];
  week: Override | null;
  held: HeldPeriod[];
};
