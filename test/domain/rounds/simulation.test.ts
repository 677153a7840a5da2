import { describe, expect, test } from 'vitest';
import { matchRound } from '#src/domain/rounds/match-round.ts';
import { createRandom, shuffle } from '#src/domain/rounds/random.ts';
import { factsOf, type Present, type RoundInput } from '#src/domain/rounds/round-input.ts';
import { weighPeople } from '#src/domain/rounds/weigh-people.ts';
import { makeRoundInput, makeRoundPeople } from '#test/support/round-people.ts';

const rounds = 26;
const attendance = 0.8;

type Simulated = {
  /** Meetings that came sooner than the cooldown of their run allows. */
  tooSoon: number;
  repeats: number;
  meetings: number;
  leftOut: number;
  leftInARow: number;
  lowered: number;
  mean: number;
  randomMean: number;
};

describe.each([
  [21, 4],
  [61, 8],
  [200, 8],
])('26 rounds of %i people, 80 % of whom are present', (count, cooldown) => {
  test.each([
    ['the odd one waits', false],
    ['the odd one joins a pair', true],
  ])('%s', { timeout: 240_000 }, (name, allowsTrios) => {
    const found = simulate(count, cooldown, allowsTrios);
    console.log(
      `${count} people, ${name}: ${found.meetings} meetings of two, ${found.repeats} again after more than ${cooldown} rounds (cooldown lowered for a person ${found.lowered} times), ${found.leftOut} left out, at most ${found.leftInARow} in a row, mean weight ${found.mean.toFixed(0)} (random ${found.randomMean.toFixed(0)})`,
    );
    expect(found.tooSoon).toBe(0);
    expect(found.leftInARow).toBeLessThanOrEqual(1);
    expect(found.mean).toBeGreaterThan(1.1 * found.randomMean);
  });
});

function simulate(count: number, cooldown: number, allowsTrios: boolean): Simulated {
  const random = createRandom(count);
  const everybody = makeRoundPeople(count, count);
  const lastMet = new Map<string, { round: number; times: number }>();
  const waiting = new Map<number, number>();
  const found: Simulated = {
    tooSoon: 0,
    repeats: 0,
    meetings: 0,
    leftOut: 0,
    leftInARow: 0,
    lowered: 0,
    mean: 0,
    randomMean: 0,
  };
  for (let round = 1; round <= rounds; round += 1) {
    const people = everybody
      .filter(() => random() < attendance)
      .map((each) => ({ ...each, waiting: waiting.get(each.id) ?? 0 }));
    const meetings = [...lastMet].map(([key, met]): RoundInput['meetings'][number] => {
      const [left = 0, right = 0] = key.split(' ').map(Number);
      return [left, right, met.times, round - met.round];
    });
    const input = makeRoundInput(people, { allowsTrios, cooldown, seed: round, meetings });
    const result = matchRound(input);
    expect([...result.groups.flatMap(({ members }) => members), ...result.left].sort((a, b) => a - b)).toEqual(
      people.map(({ id }) => id),
    );
    const lowered = new Map(result.lowered);
    found.lowered += lowered.size;
    found.randomMean += randomMean(input, random) / rounds;
    found.mean += meanOf(result.groups.map(({ weight }) => weight)) / rounds;
    for (const { members } of result.groups)
      for (const [index, left] of members.entries())
        for (const right of members.slice(index + 1)) {
          const key = `${left} ${right}`;
          const before = lastMet.get(key);
          found.meetings += 1;
          if (before) found.repeats += 1;
          const own = Math.min(...[left, right].map((id) => lowered.get(id) ?? result.cooldown));
          if (before && round - before.round <= own) found.tooSoon += 1;
          lastMet.set(key, { round, times: (before?.times ?? 0) + 1 });
        }
    for (const { id } of people) waiting.set(id, 0);
    for (const id of result.left) {
      const inARow = (people.find((each) => each.id === id)?.waiting ?? 0) + 1;
      waiting.set(id, inARow);
      found.leftOut += 1;
      found.leftInARow = Math.max(found.leftInARow, inARow);
    }
  }
  return found;
}

/** The mean weight of pairs by chance under the same rules. */
function randomMean(input: RoundInput, random: () => number): number {
  const { weight } = weighPeople(input.people, factsOf(input), { allowsSameRegion: false, cooldowns: [] });
  const order = shuffle([...(input.people as Present[]).keys()], random);
  const weights: number[] = [];
  while (order.length > 1) {
    const one = order.shift() as number;
    const partner = order.findIndex((other) => weight(one, other) >= 0);
    if (partner < 0) continue;
    weights.push(weight(one, order[partner] as number));
    order.splice(partner, 1);
  }
  return meanOf(weights);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
