import { moveIsTranslated } from '#src/store/people/translation-wish.ts';
import {
  deleteTranslationsByWriter,
  deleteTranslationsOfAuthor,
  exportTranslations,
  moveTranslations,
} from '#src/store/translations/translation.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** What was translated of what a person wrote goes with them, and so does what they translated, whatever else stays: a service or another member can make it again. */
export const translationData: PersonalData = {
  tables: {
    translation: { personal: ['content', 'written_by', 'hash'], plain: ['language'] },
  },
  async export(sql, person) {
    return { translation: await exportTranslations(sql, person) };
  },
  async forget(sql, person) {
    await deleteTranslationsOfAuthor(sql, person);
    await deleteTranslationsByWriter(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveTranslations(sql, from, to);
    await moveIsTranslated(sql, from, to);
  },
};
