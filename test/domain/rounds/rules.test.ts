import { describe, expect, test } from 'vitest';
import { makeBatches } from '#src/domain/rounds/batches.ts';
import { sizesOf } from '#src/domain/rounds/groups.ts';
import { matchRound } from '#src/domain/rounds/match-round.ts';
import { createPairWeights } from '#src/domain/rounds/pair-weights.ts';
import { weighTold } from '#src/domain/rounds/participant.ts';
import { factsOf, type Present, type RoundInput } from '#src/domain/rounds/round-input.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { makeRoundInput, makeRoundPeople } from '#test/support/round-people.ts';

const level = (area: string, value: number) => policyAreas.map((each) => (each === area ? value : 0));
const none = policyAreas.map(() => 0);

function person(id: number, changes: Partial<Present> = {}): Present {
  return {
    id,
    region: `region-${id}`,
    needs: none,
    offers: none,
    languages: ['en'],
    utcOffset: 0,
    waiting: 0,
    mentors: 0,
    ...changes,
  };
}

function weigh(people: Present[], changes: Partial<RoundInput> = {}, cooldown = 0) {
  const input = makeRoundInput(people, { similarities: [['region-1', 'region-2', 80]], ...changes });
  return createPairWeights(people, factsOf(input), {
    allowsSameRegion: input.allowsSameRegion,
    cooldowns: people.map(() => cooldown),
  }).weight(0, 1);
}

describe('what a pair weighs', () => {
  test.each([
    // 0.30 · 0.8 likeness, 0.10 language, 0.05 zone, 0.10 new
    ['nobody needs anything', {}, {}, 490],
    // h1 = 1, h2 = 0: ¼ of 450 more
    ['help one way', { needs: level('housing', 1) }, { offers: level('housing', 1) }, 603],
    // h1 = h2 = 1: all of it
    [
      'help both ways',
      { needs: level('housing', 1), offers: level('health', 1) },
      { offers: level('housing', 1), needs: level('health', 1) },
      940,
    ],
    // h1 = 0.5 · 0.8 = 0.4
    ['half a need', { needs: level('housing', 0.5) }, { offers: level('housing', 0.8) }, 535],
    ['a second language', { languages: ['sv', 'en'] }, {}, 460],
    ['three hours apart', { utcOffset: 3 }, {}, 465],
    ['ten hours apart', { utcOffset: 10 }, {}, 440],
    ['no region', { region: null }, {}, 250],
    ['no shared language', { languages: ['fr'] }, {}, -1],
    ['the same region', { region: 'region-2' }, {}, -1],
  ] as const)('%s', (_, left, right, weight) => {
    expect(weigh([person(1, left), person(2, right)])).toBe(weight);
  });

  test('less if they met, nothing if that was lately or one of them does not want to', () => {
    const two = [person(1), person(2)];
    const meetings = [[2, 1, 1, 5]] as const;
    expect(weigh(two, { meetings }, 4)).toBe(440);
    expect(weigh(two, { meetings }, 5)).toBe(-1);
    expect(weigh(two, { blocks: [[2, 1]] })).toBe(-1);
  });

  test('what a person says counts whole, what their region is by its distance from its peers', () => {
    const told = weighTold({
      seeks: ['housing'],
      offers: ['health'],
      worksIn: ['language'],
      score: (area) => ({ own: { language: 60, education: 55, 'labour-market': 30 }[area as string] ?? 50, peers: 50 }),
    });
    const of = (values: readonly number[], area: (typeof policyAreas)[number]) => values[policyAreas.indexOf(area)];
    expect([of(told.needs, 'housing'), of(told.needs, 'labour-market'), of(told.needs, 'health')]).toEqual([1, 1, 0]);
    expect([of(told.offers, 'health'), of(told.offers, 'language'), of(told.offers, 'education')]).toEqual([
      1, 0.5, 0.125,
    ]);
  });
});

