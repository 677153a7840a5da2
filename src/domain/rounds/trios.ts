import type { Mates } from './matching.ts';

export type TrioPeople = {
  /** What two weigh; negative where they may not meet. */
  weight(left: number, right: number): number;
  /** Whether all three share what they have to, such as a language. */
  mayBeTogether(group: readonly number[]): boolean;
};

/** Everybody's group: pairs, and trios for those whom a pair can take in. */
export type Grouping = { groups: number[][]; alone: number[] };

/**
 * Takes people without a partner into pairs: each into the one with which they weigh most, those with the most to gain first. Then one pass of exchanges between each
 * trio and the pairs, where both weigh more together.
 */
export function makeTrios(mates: Mates, people: TrioPeople, takesIn: boolean): Grouping {
  const pairs = [...mates.entries()].flatMap(([person, mate]) => (mate > person ? [[person, mate]] : []));
  const alone = [...mates.entries()].flatMap(([person, mate]) => (mate < 0 ? [person] : []));
  if (!takesIn) return { groups: pairs, alone };
  const offers = alone
    .flatMap((person) =>
      pairs.flatMap(([left = 0, right = 0], index) => {
        const [one, other] = [people.weight(person, left), people.weight(person, right)];
        const isPossible = one >= 0 && other >= 0 && people.mayBeTogether([left, right, person]);
        return isPossible ? [{ person, index, added: one + other }] : [];
      }),
    )
    .sort((left, right) => right.added - left.added || left.person - right.person || left.index - right.index);
  const groups = pairs.map((pair) => [...pair]);
  const isTaken = new Set<number>();
  for (const { person, index } of offers) {
    const group = groups[index] as number[];
    if (isTaken.has(person) || group.length > 2) continue;
    isTaken.add(person);
    group.push(person);
  }
  for (const [index, group] of groups.entries())
    if (group.length > 2)
      for (const other of groups.keys()) if (other !== index) exchange(groups, index, other, people);
  return { groups, alone: alone.filter((person) => !isTaken.has(person)) };
}

function exchange(groups: number[][], one: number, other: number, people: TrioPeople): void {
  const [trio, pair] = [groups[one] as number[], groups[other] as number[]];
  if (pair.length > 2) return;
  const worth = (group: readonly number[]) => {
    if (group.length > 2 && !people.mayBeTogether(group)) return Number.NEGATIVE_INFINITY;
    return group.reduce(
      (sum, left, index) =>
        group.slice(index + 1).reduce((all, right) => {
          const weight = people.weight(left, right);
          return weight < 0 ? Number.NEGATIVE_INFINITY : all + weight;
        }, sum),
      0,
    );
  };
  let best = { value: worth(trio) + worth(pair), trio, pair };
  for (const [place, out] of trio.entries())
    for (const [seat, into] of pair.entries()) {
      const changed = { trio: trio.with(place, into), pair: pair.with(seat, out) };
      const value = worth(changed.trio) + worth(changed.pair);
      if (value > best.value) best = { value, ...changed };
    }
  groups[one] = best.trio;
  groups[other] = best.pair;
}
