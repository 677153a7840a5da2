import { batchSize } from './batches.ts';
import { groupValue } from './groups.ts';
import { matchGroups } from './match-groups.ts';
import { matchMentors } from './match-mentors.ts';
import { matchPairs } from './match-pairs.ts';
import { matchRegions } from './match-regions.ts';
import { matchingMethod } from './method.ts';
import type { PairFacts } from './pair-weights.ts';
import { factsOf, type Present, type RoundInput, type RoundResult } from './round-input.ts';
import type { Grouping } from './trios.ts';
import { weighPeople } from './weigh-people.ts';

/**
 * Decides who meets whom in one run of a round. The same two do not meet again within the cooldown. It is lowered where the round is too small for
 * it, and besides for those who would otherwise be left out, as far as that helps.
 */
export function matchRound(input: RoundInput): RoundResult {
  const people = [...input.people].sort((left, right) => byNumber(left.id, right.id));
  const facts = factsOf(input);
  const cooldown = Math.min(input.cooldown, largestCooldown(input));
  const { found, cooldowns } = matchEverybody(input, people, cooldown, (each) => matchOnce(input, people, facts, each));
  const { weight } = weighPeople(people, facts, { allowsSameRegion: true, cooldowns: [] });
  const idOf = (place: number) => (people[place] as Present).id;
  return {
    method: matchingMethod,
    seed: input.seed,
    cooldown,
    lowered: [...cooldowns.entries()].flatMap(([place, own]) => (own < cooldown ? [[idOf(place), own] as const] : [])),
    groups: found.groups.map((group) => ({
      members: group.map(idOf).sort(byNumber),
      weight: Math.round(groupValue(group, (left, right) => Math.max(0, weight(left, right))) / group.length),
    })),
    left: found.alone.map(idOf).sort(byNumber),
  };
}

/** Lowers the cooldown of those who are left out, by half each time, until no more can be done for them. In large rounds it falls away at once, as a run takes long. */
function matchEverybody(
  input: RoundInput,
  people: readonly Present[],
  cooldown: number,
  run: (cooldowns: readonly number[]) => Grouping,
): { found: Grouping; cooldowns: readonly number[] } {
  const waits = ({ alone }: Grouping) => alone.filter((place) => (people[place]?.waiting ?? 0) > 0).length;
  let cooldowns = people.map(() => cooldown);
  let found = run(cooldowns);
  if (found.alone.length <= mustBeAlone(input) && waits(found) === 0) return { found, cooldowns };
  const lower = (own: number) => (people.length > batchSize ? 0 : Math.floor(own / 2));
  const free = cooldown > 0 && people.length <= batchSize ? run(people.map(() => 0)) : null;
  const isBest = () => free !== null && found.alone.length <= free.alone.length && waits(found) <= waits(free);
  while (!isBest() && found.alone.some((place) => (cooldowns[place] ?? 0) > 0)) {
    const alone = new Set(found.alone);
    cooldowns = cooldowns.map((own, place) => (alone.has(place) ? lower(own) : own));
    found = run(cooldowns);
  }
  return { found, cooldowns };
}

const byNumber = (left: number, right: number) => left - right;

/** Everybody can be paired while each has at least half of the others left; a group of more takes several of them at once. */
function largestCooldown({ kind, size, people }: RoundInput): number {
  const met = kind === 'groups' ? size - 1 : 1;
  return Math.max(0, Math.floor((Math.floor(people.length / 2) - 1) / met));
}

/** Counts how many stay alone whatever is done: one of an odd number in pairs, unless somebody takes them in. */
function mustBeAlone({ kind, allowsTrios, people }: RoundInput): number {
  return kind === 'pairs' && !allowsTrios ? people.length % 2 : 0;
}

function matchOnce(
  input: RoundInput,
  people: readonly Present[],
  facts: PairFacts,
  cooldowns: readonly number[],
): Grouping {
  const rules = { allowsSameRegion: input.allowsSameRegion, cooldowns };
  const weighed = weighPeople(people, facts, rules);
  switch (input.kind) {
    case 'pairs':
      return matchPairs(weighed, input);
    case 'groups':
      return matchGroups(weighed, input);
    case 'mentors':
      return matchMentors(weighed, input.seed);
    case 'region-pairs':
      return matchRegions(weighed, facts, rules);
    default:
      return input.kind satisfies never;
  }
}
