import { createRandom, shuffle } from './random.ts';

/** People by their places, what two of them weigh (negative: they may not meet; the lower, the less, below −1,000,000), and whether some may be together at all. */
export type GroupPeople = {
  count: number;
  weight(left: number, right: number): number;
  /** Whether all of a group share what they have to, such as a language. */
  mayBeTogether(group: readonly number[]): boolean;
  /** Pairs to begin with, such as those of a matching. */
  pairs?: readonly (readonly number[])[];
  /** How many beginnings are tried; 20 unless told. */
  starts?: number;
};

export type Groups = {
  groups: number[][];
  /** Whether no rule is broken in any of them. */
  isWhole: boolean;
};

const forbidden = -1_000_000;
const restarts = 20;
const leastGain = 1e-9;
/** Sums of weights below `forbidden` are rounded more coarsely than `leastGain`. */
const coarseGain = 0.01;

/** Sizes as near to the wished one as the number of people allows: 11 by 3 are 4, 4 and 3; 7 by 4 are 4 and 3. */
export function sizesOf(count: number, wished: number): number[] {
  if (count < 2) return [];
  const whole = Math.floor(count / wished);
  const groups = count - whole * wished > whole ? whole + 1 : whole;
  const least = Math.floor(count / groups);
  return Array.from({ length: groups }, (_, group) => (group < count - least * groups ? least + 1 : least));
}

/** The mean weight of a group's pairs times its size: what a round of groups adds up. */
export function groupValue(group: readonly number[], weight: GroupPeople['weight']): number {
  return group.length < 2 ? 0 : (2 * sumPairs(group, weight)) / (group.length - 1);
}

function sumPairs(group: readonly number[], weight: GroupPeople['weight']): number {
  let sum = 0;
  for (const [index, left] of group.entries()) for (const right of group.slice(index + 1)) sum += weight(left, right);
  return sum;
}

/** Divides people into groups of the given sizes by local search: swaps and moves from several beginnings, the best of which stays. */
export function fillGroups(people: GroupPeople, sizes: readonly number[], seed: number): Groups {
  const random = createRandom(seed);
  const table = tabulate(people);
  let best: { groups: number[][]; value: number } | null = null;
  for (let start = 0; start < (people.starts ?? restarts); start += 1) {
    const order = start % 2 === 0 ? pairsFirst(people, random) : shuffle([...Array(people.count).keys()], random);
    const found = improve(people, table, deal(order, sizes));
    if (best === null || found.value > best.value + leastGain) best = found;
  }
  const groups = (best?.groups ?? [])
    .map((group) => group.sort((left, right) => left - right))
    .sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0));
  return { groups, isWhole: groups.every((group) => isAllowedGroup(people, group)) };
}

/** Returns whether every two of a group may meet, and all of them be together. */
export function isAllowedGroup({ weight, mayBeTogether }: GroupPeople, group: readonly number[]): boolean {
  return (
    mayBeTogether(group) &&
    group.every((left, index) => group.slice(index + 1).every((right) => weight(left, right) >= 0))
  );
}

function tabulate({ count, weight }: GroupPeople): Float64Array {
  const table = new Float64Array(count * count);
  for (let left = 0; left < count; left += 1)
    for (let right = left + 1; right < count; right += 1) {
      const value = weight(left, right);
      const weighed = value < 0 ? Math.min(value, forbidden) : value;
      table[left * count + right] = weighed;
      table[right * count + left] = weighed;
    }
  return table;
}

/** Pairs in any order, those who have none behind them. */
function pairsFirst({ count, pairs = [] }: GroupPeople, random: () => number): number[] {
  const paired = shuffle(pairs, random).flat();
  const isPaired = new Set(paired);
  return [...paired, ...[...Array(count).keys()].filter((person) => !isPaired.has(person))];
}

function deal(order: readonly number[], sizes: readonly number[]): number[][] {
  let next = 0;
  return sizes.map((size) => {
    next += size;
    return order.slice(next - size, next);
  });
}

/** Swaps two people, or moves one to a group that is smaller by one, as long as that adds value. */
function improve(people: GroupPeople, table: Float64Array, groups: number[][]): { groups: number[][]; value: number } {
  const { count, mayBeTogether } = people;
  const gain = table.some((each) => each < forbidden) ? coarseGain : leastGain;
  const groupOf = new Int32Array(count);
  for (const [index, group] of groups.entries()) for (const person of group) groupOf[person] = index;
  const weight = (left: number, right: number) => table[left * count + right] as number;
  /** What each person weighs with all of each group. */
  const ties = new Float64Array(count * groups.length);
  const sums = new Float64Array(groups.length);
  const penalties = new Float64Array(groups.length);
  const tie = (person: number, group: number) => ties[person * groups.length + group] as number;
  const refresh = (index: number) => {
    const group = groups[index] as number[];
    for (let person = 0; person < count; person += 1)
      ties[person * groups.length + index] = group.reduce((sum, other) => sum + weight(person, other), 0);
    sums[index] = sumPairs(group, weight);
    penalties[index] = mayBeTogether(group) ? 0 : forbidden;
  };
  for (const index of groups.keys()) refresh(index);
  const value = (sum: number, size: number) => (size < 2 ? 0 : (2 * sum) / (size - 1));

  /** Puts two groups in the place of what they were where that is better. */
  function change(one: number, other: number, weighed: number, makeOne: () => number[], makeOther: () => number[]) {
    const before = (penalties[one] as number) + (penalties[other] as number);
    if (weighed - before <= gain) return false;
    const [left, right] = [makeOne(), makeOther()];
    const after = (mayBeTogether(left) ? 0 : forbidden) + (mayBeTogether(right) ? 0 : forbidden);
    if (weighed + after - before <= gain) return false;
    groups[one] = left;
    groups[other] = right;
    for (const person of left) groupOf[person] = one;
    for (const person of right) groupOf[person] = other;
    refresh(one);
    refresh(other);
    return true;
  }

  function improveBy(person: number, other: number): boolean {
    const [from, to] = [groupOf[person] as number, groupOf[other] as number];
    if (from === to) return false;
    const [here, there] = [groups[from] as number[], groups[to] as number[]];
    const [sum, otherSum] = [sums[from] as number, sums[to] as number];
    const before = value(sum, here.length) + value(otherSum, there.length);
    const between = weight(person, other);
    const swapped =
      value(sum - tie(person, from) + tie(other, from) - between, here.length) +
      value(otherSum - tie(other, to) + tie(person, to) - between, there.length);
    const without = (group: readonly number[], one: number) => group.filter((each) => each !== one);
    if (
      change(
        from,
        to,
        swapped - before,
        () => [...without(here, person), other],
        () => [...without(there, other), person],
      )
    )
      return true;
    if (here.length !== there.length + 1) return false;
    const moved = value(sum - tie(person, from), here.length - 1) + value(otherSum + tie(person, to), there.length + 1);
    return change(
      from,
      to,
      moved - before,
      () => without(here, person),
      () => [...there, person],
    );
  }

  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (let person = 0; person < count; person += 1)
      for (let other = 0; other < count; other += 1) if (improveBy(person, other)) isBetter = true;
  }
  const total = groups.reduce(
    (all, group, index) => all + value(sums[index] as number, group.length) + (penalties[index] as number),
    0,
  );
  return { groups, value: total };
}
