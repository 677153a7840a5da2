import { listBlocks, moveBlocks } from '#src/store/introductions/block.ts';
import { exportPreferences, movePreferences } from '#src/store/introductions/preferences.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Personal data of introductions. What a person told, and whom they do not want to meet, is deleted with their row by the cascade. */
export const introductionData: PersonalData = {
  tables: {
    introduction_preference: {
      personal: ['person', 'offer_text', 'seek_text', 'contact', 'avoided_regions'],
      plain: ['offer_areas', 'offer_groups', 'seek_areas', 'seek_groups', 'languages', 'work_start', 'work_end'],
    },
    introduction_block: { personal: ['person', 'other'], plain: [] },
  },
  async export(sql, person) {
    return {
      introduction_preference: await exportPreferences(sql, person),
      introduction_block: await listBlocks(sql, person),
    };
  },
  async forget() {
    return [];
  },
  async move(sql, from, to) {
    await movePreferences(sql, from, to);
    await moveBlocks(sql, from, to);
  },
};
