import { mailboxOf } from '#src/domain/digests/mailbox.ts';
import { mailAddressOf } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  deleteConfirmationRequestsOfPerson,
  listConfirmationRequestsOfPerson,
  moveConfirmationRequests,
} from '#src/store/digests/confirmation-request.ts';
import { deleteConsents, listConsents } from '#src/store/digests/consent.ts';
import { deleteDoubledVerdicts, listVerdictsOfPerson, moveVerdicts } from '#src/store/digests/measure.ts';
import { deleteOverridesOfPerson, listOverridesOfPerson, moveOverrides } from '#src/store/digests/override.ts';
import { deleteSignUpsOf, listSignUpsOf } from '#src/store/digests/sign-up.ts';
import { listListsOfPerson } from '#src/store/digests/subscriber-list.ts';
import { listAllSubscriptions, listPlacesOfPerson } from '#src/store/digests/subscription.ts';
import { deleteDeliveries, listMailsOfNobody } from '#src/store/outbox/delivery.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';
import { moveSubscriptions } from './move.ts';
import { redactIssues, renameInIssues } from './redact.ts';

/**
 * Personal data of digests. `forget` does not delete subscriptions, issues, verdicts and lists: the cascade of migrations/0011_digests.sql
 * deletes them when operations/people/personal-data.ts deletes the person.
 */
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
    digest_sign_up: { personal: ['token', 'mailbox', 'wish'], plain: [] },
    // Under the SHA-256 of the address: a no, and what was never answered, stays.
    mailbox_consent: { personal: ['mailbox'], plain: [] },
  },
  async export(sql, person) {
    const subscriptions = await listAllSubscriptions(sql, person);
    return {
      digest_subscription: subscriptions.map(({ confirmToken: _, ...kept }) => kept),
      digest_verdict: await listVerdictsOfPerson(sql, person),
      digest_steering: await listOverridesOfPerson(sql, person),
      digest_list: await listListsOfPerson(sql, person),
      digest_sign_up: await listSignUpsOf(sql, await listAddresses(sql, person)),
      digest_asking: await listConfirmationRequestsOfPerson(sql, person),
      mailbox_consent: [...(await listConsents(sql, await listAddresses(sql, person)))].map(([address, consent]) => ({
        address,
        ...consent,
      })),
    };
  },
  async forget(sql, person, { isKept }) {
    await deleteConfirmationRequestsOfPerson(sql, person);
    const addresses = await listAddresses(sql, person);
    await deleteSignUpsOf(sql, addresses);
    await deleteLettersTo(sql, addresses);
    await deleteConsents(sql, addresses);
    if (!isKept) await deleteOverridesOfPerson(sql, person);
    return [];
  },
  redact: redactIssues,
  detach: (sql, person) => renameInIssues(sql, person, 0),
  async move(sql, from, to, now) {
    await moveSubscriptions(sql, from, to, now);
    await deleteDoubledVerdicts(sql, from, to);
    await moveVerdicts(sql, from, to);
    await moveOverrides(sql, from, to);
    await moveConfirmationRequests(sql, from, to);
    await renameInIssues(sql, from, to);
  },
};

/** The mailboxes that a person has digests sent to. */
async function listAddresses(sql: Sql, person: number): Promise<string[]> {
  const places = await listPlacesOfPerson(sql, person);
  return [...new Set(places.flatMap((each) => mailAddressOf(each) ?? []))];
}

/** Deletes what was written to these addresses before their reader was known: the mails of a sign-up belong to nobody, and hold its link. */
async function deleteLettersTo(sql: Sql, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const mailboxes = new Set(addresses.map(mailboxOf));
  const letters = await listMailsOfNobody(sql);
  const theirs = letters.filter(({ places }) => mailboxes.has(mailboxOf(mailAddressOf(places) ?? '')));
  await deleteDeliveries(
    sql,
    theirs.map(({ id }) => id),
  );
}
