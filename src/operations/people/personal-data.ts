import { listDrafts } from '#src/store/bot/draft.ts';
import { listHandledEvents } from '#src/store/bot/handled-event.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listListsOfPerson } from '#src/store/digests/list.ts';
import { listVerdictsOfPerson } from '#src/store/digests/measure.ts';
import { listAllSubscriptions } from '#src/store/digests/subscription.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { listRevisionsOfPerson } from '#src/store/experiences/revision.ts';
import { listDeliveriesOfPerson } from '#src/store/outbox/delivery.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { listLinkCodes } from '#src/store/people/link-code.ts';
import { listAnswersOfAuthor } from '#src/store/questions/answer.ts';
import { exportQuestionsOfAuthor } from '#src/store/questions/question.ts';

/** Everything kept about a person, by the table it is in. A table that refers to people has its line here: a test compares. */
export async function listPersonalData(sql: Sql, person: number): Promise<Record<string, unknown>> {
  return {
    person: await sql`select * from person where id = ${person}`,
    account: await listAccounts(sql, person),
    link_code: await listLinkCodes(sql, person),
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
