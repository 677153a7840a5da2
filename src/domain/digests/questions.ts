import type { Readable } from '../experiences/readable.ts';
import type { OpenQuestion } from '../questions/open-question.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestEntry, DigestReason, DigestRecipient } from './item.ts';
import { keepByInterest } from './keep-by-interest.ts';
import { type Nearness, nearnessTo, type PeersOf } from './nearness.ts';

export type RankedQuestion = OpenQuestion & { score: number; reason: DigestReason };

/** After this time a question is half as fresh. */
const halfLifeMs = 30 * 24 * 3_600_000;

/**
 * Questions by how likely somebody can and should answer them at a moment:
 *
 *   score = 3 · known + 3 · area + 2 · nearness + unanswered + freshness
 *
 * each between 0 and 1. known: they logged an experience in one of its policy areas (`known`). area: one of the policy areas followed (0.5 for
 * all where none is chosen). nearness: see there; `nearnessOf` takes the region it is asked for. unanswered: 1 / (1 + answers). freshness: halves
 * every 30 days. Equal ones: the newer first.
 */
export function rankQuestions(
  questions: readonly OpenQuestion[],
  { areas }: Pick<DigestRecipient, 'areas'>,
  { at, known, nearnessOf }: { at: Date; known: ReadonlySet<string>; nearnessOf: (region: string) => Nearness },
): RankedQuestion[] {
  return questions
    .map((question): RankedQuestion => {
      const own = question.policyAreas.find((each) => known.has(each));
      const area = question.policyAreas.find((each) => areas.includes(each));
      const near = question.region === null ? { weight: 0, reason: null } : nearnessOf(question.region);
      const score =
        3 * (own ? 1 : 0) +
        3 * (area ? 1 : areas.length === 0 ? 0.5 : 0) +
        2 * near.weight +
        1 / (1 + question.answers) +
        0.5 ** (Math.max(0, at.getTime() - question.askedAt.getTime()) / halfLifeMs);
      const reason: DigestReason = own
        ? { type: 'logged', area: own }
        : area
          ? { type: 'area', area }
          : (near.reason ?? { type: 'network' });
      return { ...question, score: Math.round(score * 1e9) / 1e9, reason };
    })
    .sort((left, right) => right.score - left.score || right.number - left.number);
}

/** Those of a ranked list that somebody could answer: not their own, not answered by them, and for a reason; all for who chose no area. */
export function listAnswerable(
  ranked: readonly RankedQuestion[],
  { person, areas }: Pick<DigestRecipient, 'person' | 'areas'>,
): RankedQuestion[] {
  return ranked.filter(
    ({ author, answeredBy, reason }) =>
      (person === null || (author !== person && !answeredBy.includes(person))) &&
      (areas.length === 0 || reason.type !== 'network'),
  );
}

/** Open questions somebody could answer: of the areas they follow, or know because they logged an experience in them, or near their regions. */
export function createQuestionPicker(
  open: readonly OpenQuestion[],
  experiences: readonly Pick<Readable, 'author' | 'policyAreas'>[],
  { at, catalogue, peersOf }: { at: Date; catalogue: Catalogue; peersOf: PeersOf },
): DigestPicker {
  const knownTo = new Map<number, Set<string>>();
  for (const { author, policyAreas } of experiences)
    if (author !== null) knownTo.set(author, new Set([...(knownTo.get(author) ?? []), ...policyAreas]));
  const nearnessFor = keepByInterest((recipient) => {
    const nearness = nearnessTo(recipient, catalogue, peersOf);
    return (region: string) => nearness(catalogue.regions.get(region)?.territory ?? '');
  });
  const rank = (recipient: DigestRecipient, known: ReadonlySet<string>): RankedQuestion[] =>
    rankQuestions(open, recipient, { at, known, nearnessOf: nearnessFor(recipient) });
  const none: ReadonlySet<string> = new Set();
  // Who logged nothing, as most, shares the order with all who follow the same.
  const shared = keepByInterest((recipient) => rank(recipient, none));
  return (recipient, isTold) => {
    const known = knownTo.get(recipient.person ?? 0);
    return listAnswerable(known ? rank(recipient, known) : shared(recipient), recipient)
      .filter(({ number }) => !isTold(`q${number}`))
      .map((question) => encodeQuestion(question, recipient));
  };
}

export function encodeQuestion(question: RankedQuestion, { since }: Pick<DigestRecipient, 'since'>): DigestEntry {
  const { number, title, region, isExample, askedAt, reason } = question;
  return {
    type: 'entry',
    key: `q${number}`,
    reason,
    isNew: askedAt > since,
    title: `#${number} ${title}`,
    region,
    day: null,
    detail: null,
    isExample,
    line: `/question show ${number}`,
    path: `/questions/${number}`,
  };
}
