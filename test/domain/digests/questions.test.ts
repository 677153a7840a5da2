import { expect, test } from 'vitest';
import type { DigestReason } from '#src/domain/digests/item.ts';
import type { Nearness } from '#src/domain/digests/nearness.ts';
import { encodeQuestion, listAnswerable, rankQuestions } from '#src/domain/digests/questions.ts';
import type { OpenQuestion } from '#src/domain/questions/open-question.ts';

const at = new Date('2026-11-30T08:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 3_600_000);
const near: Record<string, Nearness> = {
  ITF4: { weight: 1, reason: { type: 'peer', region: 'ES51' } },
  ES51: { weight: 0.4, reason: { type: 'region', region: 'ES51' } },
};
const nearnessOf = (region: string) => near[region] ?? { weight: 0, reason: null };
const question = (number: number, more: Partial<OpenQuestion> = {}): OpenQuestion => ({
  number,
  author: null,
  title: `Question ${number}?`,
  region: null,
  policyAreas: ['education'],
  isExample: false,
  askedAt: daysAgo(3),
  answers: 0,
  answeredBy: [],
  ...more,
});
const rank = (questions: OpenQuestion[], areas: string[] = ['health'], known: string[] = []) =>
  rankQuestions(questions, { areas }, { at, known: new Set(known), nearnessOf });
const order = (...args: Parameters<typeof rank>) => rank(...args).map(({ number }) => number);

test('the score is the formula', () => {
  const asked = { region: 'ITF4', policyAreas: ['housing', 'health'] as const, askedAt: daysAgo(30), answers: 1 };
  const [ranked] = rank([question(1, { ...asked, policyAreas: [...asked.policyAreas] })], ['health'], ['housing']);
  expect(ranked?.score).toBe(3 + 3 + 2 * 1 + 1 / 2 + 0.5);
  expect(rank([question(1, { askedAt: at })], [])[0]?.score).toBe(3 * 0.5 + 1 + 1);
});

test('an area known or followed goes first, then what is near, unanswered and new', () => {
  const questions = [
    question(1, { policyAreas: ['health'] }),
    question(2, { region: 'ITF4' }),
    question(3, { region: 'ES51' }),
    question(4, { askedAt: daysAgo(1), answers: 2 }),
    question(5),
    question(6, { askedAt: daysAgo(40) }),
    question(7, { policyAreas: ['housing', 'health'] }),
  ];
  expect(order(questions, ['health'], ['housing'])).toEqual([7, 1, 2, 3, 5, 6, 4]);
  expect(order([question(1), question(2)])).toEqual([2, 1]);
});

test('the reason is what they know, then what they follow, then where it is from', () => {
  const reasonOf = (more: Partial<OpenQuestion>, known: string[] = []): DigestReason | undefined =>
    rank([question(1, more)], ['health'], known)[0]?.reason;
  expect(reasonOf({ policyAreas: ['health', 'housing'] }, ['housing'])).toEqual({ type: 'logged', area: 'housing' });
  expect(reasonOf({ policyAreas: ['housing', 'health'], region: 'ITF4' })).toEqual({ type: 'area', area: 'health' });
  expect(reasonOf({ region: 'ITF4' })).toEqual({ type: 'peer', region: 'ES51' });
  expect(reasonOf({ region: 'ES51' })).toEqual({ type: 'region', region: 'ES51' });
  expect(reasonOf({ region: 'CY00' })).toEqual({ type: 'network' });
});

test('nobody gets their own, what they answered, or what is nothing to them', () => {
  const questions = [
    question(1, { author: 7, policyAreas: ['health'] }),
    question(2, { answers: 1, answeredBy: [8, 7], policyAreas: ['health'] }),
    question(3, { author: 8, policyAreas: ['health'] }),
    question(4),
  ];
  const numbersFor = (person: number | null, areas: string[]) =>
    listAnswerable(rank(questions, areas), { person, areas })
      .map(({ number }) => number)
      .sort();
  expect(numbersFor(7, ['health'])).toEqual([3]);
  expect(numbersFor(7, [])).toEqual([3, 4]);
  expect(numbersFor(null, ['health'])).toEqual([1, 2, 3]);
  expect(numbersFor(null, [])).toEqual([1, 2, 3, 4]);
});

test('an old one may stand beside new ones', () => {
  const [ranked] = rank([question(12, { region: 'ITF4', title: 'Who pays?' })]);
  if (!ranked) throw new Error('none');
  expect(encodeQuestion(ranked, { since: daysAgo(7) })).toMatchObject({
    ...{ key: 'q12', title: '#12 Who pays?', region: 'ITF4', isNew: true },
    ...{ line: '/question show 12', path: '/questions/12' },
  });
  expect(encodeQuestion(ranked, { since: daysAgo(1) }).isNew).toBe(false);
});
