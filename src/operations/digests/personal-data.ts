import { deleteAskingsOfPerson, listAskingsOfPerson, moveAskings } from '#src/store/digests/confirmation.ts';
import { deleteConsentsOfPerson, listConsentsOfPerson } from '#src/store/digests/consent.ts';
import { moveSubscriptions } from '#src/store/digests/end.ts';
import { renameInIssues } from '#src/store/digests/issue-quotes.ts';
import { listListsOfPerson } from '#src/store/digests/list.ts';
import { listVerdictsOfPerson, moveVerdicts } from '#src/store/digests/measure.ts';
import { deleteSteeringOfPerson, listSteeringOfPerson, moveSteering } from '#src/store/digests/override.ts';
import { listAllSubscriptions } from '#src/store/digests/subscription.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Subscriptions with their issues, verdicts and lists go with the person. */
export const digestData: PersonalData = {
  tables: {
    digest_subscription: {
      personal: ['person', 'places', 'token', 'confirm_token'],
      plain: ['local_time', 'time_zone', 'language', 'areas', 'regions', 'sections', 'state'],
    },
    digest_issue: { personal: ['digest', 'message', 'quotes', 'token'], plain: ['period', 'state', 'reason'] },
    digest_item: { personal: [], plain: ['key'] },
    digest_verdict: { personal: ['person'], plain: [] },
    digest_steering: { personal: ['opening', 'note', 'opening_by', 'note_by'], plain: ['period'] },
    digest_list: { personal: ['person', 'content'], plain: [] },
    digest_asking: { personal: ['about'], plain: [] },
    // Under the SHA-256 of the address: a no, and what was never answered, stays.
    mailbox_consent: { personal: ['mailbox'], plain: [] },
  },
  async export(sql, person) {
    const subscriptions = await listAllSubscriptions(sql, person);
    return {
      digest_subscription: subscriptions.map(({ confirmToken: _, ...kept }) => kept),
      digest_verdict: await listVerdictsOfPerson(sql, person),
      digest_steering: await listSteeringOfPerson(sql, person),
      digest_list: await listListsOfPerson(sql, person),
      digest_asking: await listAskingsOfPerson(sql, person),
      mailbox_consent: await listConsentsOfPerson(sql, person),
    };
  },
  async forget(sql, person, { isKept }) {
    await deleteAskingsOfPerson(sql, person);
    await deleteConsentsOfPerson(sql, person);
    if (!isKept) await deleteSteeringOfPerson(sql, person);
    return [];
  },
  async move(sql, from, to, now) {
    await moveSubscriptions(sql, from, to, now);
    await moveVerdicts(sql, from, to);
    await moveSteering(sql, from, to);
    await moveAskings(sql, from, to);
    await renameInIssues(sql, from, to);
  },
};
