import { domainToASCII } from 'node:url';

/**
 * The mailbox that an address leads to, by whatever letters it is written with: in small letters, a domain of other scripts as the net knows it,
 * and without what follows a + in its name.
 */
export function mailboxOf(address: string): string {
  const folded = address.normalize('NFKC').trim().toLowerCase();
  const at = folded.lastIndexOf('@');
  const domain = folded.slice(at + 1);
  return `${folded.slice(0, at).replace(/\+.*$/s, '')}@${domainToASCII(domain) || domain}`;
}

/** What a mailbox was asked and said: the times of the last of each. `unanswered` counts how often it was asked since it last said anything. */
export type Consent = { askedAt: Date | null; unanswered: number; confirmedAt: Date | null; endedAt: Date | null };

/** Returns whether the newest answer of a mailbox was to end its digests. */
export function hasEnded({ confirmedAt, endedAt }: Pick<Consent, 'confirmedAt' | 'endedAt'>): boolean {
  return endedAt !== null && (confirmedAt === null || confirmedAt <= endedAt);
}

/** Returns whether the consent for a digest was withdrawn since, for this digest or for another one to the same mailbox. */
export function isTakenBack(confirmedAt: Date | null, consent: Consent | null): boolean {
  return consent?.endedAt != null && (confirmedAt === null || confirmedAt <= consent.endedAt);
}

const askedAgainAfterNo = 2;
const askedWithoutAnswer = 6;
const silenceMs = 90 * 24 * 3_600_000;

/** Returns why a mailbox is not asked again: it said no and was asked often enough since, or it was asked often and has not answered. */
export function requestLimit(consent: Consent | null, now: Date): 'ended' | 'silent' | null {
  if (!consent) return null;
  if (hasEnded(consent)) return consent.unanswered >= askedAgainAfterNo ? 'ended' : null;
  const isLongAgo = consent.askedAt === null || now.getTime() - consent.askedAt.getTime() > silenceMs;
  return consent.unanswered >= askedWithoutAnswer && !isLongAgo ? 'silent' : null;
}
