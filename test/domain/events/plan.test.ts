import { describe, expect, test } from 'vitest';
import { type EventPeople, planEvent } from '#src/domain/events/plan.ts';
import { factsOf } from '#src/domain/rounds/round-input.ts';
import { weighPeople } from '#src/domain/rounds/weigh-people.ts';
import { makeRoundInput, makeRoundPeople } from '#test/support/round-people.ts';

function makePeople(count: number): EventPeople {
  const people = makeRoundPeople(count).map((each) => ({
    ...each,
    languages: [...new Set([...each.languages, 'en'])],
  }));
  const weighed = weighPeople(people, factsOf(makeRoundInput([])), { allowsSameRegion: true, cooldowns: [] });
  return {
    ...weighed,
    count,
    isSameRegion: (left, right) => people[left]?.region === people[right]?.region,
  };
}

const plain = (count: number): EventPeople => ({
  count,
  weight: () => 500,
  isSameRegion: () => false,
  mayBeTogether: () => true,
});

test('everybody is in one group of each round, nobody meets twice, and no two of one region meet', () => {
  const count = 62;
  const { rounds, quality } = planEvent(makePeople(count), { rounds: 6, size: 4, seed: 1 });
  expect(rounds).toHaveLength(6);
  for (const groups of rounds) {
    expect(groups.flat().sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    for (const { length } of groups) expect([4, 5]).toContain(length);
  }
  const pairs = rounds
    .flat()
    .flatMap((group) =>
      group.flatMap((left, index) =>
        group.slice(index + 1).map((right) => [left, right].sort((a, b) => a - b).join(' ')),
      ),
    );
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(quality).toMatchObject({ repeats: 0, broken: 0, sameRegion: 0 });
  expect(quality.fewestMet).toBeGreaterThanOrEqual(18);
});

test('people meet whom they fit better than by chance', () => {
  const people = makePeople(60);
  const fitting = planEvent(people, { rounds: 4, size: 4, seed: 1 });
  const blind = planEvent({ ...people, weight: () => 500 }, { rounds: 4, size: 4, seed: 1 });
  const mean = (plan: typeof blind) => {
    const weights = plan.rounds
      .flat()
      .flatMap((group) =>
        group.flatMap((left, index) => group.slice(index + 1).map((right) => people.weight(left, right))),
      );
    return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  };
  expect(mean(fitting)).toBeGreaterThan(mean(blind) + 30);
});

test('groups share a language where not everybody reads the same one', () => {
  // Half read one language, half another.
  const people: EventPeople = {
    ...plain(48),
    weight: (left, right) => (left % 2 === right % 2 ? 500 : -1),
    mayBeTogether: (group) => group.every((person) => person % 2 === (group[0] ?? 0) % 2),
  };
  expect(planEvent(people, { rounds: 4, size: 4, seed: 3 }).quality).toMatchObject({ broken: 0, repeats: 0 });
});

test('a schedule that cannot be without repeats says how many there are', () => {
  // Four people in one group: each later round repeats all six pairs.
  expect(planEvent(plain(4), { rounds: 3, size: 4, seed: 1 }).quality).toMatchObject({ repeats: 12, fewestMet: 3 });
  // Nine people in threes can meet for four rounds, once each.
  expect(planEvent(plain(9), { rounds: 3, size: 3, seed: 1 }).quality.repeats).toBe(0);
});

test('the rounds that are left are planned again for who is still there', () => {
  const { rounds } = planEvent(plain(32), { rounds: 2, size: 4, seed: 1 });
  const met = rounds
    .flat()
    .flatMap((group) => group.flatMap((left, index) => group.slice(index + 1).map((right) => [left, right] as const)));
  // The last of the list has left.
  const stays = met.filter((pair) => !pair.includes(31));
  const again = planEvent(plain(31), { rounds: 2, size: 4, seed: 2, met: stays });
  expect(again.quality.repeats).toBe(0);
  expect(again.rounds.flat(2).every((person) => person < 31)).toBe(true);
});

test('the same people and seed give the same plan', () => {
  const people = makePeople(40);
  expect(planEvent(people, { rounds: 3, size: 4, seed: 5 })).toEqual(
    planEvent(people, { rounds: 3, size: 4, seed: 5 }),
  );
});

describe('two who may not meet', () => {
  const apart = (count: number, ...pairs: [number, number][]): EventPeople => ({
    ...plain(count),
    weight: (left, right) => (pairs.some((pair) => pair.includes(left) && pair.includes(right)) ? -1 : 500),
  });
  const areTogether = (groups: readonly number[][], left: number, right: number) =>
    groups.some((group) => group.includes(left) && group.includes(right));

  test('are in different groups of every round, though all others meet again for it', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { rounds, quality } = planEvent(apart(8, [0, 1]), { rounds: 3, size: 4, seed });
      for (const groups of rounds) {
        expect(groups.map(({ length }) => length)).toEqual([4, 4]);
        expect(areTogether(groups, 0, 1)).toBe(false);
      }
      expect(quality.broken).toBe(0);
    }
  });

  test('are kept apart in rounds that are planned again', () => {
    const met = [0, 1].flatMap((left) => [2, 3, 4, 5, 6, 7].map((right) => [left, right] as const));
    const { rounds } = planEvent(apart(8, [0, 1]), { rounds: 2, size: 4, seed: 1, met });
    expect(rounds.map((groups) => areTogether(groups, 0, 1))).toEqual([false, false]);
  });

  test('split a group where there is no other', () => {
    const { rounds, quality } = planEvent(apart(4, [0, 1]), { rounds: 2, size: 4, seed: 1 });
    for (const groups of rounds) {
      expect(groups.map(({ length }) => length)).toEqual([2, 2]);
      expect(areTogether(groups, 0, 1)).toBe(false);
    }
    expect(quality.broken).toBe(2);
  });

  test('sit out by turns where there is nobody else for one of them', () => {
    const { rounds } = planEvent(apart(3, [0, 1]), { rounds: 4, size: 4, seed: 1 });
    expect(rounds).toEqual([[[0, 2]], [[1, 2]], [[0, 2]], [[1, 2]]]);
    expect(planEvent(apart(2, [0, 1]), { rounds: 2, size: 4, seed: 1 })).toMatchObject({
      rounds: [[], []],
      quality: { fewestMet: 0, meanWeight: 0, broken: 2 },
    });
    const nobody: EventPeople = { ...plain(9), weight: () => -1 };
    expect(planEvent(nobody, { rounds: 2, size: 3, seed: 1 }).rounds).toEqual([[], []]);
  });

  test('nobody sits out who could be in a group or with another who sits out', () => {
    // In more than half of all pairs the two may not meet.
    const blocks = [...Array(60).keys()].map((seed) =>
      apart(
        9,
        ...[...Array(9).keys()].flatMap((left) =>
          [...Array(left).keys()]
            .filter((right) => (left * 7 + right * 11 + seed * (left + right + 3)) % 5 < 3)
            .map((right): [number, number] => [left, right]),
        ),
      ),
    );
    const all = [...Array(9).keys()];
    for (const [seed, people] of blocks.entries())
      for (const groups of planEvent(people, { rounds: 2, size: 3, seed }).rounds) {
        const mayMeet = (left: number, right: number) => people.weight(left, right) >= 0;
        for (const group of groups)
          for (const left of group) expect(group.every((right) => left === right || mayMeet(left, right))).toBe(true);
        const out = all.filter((person) => !groups.flat().includes(person));
        for (const person of out) {
          expect(out.some((other) => other !== person && mayMeet(person, other))).toBe(false);
          expect(groups.some((group) => group.every((other) => mayMeet(person, other)))).toBe(false);
        }
      }
  });
});
