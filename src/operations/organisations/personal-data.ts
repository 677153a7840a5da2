import { exportMembershipsOf, moveMemberships } from '#src/store/organisations/member.ts';
import { exportOrganisationsOf, moveOrganisations } from '#src/store/organisations/organisation.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Who belongs to which organisation goes with the person; an organisation stays, without the name of who added it. */
export const organisationData: PersonalData = {
  tables: {
    organisation: {
      personal: ['created_by'],
      plain: ['kind', 'name', 'short_name', 'region', 'place', 'domains', 'web'],
    },
    organisation_member: { personal: ['person'], plain: ['proof'] },
  },
  async export(sql, person) {
    return {
      organisation: await exportOrganisationsOf(sql, person),
      organisation_member: await exportMembershipsOf(sql, person),
    };
  },
  async forget() {
    return [];
  },
  async move(sql, from, to) {
    await moveOrganisations(sql, from, to);
    await moveMemberships(sql, from, to);
  },
};
