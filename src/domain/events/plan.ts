import { fillGroups, isAllowedGroup, sizesOf } from '../rounds/groups.ts';

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
  /** Groups that break a rule: two who may not meet, or no shared language. */
  broken: number;
  meanWeight: number;
  /** The fewest different people that somebody meets. */
  fewestMet: number;
};

/** Groups of each round, and how good they are. */
export type EventPlan = { rounds: number[][][]; quality: EventQuality };

/** What a meeting of two of one region loses: more than a difference in what they could tell each other. */
const sameRegionLoss = 1_000;
/** A plan that breaks nothing is improved no more than this often, one that does is tried again. */
const mostSweeps = 6;
const startsPerRound = 2;

/**
 * Plans all rounds of an event so that nobody meets twice and people of different regions with fitting interests meet. Each round is made by local search, with
 * who meets in the others kept apart; then rounds that break something are made again, until none does or nothing helps.
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
          if (weight < 0 || hasMet(left, right)) return -1;
          return weight + (people.isSameRegion(left, right) ? 0 : sameRegionLoss);
        },
      },
      sizes,
      own,
    ).groups;
  const lossOf = (groups: readonly number[][]) => {
    let loss = 0;
    for (const group of groups) {
      if (!isAllowedGroup({ ...people }, group)) loss += 1;
      for (const [index, left] of group.entries())
        for (const right of group.slice(index + 1)) if (hasMet(left, right)) loss += 1;
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
  return { rounds: plan, quality: rate(people, plan, met) };
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
    if (!isAllowedGroup({ ...people }, group)) broken += 1;
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
