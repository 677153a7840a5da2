import { listBlocks, moveBlocks } from '#src/store/introductions/block.ts';
import { exportIntroductions, leaveIntroductions, moveIntroductions } from '#src/store/introductions/introduction.ts';
import { exportPreferences, movePreferences } from '#src/store/introductions/preferences.ts';
import { exportRequests, moveRequests } from '#src/store/introductions/question-request.ts';
import { exportReports, leaveReports, moveReports } from '#src/store/introductions/report.ts';
import { exportSides, leaveSides, moveSides } from '#src/store/introductions/side.ts';
import { deleteDeliveriesTo } from '#src/store/outbox/delivery.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/**
 * Personal data of introductions. What a person told, whom they do not want to meet and what was reported of them is deleted with their row by the
 * cascade. That they reported somebody stays known to staff, without name and words. An introduction stays for the other and for the count, without name and words; what waits is over.
 */
export const introductionData: PersonalData = {
  tables: {
    introduction_preference: {
      personal: ['person', 'offer_text', 'seek_text', 'contact', 'avoided_regions'],
      plain: ['offer_areas', 'offer_groups', 'seek_areas', 'seek_groups', 'languages', 'work_start', 'work_end'],
    },
    introduction_block: { personal: ['person', 'other'], plain: [] },
    introduction: { personal: ['asker', 'other', 'wish', 'reasons', 'note'], plain: ['state', 'told'] },
    introduction_side: { personal: ['person', 'contact', 'learned'], plain: ['side', 'met'] },
    // What a person was asked is deleted with their row by the cascade; when others are to be asked says nothing of anybody.
    question_request: { personal: ['person', 'reasons'], plain: ['state'] },
    question_route: { personal: [], plain: [] },
    introduction_report: { personal: ['reporter', 'about', 'content'], plain: [] },
  },
  async export(sql, person) {
    return {
      introduction_preference: await exportPreferences(sql, person),
      introduction_block: await listBlocks(sql, person),
      introduction: await exportIntroductions(sql, person),
      introduction_side: await exportSides(sql, person),
      question_request: await exportRequests(sql, person),
      introduction_report: await exportReports(sql, person),
    };
  },
  async forget(sql, person, { now }) {
    await leaveSides(sql, person);
    for (const number of await leaveIntroductions(sql, person, now))
      await deleteDeliveriesTo(sql, `introduction:${number}`);
    await leaveReports(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await movePreferences(sql, from, to);
    await moveBlocks(sql, from, to);
    await moveIntroductions(sql, from, to);
    await moveSides(sql, from, to);
    await moveReports(sql, from, to);
    await moveRequests(sql, from, to);
  },
};
