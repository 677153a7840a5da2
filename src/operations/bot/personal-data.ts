import { deleteConfirmationsAbout, listConfirmations } from '#src/store/bot/confirmation.ts';
import { deleteDraftsAbout, listDrafts, moveDrafts } from '#src/store/bot/draft.ts';
import { deleteShownAbout, listShown } from '#src/store/bot/form-shown.ts';
import { forgetOutcomes, listHandledEvents, moveHandledEvents } from '#src/store/bot/handled-event.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** The personal data of the bot: what a person typed, and the answers to it. */
export const botData: PersonalData = {
  tables: {
    draft: { personal: ['person', 'form', 'field_values'], plain: [] },
    form_shown: { personal: ['person', 'form'], plain: ['shown'] },
    confirmation: { personal: ['person', 'subject'], plain: ['key'] },
    handled_event: { personal: ['person', 'outcome'], plain: ['id'] },
    // Sealed with keys that are not kept, by a name made from them.
    long_line: { personal: ['line', 'sealed'], plain: ['key'] },
  },
  async export(sql, person) {
    return {
      draft: await listDrafts(sql, person),
      form_shown: await listShown(sql, person),
      confirmation: await listConfirmations(sql, person),
      handled_event: await listHandledEvents(sql, person),
    };
  },
  // Drafts and questions go with the person, those of others that name them by number too. What was said to others may name them or quote what they wrote.
  async forget(sql, person) {
    await deleteDraftsAbout(sql, person);
    await deleteShownAbout(sql, person);
    await deleteConfirmationsAbout(sql, person);
    await forgetOutcomes(sql);
    return [];
  },
  async move(sql, from, to) {
    await moveDrafts(sql, from, to);
    await moveHandledEvents(sql, from, to);
  },
};
