import {
  deleteTranslationsByWriter,
  deleteTranslationsOfAuthor,
  exportTranslations,
  moveIsTranslated,
  moveTranslations,
} from '#src/store/translations/translation.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** What was translated of what a person wrote goes with them in either way: a service or a member can make it again of what stays. */
export const translationData: PersonalData = {
  tables: {
    translation: { personal: ['content', 'written_by', 'hash'], plain: ['language'] },
  },
  async export(sql, person) {
    return { translation: await exportTranslations(sql, person) };
  },
  async forget(sql, person, { isKept }) {
    await deleteTranslationsOfAuthor(sql, person);
    if (!isKept) await deleteTranslationsByWriter(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveTranslations(sql, from, to);
    await moveIsTranslated(sql, from, to);
  },
};
