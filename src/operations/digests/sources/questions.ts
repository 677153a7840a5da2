import type { DigestRecipient } from '#src/domain/digests/item.ts';
import { nearnessTo } from '#src/domain/digests/nearness.ts';
import { encodeQuestion, listAnswerable, type RankedQuestion, rankQuestions } from '#src/domain/digests/questions.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listOpenQuestionsAt } from '#src/store/questions/unanswered.ts';
import { type DigestMoment, loadPeers } from '../snapshot.ts';
import { keepByInterest } from './cache.ts';
import { loadReadable } from './ranked.ts';
import type { DigestSource } from './source.ts';

/** Open questions the recipient could answer: of the areas they follow or know, or near their regions. */
export const questions: DigestSource = {
  section: 'questions',
  async load(sql, moment) {
    const rankedFor = await loadQuestions(sql, moment);
    return (recipient, isTold) =>
      listAnswerable(rankedFor(recipient), recipient)
        .filter(({ number }) => !isTold(`q${number}`))
        .map((question) => encodeQuestion(question, recipient));
  },
};

function loadQuestions(sql: Sql, moment: DigestMoment) {
  return moment.remember('questions', async () => {
    const [open, readable, peersOf] = await Promise.all([
      listOpenQuestionsAt(sql, moment.at),
      loadReadable(sql, moment),
      loadPeers(sql, moment),
    ]);
    const knownTo = new Map<number, Set<string>>();
    for (const { author, policyAreas } of readable)
      if (author !== null) knownTo.set(author, new Set([...(knownTo.get(author) ?? []), ...policyAreas]));
    const { at, catalogue } = moment;
    const nearnessFor = keepByInterest((recipient) => {
      const nearness = nearnessTo(recipient, catalogue, peersOf);
      return (region: string) => nearness(catalogue.regions.get(region)?.area ?? '');
    });
    const rank = (recipient: DigestRecipient, known: ReadonlySet<string>): RankedQuestion[] =>
      rankQuestions(open, recipient, { at, known, nearnessOf: nearnessFor(recipient) });
    const none: ReadonlySet<string> = new Set();
    // Who logged nothing, as most, shares the order with all who follow the same.
    const shared = keepByInterest((recipient) => rank(recipient, none));
    return (recipient: DigestRecipient) => {
      const known = knownTo.get(recipient.person ?? 0);
      return known ? rank(recipient, known) : shared(recipient);
    };
  });
}
