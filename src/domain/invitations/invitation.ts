import type { Role } from '#src/core/role.ts';

/** How many days an invitation can be taken. */
export const invitationDays = 14;

/** How many invitations somebody who is no staff may have open, and write in a day. */
export const mostOpen = 20;

/** How many days pass between two letters to one address, whoever writes them. */
export const daysBetweenLetters = 30;

/** What an invitation gives: a role, a region (its code) and an organisation; `address` is that of the mailbox it goes to, null where its link is handed on. */
export type InvitationFields = {
  role: Role;
  region: string | null;
  organisation: number | null;
  address: string | null;
};

/** An invitation. `organisationName` and `inviterName` are for whoever reads it. */
export type Invitation = InvitationFields & {
  number: number;
  organisationName: string | null;
  invitedBy: number;
  inviterName: string | null;
  createdAt: Date;
  expiresAt: Date;
  takenAt: Date | null;
  takenBy: number | null;
  takerName: string | null;
  revokedAt: Date | null;
};

export type InvitationState = 'open' | 'taken' | 'revoked' | 'expired';

/** Returns how an invitation stands at an instant. */
export function invitationState(
  { takenAt, revokedAt, expiresAt }: Pick<Invitation, 'takenAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): InvitationState {
  if (takenAt !== null) return 'taken';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}