describe('a round', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test('is the same for the same input, whatever the order of people', () => {
    const people = makeRoundPeople(300);
    expect(matchRound(makeRoundInput(people.toReversed()))).toEqual(matchRound(makeRoundInput(people)));
  });

  test('leaves out who did not wait', () => {
    for (const waits of [1, 2, 3]) {
      const people = ids(3).map((id) => person(id, { waiting: id === waits ? 1 : 0 }));
      expect(matchRound(makeRoundInput(people)).left).not.toContain(waits);
    }
  });

  test('takes the odd one into the pair where they weigh most', () => {
    const people = [
      ...ids(4).map((id) => person(id)),
      person(5, { needs: level('housing', 1) }),
      person(6, { offers: level('housing', 1), languages: ['sv', 'en'] }),
      person(7, { offers: level('housing', 1), languages: ['sv', 'en'] }),
    ];
    const { groups, left } = matchRound(makeRoundInput(people, { allowsTrios: true, similarities: [] }));
    expect(left).toEqual([]);
    expect(groups.map(({ members }) => members)).toContainEqual([5, 6, 7]);
  });

  test('does not make a trio without a language of all three', () => {
    const people = [
      person(1, { languages: ['sv', 'en'] }),
      person(2, { languages: ['en', 'fr'] }),
      person(3, { languages: ['fr', 'sv'] }),
    ];
    expect(matchRound(makeRoundInput(people, { allowsTrios: true })).groups).toHaveLength(1);
  });

  test('lowers how long two do not meet where the round is too small', () => {
    const people = ids(4).map((id) => person(id));
    const meetings = [
      [1, 2, 1, 1],
      [3, 4, 1, 1],
      [1, 3, 1, 2],
      [2, 4, 1, 2],
      [1, 4, 1, 3],
      [2, 3, 1, 3],
    ] as const;
    const { groups, cooldown, left } = matchRound(makeRoundInput(people, { cooldown: 8, meetings }));
    expect(left).toEqual([]);
    expect(cooldown).toBe(1);
    expect(groups.map(({ members }) => members)).not.toContainEqual([1, 2]);
  });

  test('lowers it for those alone who have nobody else', () => {
    const people = [
      ...ids(9).map((id) => person(id)),
      person(10, { languages: ['fi'] }),
      person(11, { languages: ['fi'] }),
    ];
    const found = matchRound(makeRoundInput([...people, person(12)], { cooldown: 4, meetings: [[10, 11, 1, 2]] }));
    expect(found.left).toEqual([]);
    expect(found.cooldown).toBe(4);
    expect(found.lowered).toEqual([
      [10, 1],
      [11, 1],
    ]);
  });

  test('breaks no rule in groups, and leaves nobody out where sizes allow it', () => {
    const people = makeRoundPeople(90);
    const blocks = ids(60).map((id) => [id, id + 7] as const);
    const { groups, left } = matchRound(makeRoundInput(people, { kind: 'groups', size: 4, blocks }));
    const find = (id: number) => people.find((each) => each.id === id) as Present;
    for (const { members } of groups) {
      expect(members.length).toBeGreaterThanOrEqual(2);
      expect(members.length).toBeLessThanOrEqual(5);
      expect(new Set(members.map((id) => find(id).region)).size).toBe(members.length);
      for (const [one, other] of blocks) expect(members.includes(one) && members.includes(other)).toBe(false);
      expect(
        find(members[0] as number).languages.some((each) => members.every((id) => find(id).languages.includes(each))),
      ).toBe(true);
    }
    expect(left.length).toBeLessThanOrEqual(1);
    expect([...groups.flatMap(({ members }) => members), ...left].sort((a, b) => a - b)).toEqual(ids(90));
  });

  test('gives everybody one mentor, and no mentor more than their limit', () => {
    const people = makeRoundPeople(60).map((each) => ({ ...each, mentors: each.id <= 15 ? 1 + (each.id % 4) : 0 }));
    const { groups, left } = matchRound(makeRoundInput(people, { kind: 'mentors' }));
    const learners = groups.map(({ members }) => members.find((id) => id > 15));
    expect(new Set(learners).size).toBe(groups.length);
    for (const { id, mentors } of people.slice(0, 15))
      expect(groups.filter(({ members }) => members.includes(id)).length).toBeLessThanOrEqual(mentors);
    expect(left.length).toBe(45 - groups.length);
    expect(groups.length).toBeGreaterThanOrEqual(35);
  });

  test('pairs regions with all of their people', () => {
    const people = ids(8).map((id) => person(id, { region: `region-${Math.ceil(id / 2)}` }));
    const { groups, left } = matchRound(makeRoundInput(people, { kind: 'region-pairs' }));
    expect(groups).toHaveLength(2);
    expect(left).toEqual([]);
    for (const { members } of groups) expect(members).toHaveLength(4);
  });
});

test('groups are as near to the size as the number of people allows', () => {
  expect(
    [
      [11, 3],
      [7, 4],
      [13, 3],
      [8, 4],
      [2, 3],
      [5, 4],
      [1, 3],
    ].map(([count = 0, size = 0]) => sizesOf(count, size)),
  ).toEqual([[4, 4, 3], [4, 3], [4, 3, 3, 3], [4, 4], [2], [5], []]);
});

test('batches hold everybody once, are of one size, and keep small kinds together', () => {
  const people = [
    ...makeRoundPeople(4_900).map(({ utcOffset }) => ({ languages: ['en'], utcOffset })),
    ...Array.from({ length: 60 }, () => ({ languages: ['mt'], utcOffset: 1 })),
  ];
  const batches = makeBatches(people, 4);
  expect(batches.flat().sort((a, b) => a - b)).toEqual([...people.keys()]);
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(1_654);
  expect(batches.filter((batch) => batch.some((place) => place >= 4_900))).toHaveLength(1);
});
