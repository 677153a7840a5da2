import type { Scope } from './override.ts';

/** Why the mailbox of a subscription is not asked for its yes now. */
export type RequestRefusal =
  /** Asked or answered too often: see requestLimit. */
  | { type: 'asked-ended' | 'asked-silent'; address: string }
  | { type: 'asked-address'; address: string; times: number }
  /** By this person, or from where they come from, too many were asked. */
  | { type: 'asked-often'; times: number }
  | { type: 'asked-here' }
  /** At this mail domain, or altogether. */
  | { type: 'asked-full' };

/** Why something with digests is not done, before it is put into words. */
export type DigestRefusal =
  | RequestRefusal
  | { type: 'not-allowed' }
  | { type: 'unknown'; id: number }
  /** `owner` is the name of whose it is. */
  | { type: 'not-yours'; id: number; owner: string | null }
  | { type: 'unknown-issue' }
  /** It has ended, or its address has not said yes. */
  | { type: 'ended' | 'unconfirmed' }
  /** That place has the subscription `id` already. */
  | { type: 'taken'; id: number }
  | { type: 'weeks'; most: number }
  | { type: 'no-mail' | 'no-links' }
  /** A list of subscribers that was taken already. */
  | { type: 'list-gone' }
  | { type: 'bad-week'; week: number }
  /** A week that is too far ahead to be shown, or lies before the subscription. */
  | { type: 'week-ahead' | 'week-before'; week: string }
  | { type: 'sent-before' | 'over'; scope: Scope }
  | { type: 'too-late'; scope: Scope; until: Date };

/** What was done, or why not. */
export type OrRefused<Done> = Done | { refused: DigestRefusal };

export function isRefused<Done extends object>(done: OrRefused<Done>): done is { refused: DigestRefusal } {
  return 'refused' in done;
}
