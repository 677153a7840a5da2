import { fillGroups, isAllowedGroup, sizesOf } from '../rounds/groups.ts';
import { splitGroup, takeCompany } from './split.ts';

/** People of a networking event by their places in a list, and what is known of every two. */
export type EventPeople = {
  count: number;
  /** What two weigh, 0–1000; negative where they may not meet. */
  weight(left: number, right: number): number;
  isSameRegion(left: number, right: number): boolean;
  /** Whether all of a group share what they have to, such as a language. */
  mayBeTogether(group: readonly number[]): boolean;
};

export type EventOptions = {
  rounds: number;
  /** People in a group. */
  size: number;
  seed: number;
  /** Who met in rounds that are over, when the others are planned again. */
  met?: readonly (readonly [left: number, right: number])[];
};

export type EventQuality = {
  /** Pairs that meet again. */
  repeats: number;
  /** Pairs of one region. */
  sameRegion: number;
  /** Groups that were split because two in them may not meet, or that are left without a shared language. */
  broken: number;
  meanWeight: number;
  /** The fewest different people that somebody meets. */
  fewestMet: number;
};

/** Groups of each round, and how good they are. */
export type EventPlan = { rounds: number[][][]; quality: EventQuality };

/** What a meeting of two of one region loses: more than a difference in what they could tell each other. */
const sameRegionLoss = 1_000;
/** What two who may not meet lose: more than all meetings of a round that are repeated. */
const forbiddenWeight = -1e10;
const forbiddenLoss = 1_000_000;
/** A plan that breaks nothing is improved no more than this often, one that does is tried again. */
const mostSweeps = 6;
const startsPerRound = 2;

/**
 * Plans all rounds of an event so that nobody meets twice and people of different regions with fitting interests meet. Each round is made by local search, with
 * who meets in the others kept apart; then rounds that break something are made again, until none does or nothing helps. Groups that still hold two who may not meet are
 * split; a person for whom there is no group then is in none of that round.
 */
export function planEvent(people: EventPeople, { rounds, size, seed, met = [] }: EventOptions): EventPlan {
  const { count } = people;
  const meetings = new Int16Array(count * count);
  const note = (group: readonly number[], change: number) => {
    for (const left of group)
      for (const right of group)
        if (left !== right) meetings[left * count + right] = (meetings[left * count + right] as number) + change;
  };
  for (const pair of met) note(pair, 1);
  const hasMet = (left: number, right: number) => (meetings[left * count + right] as number) > 0;
  const sizes = sizesOf(count, size);
  const plan: number[][][] = [];

  const makeRound = (own: number) =>
    fillGroups(
      {
        count,
        mayBeTogether: people.mayBeTogether,
        starts: startsPerRound,
        weight(left, right) {
          const weight = people.weight(left, right);
          if (weight < 0) return forbiddenWeight;
          if (hasMet(left, right)) return -1;
          return weight + (people.isSameRegion(left, right) ? 0 : sameRegionLoss);
        },
      },
      sizes,
      own,
    ).groups;
  const lossOf = (groups: readonly number[][]) => {
    let loss = 0;
    for (const group of groups) {
      if (!isAllowedGroup(people, group)) loss += 1;
      for (const [index, left] of group.entries())
        for (const right of group.slice(index + 1)) {
          if (people.weight(left, right) < 0) loss += forbiddenLoss;
          if (hasMet(left, right)) loss += 1;
        }
    }
    return loss;
  };

  for (let round = 0; round < rounds; round += 1) {
    const groups = makeRound(seed + round);
    for (const group of groups) note(group, 1);
    plan.push(groups);
  }
  for (let sweep = 1; sweep <= mostSweeps; sweep += 1) {
    let isBroken = false;
    for (const [round, groups] of plan.entries()) {
      for (const group of groups) note(group, -1);
      const loss = lossOf(groups);
      let best = groups;
      if (loss > 0) {
        const other = makeRound(seed + round + sweep * rounds);
        const otherLoss = lossOf(other);
        // As good is taken too: another round may then have its way.
        if (otherLoss <= loss) best = other;
        if (Math.min(loss, otherLoss) > 0) isBroken = true;
      }
      plan[round] = best;
      for (const group of best) note(group, 1);
    }
    if (!isBroken) break;
  }
  const { rounds: allowed, split } = keepApart(people, plan, hasMet);
  const quality = rate(people, allowed, met);
  return { rounds: allowed, quality: { ...quality, broken: quality.broken + split } };
}

/** Splits groups that hold two who may not meet, and gives those who are alone then another group where they may be. `split`: so many groups. */
function keepApart(
  people: EventPeople,
  plan: readonly number[][][],
  hasMet: (left: number, right: number) => boolean,
): { rounds: number[][][]; split: number } {
  const mayMeet = (left: number, right: number) => people.weight(left, right) >= 0;
  const satOut = new Int16Array(people.count);
  let split = 0;
  const rounds = plan.map((groups) => {
    // Who sat out before is placed first.
    const divided = groups.map((group) =>
      splitGroup(
        group.toSorted((left, right) => (satOut[right] as number) - (satOut[left] as number)),
        mayMeet,
      ),
    );
    split += divided.filter(({ isSplit }) => isSplit).length;
    const kept = divided.flatMap(({ parts }) => parts);
    let alone = divided.flatMap((each) => each.alone);
    // Each one placed may be company for another.
    for (let before = Number.POSITIVE_INFINITY; alone.length < before; ) {
      before = alone.length;
      const rest: number[] = [];
      for (const person of alone) {
        const repeats = (group: readonly number[]) => group.filter((other) => hasMet(other, person)).length;
        const [best] = kept
          .filter((group) => isAllowedGroup(people, [...group, person]))
          .sort((one, other) => repeats(one) - repeats(other) || one.length - other.length);
        const own = [person];
        const partner = rest.findIndex((other) => mayMeet(other, person));
        if (best) best.push(person);
        else if (partner >= 0) kept.push([...own, ...rest.splice(partner, 1)]);
        else if (takeCompany(kept, own, mayMeet)) kept.push(own);
        else rest.push(person);
      }
      alone = rest;
    }
    for (const person of alone) satOut[person] = (satOut[person] as number) + 1;
    return kept.map((group) => group.sort((left, right) => left - right));
  });
  return { rounds, split };
}

/** Says how good a plan is. `met` are who met before it. */
export function rate(
  people: EventPeople,
  plan: readonly (readonly (readonly number[])[])[],
  met: EventOptions['met'] = [],
): EventQuality {
  const others = Array.from({ length: people.count }, () => new Set<number>());
  for (const [left, right] of met) {
    others[left]?.add(right);
    others[right]?.add(left);
  }
  let [repeats, sameRegion, broken, weight, pairs] = [0, 0, 0, 0, 0];
  for (const group of plan.flat()) {
    if (!isAllowedGroup(people, group)) broken += 1;
    for (const [index, left] of group.entries())
      for (const right of group.slice(index + 1)) {
        pairs += 1;
        weight += Math.max(0, people.weight(left, right));
        if (people.isSameRegion(left, right)) sameRegion += 1;
        if (others[left]?.has(right)) repeats += 1;
        others[left]?.add(right);
        others[right]?.add(left);
      }
  }
  return {
    ...{ repeats, sameRegion, broken },
    meanWeight: pairs > 0 ? weight / pairs : 0,
    fewestMet: Math.min(...others.map((each) => each.size)),
  };
}
