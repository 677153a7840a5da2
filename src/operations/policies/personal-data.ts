import { deleteSelfAssessedBy, listSelfAssessedBy, moveSelfAssessed } from '#src/store/policies/self-assessment.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** What a person wrote of their region's policy. It speaks for the region: where public contributions stay, it stays without the name. */
export const policyData: PersonalData = {
  tables: {
    self_assessment: {
      personal: ['evidence', 'comment', 'author'],
      plain: ['region', 'policy_area', 'stage', 'edition'],
    },
  },
  async export(sql, person) {
    return { self_assessment: await listSelfAssessedBy(sql, person) };
  },
  async forget(sql, person, { isKept }) {
    if (!isKept) await deleteSelfAssessedBy(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveSelfAssessed(sql, from, to);
  },
};
