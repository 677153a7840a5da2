import { listConfirmations } from '#src/store/bot/confirmation.ts';
import { listDrafts, moveDrafts } from '#src/store/bot/draft.ts';
import { listHandledEvents, moveHandledEvents } from '#src/store/bot/handled-event.ts';
import type { Sql } from '#src/store/database/database.ts';
import { moveSubscriptions } from '#src/store/digests/end.ts';
import { listListsOfPerson } from '#src/store/digests/list.ts';
import { listVerdictsOfPerson, moveVerdicts } from '#src/store/digests/measure.ts';
import { listAllSubscriptions } from '#src/store/digests/subscription.ts';
import { listExperiencesOfAuthor, moveExperiences } from '#src/store/experiences/experience.ts';
import { listRevisionsOfPerson, moveRevisions } from '#src/store/experiences/revision.ts';
import { listDeliveriesOfPerson, moveDeliveries } from '#src/store/outbox/delivery.ts';
import { listAccounts, moveAccounts } from '#src/store/people/account.ts';
import { listLinkCodes } from '#src/store/people/link-code.ts';
import { listLinkTries, moveLinkTries } from '#src/store/people/link-try.ts';
import { listAnswersOfAuthor } from '#src/store/questions/answer.ts';
import { exportQuestionsOfAuthor, moveQuestions } from '#src/store/questions/question.ts';

/** Everything kept about a person, by the table it is in. A table that refers to people has its line here: a test compares. */
export async function listPersonalData(sql: Sql, person: number): Promise<Record<string, unknown>> {
  return {
    person: await sql`select * from person where id = ${person}`,
    account: await listAccounts(sql, person),
    link_code: await listLinkCodes(sql, person),
    link_try: await listLinkTries(sql, person),
    confirmation: await listConfirmations(sql, person),
    draft: await listDrafts(sql, person),
    experience: await listExperiencesOfAuthor(sql, person),
    experience_revision: await listRevisionsOfPerson(sql, person),
    question: await exportQuestionsOfAuthor(sql, person),
    question_answer: await listAnswersOfAuthor(sql, person),
    // Without the link that only the owner of an address may follow: it need not be theirs.
    delivery: (await listDeliveriesOfPerson(sql, person)).map(({ message, ...delivery }) =>
      delivery.purpose === 'digest-confirmation' ? delivery : { ...delivery, message },
    ),
    digest_subscription: (await listAllSubscriptions(sql, person)).map(({ confirmToken: _, ...kept }) => kept),
    digest_verdict: await listVerdictsOfPerson(sql, person),
    digest_list: await listListsOfPerson(sql, person),
    handled_event: await listHandledEvents(sql, person),
  };
}

/** Everything of one person becomes another's, but not what was asked of the first alone. Returns drafts that the other had begun too. */
export async function movePersonalData(sql: Sql, from: number, to: number, now: Date) {
  await moveExperiences(sql, from, to);
  await moveRevisions(sql, from, to);
  await moveQuestions(sql, from, to);
  const left = await moveDrafts(sql, from, to);
  await moveHandledEvents(sql, from, to);
  await moveDeliveries(sql, from, to);
  await moveSubscriptions(sql, from, to, now);
  await moveVerdicts(sql, from, to);
  await moveLinkTries(sql, from, to);
  await moveAccounts(sql, from, to);
  return left;
}
