import { exportInvitationsOf, moveInvitations } from '#src/store/invitations/invitation.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Invitations go with who wrote them; who took one is forgotten in it. The address of one is kept until it is taken or deleted. */
export const invitationData: PersonalData = {
  tables: {
    invitation: { personal: ['token', 'address', 'invited_by', 'taken_by'], plain: ['role', 'region'] },
  },
  export: async (sql, person) => ({ invitation: await exportInvitationsOf(sql, person) }),
  async forget() {
    return [];
  },
  move: (sql, from, to) => moveInvitations(sql, from, to),
};
