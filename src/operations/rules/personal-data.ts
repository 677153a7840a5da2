import { exportAgreements, moveAgreements } from '#src/store/rules/agreement.ts';
import { exportChannels, moveChannels } from '#src/store/rules/channel.ts';
import {
  deleteRunsAbout,
  exportAnswers,
  exportOwnRules,
  exportRunsOf,
  exportVersions,
  forgetInSteps,
  moveRulePeople,
} from '#src/store/rules/personal.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/**
 * Personal data of rules. A rule stays without whoever made it, and is paused then; the cascade deletes runs about somebody and their answers; who was written to
 * is taken out of steps, and runs about what is deleted go with it.
 */
export const ruleData: PersonalData = {
  tables: {
    rule: { personal: ['owner'], plain: ['name', 'state', 'pause'] },
    rule_version: { personal: ['saved_by'], plain: ['definition'] },
    rule_run: {
      personal: ['cause', 'subject', 'person', 'item', 'input', 'fault'],
      plain: ['answers', 'state', 'position'],
    },
    rule_step: { personal: ['people', 'output'], plain: ['place', 'kind'] },
    rule_address: { personal: [], plain: ['token', 'secret', 'secret_before'] },
    rule_channel: { personal: ['allowed_by'], plain: ['place'] },
    rule_agreement: { personal: ['person'], plain: [] },
    rule_answer: { personal: ['person', 'answer'], plain: ['place'] },
  },
  async export(sql, person) {
    return {
      rule: await exportOwnRules(sql, person),
      rule_version: await exportVersions(sql, person),
      rule_run: await exportRunsOf(sql, person),
      rule_channel: await exportChannels(sql, person),
      rule_agreement: await exportAgreements(sql, person),
      rule_answer: await exportAnswers(sql, person),
    };
  },
  async forget(sql, person) {
    await forgetInSteps(sql, person);
    return [];
  },
  async redact(sql, removed) {
    await deleteRunsAbout(sql, removed);
  },
  async move(sql, from, to) {
    await moveRulePeople(sql, from, to);
    await moveChannels(sql, from, to);
    await moveAgreements(sql, from, to);
  },
};
