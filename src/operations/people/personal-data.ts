import { listAccounts, moveAccounts } from '#src/store/people/account.ts';
import { moveAdmission } from '#src/store/people/admission.ts';
import { listImportPages, moveImportPages } from '#src/store/people/import-page.ts';
import { exportLetterboxes, moveLetterbox } from '#src/store/people/letterbox.ts';
import { listLinkCodes } from '#src/store/people/link-code.ts';
import { listLinkTries, moveLinkTries } from '#src/store/people/link-try.ts';
import { moveModelConsent } from '#src/store/people/model-consent.ts';
import { deletePerson, exportPerson } from '#src/store/people/person.ts';
import type { PersonalData } from './personal-data-contract.ts';

/** Personal data of people and accounts. `forget` deletes the row of the person, and the database deletes by cascade what refers to it. */
export const personData: PersonalData = {
  tables: {
    person: {
      personal: [
        'display_name',
        'language',
        'time_zone',
        'region',
        'interests',
        'role',
        'chosen',
        'reads_with_model',
        'is_translated',
        'is_admitted',
        'admission_asked_at',
      ],
      plain: [],
    },
    account: { personal: ['platform', 'space', 'user', 'person'], plain: [] },
    link_code: { personal: ['code', 'person'], plain: [] },
    import_page: { personal: ['token', 'person', 'file', 'report'], plain: [] },
    link_try: { personal: ['person', 'platform'], plain: [] },
    letterbox: { personal: ['person', 'token'], plain: [] },
  },
  async export(sql, person) {
    return {
      person: await exportPerson(sql, person),
      account: await listAccounts(sql, person),
      link_code: await listLinkCodes(sql, person),
      import_page: await listImportPages(sql, person),
      link_try: await listLinkTries(sql, person),
      letterbox: await exportLetterboxes(sql, person),
    };
  },
  async forget(sql, person) {
    await deletePerson(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveAdmission(sql, from, to);
    await moveModelConsent(sql, from, to);
    await moveLinkTries(sql, from, to);
    await moveImportPages(sql, from, to);
    await moveLetterbox(sql, from, to);
    await moveAccounts(sql, from, to);
  },
};
