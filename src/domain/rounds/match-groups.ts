import { makeBatches } from './batches.ts';
import { fillGroups, groupValue, isAllowedGroup, sizesOf } from './groups.ts';
import { pairInBatches } from './match-pairs.ts';
import type { RoundInput } from './round-input.ts';
import type { Grouping } from './trios.ts';
import type { WeighedPeople } from './weigh-people.ts';

/** More people are divided in batches. */
const wholeUpTo = 500;
const groupBatch = 120;

/** Divides people into groups near the wished size. Who fits into none without breaking a rule joins another group, or stays alone. */
export function matchGroups(weighed: WeighedPeople, { size, seed }: Pick<RoundInput, 'size' | 'seed'>): Grouping {
  const { people } = weighed;
  const batches = people.length > wholeUpTo ? makeBatches(people, seed, groupBatch) : [people.map((_, place) => place)];
  const groups: number[][] = [];
  const alone: number[] = [];
  for (const places of batches) {
    const some = weighed.among(places);
    const mates = pairInBatches(some, seed);
    const pairs = [...mates.entries()].filter(([person, mate]) => mate > person);
    const filled = fillGroups({ ...some, count: places.length, pairs }, sizesOf(places.length, size), seed);
    const settled = settle(some, filled.groups);
    groups.push(...settled.groups.map((group) => group.map((index) => places[index] as number)));
    alone.push(...settled.alone.map((index) => places[index] as number));
  }
  return joinGroups(weighed, groups, alone, size + 1);
}

/** Takes people out of groups that break a rule until none does: those in most forbidden pairs first, of these those who did not wait. */
function settle(weighed: WeighedPeople, groups: readonly number[][]): Grouping {
  const alone: number[] = [];
  const settled = groups.map((group) => {
    let kept = [...group];
    while (kept.length > 1 && !isAllowedGroup({ ...weighed, count: 0 }, kept)) {
      const out = findWorst(weighed, kept);
      alone.push(out);
      kept = kept.filter((person) => person !== out);
    }
    if (kept.length > 1) return kept;
    alone.push(...kept);
    return [];
  });
  return { groups: settled.filter(({ length }) => length > 0), alone };
}

function findWorst({ people, weight }: WeighedPeople, group: readonly number[]): number {
  const conflicts = (person: number) => {
    const languages = people[person]?.languages ?? [];
    return group.filter(
      (other) =>
        other !== person &&
        (weight(person, other) < 0 || !people[other]?.languages.some((language) => languages.includes(language))),
    ).length;
  };
  const waited = (person: number) => people[person]?.waiting ?? 0;
  const shared = (person: number) =>
    group.filter((other) => people[other]?.languages.some((each) => people[person]?.languages.includes(each))).length;
  return [...group].sort(
    (left, right) =>
      conflicts(right) - conflicts(left) ||
      waited(left) - waited(right) ||
      shared(left) - shared(right) ||
      right - left,
  )[0] as number;
}

/** Lets people without a group join the one where they weigh most and no rule is broken, those first who waited longest; the others find each other. */
function joinGroups(weighed: WeighedPeople, groups: number[][], alone: readonly number[], most: number): Grouping {
  const { people, weight } = weighed;
  const rules = { ...weighed, count: 0 };
  const waiting = [...alone].sort(
    (left, right) => (people[right]?.waiting ?? 0) - (people[left]?.waiting ?? 0) || left - right,
  );
  const still: number[] = [];
  for (const person of waiting) {
    const open = groups.filter((group) => group.length < most && isAllowedGroup(rules, [...group, person]));
    const gain = (group: readonly number[]) => groupValue([...group, person], weight) - groupValue(group, weight);
    const best = open.reduce<number[] | null>((top, group) => (top && gain(top) >= gain(group) ? top : group), null);
    if (best) best.push(person);
    else still.push(person);
  }
  const last: number[] = [];
  for (const person of still) {
    const partner = last.find((other) => isAllowedGroup(rules, [other, person]));
    if (partner === undefined) last.push(person);
    else {
      last.splice(last.indexOf(partner), 1);
      groups.push([partner, person]);
    }
  }
  return { groups, alone: last };
}
