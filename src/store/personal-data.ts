import { listAccounts } from './account.ts';
import { listAnswersOfAuthor } from './answer.ts';
import type { Sql } from './db.ts';
import { listDeliveriesOfPerson } from './delivery.ts';
import { listListsOfPerson } from './digest-list.ts';
import { listVerdictsOfPerson } from './digest-measure.ts';
import { listAllSubscriptions } from './digest-subscription.ts';
import { listDrafts } from './draft.ts';
import { listExperiencesOfAuthor } from './experience.ts';
import { listRevisionsOfPerson } from './experience-revision.ts';
import { listHandledEvents } from './handled-event.ts';
import { listLinkCodes } from './link-code.ts';
import { exportQuestionsOfAuthor } from './question.ts';

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
