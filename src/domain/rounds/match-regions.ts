import type { PairFacts, PairRules } from './pair-weights.ts';
import { pairPeople } from './pairs.ts';
import type { Present } from './round-input.ts';
import type { Grouping } from './trios.ts';
import { type WeighedPeople, weighPeople } from './weigh-people.ts';

/**
 * Pairs regions, one delegation with one: all of a region look for and offer what any of them does, and work in the languages of any. Two of a region may not meet here,
 * and two delegations not where two of their people met lately or do not want to meet.
 */
export function matchRegions({ people }: WeighedPeople, facts: PairFacts, rules: PairRules): Grouping {
  const delegations = [...Map.groupBy(people.keys(), (place) => people[place]?.region ?? null)]
    .filter((each): each is [string, number[]] => each[0] !== null)
    .map(([region, places]) => ({ region, places }));
  const everyPair = (left: number, right: number) =>
    membersOf(delegations[left]?.places).flatMap((one) =>
      membersOf(delegations[right]?.places).map((other) => [one.id, other.id] as const),
    );
  const membersOf = (places: readonly number[] = []) => places.map((place) => people[place] as Present);
  const weighed = weighPeople(
    delegations.map(({ region, places }, index) => represent(region, membersOf(places), index)),
    {
      similarity: facts.similarity,
      met: (left, right) =>
        everyPair(left, right)
          .flatMap(([one, other]) => facts.met(one, other) ?? [])
          .reduce<ReturnType<PairFacts['met']>>(
            (all, each) => ({
              times: Math.max(each.times, all?.times ?? 0),
              roundsAgo: Math.min(each.roundsAgo, all?.roundsAgo ?? each.roundsAgo),
            }),
            undefined,
          ),
      isBlocked: (left, right) => everyPair(left, right).some(([one, other]) => facts.isBlocked(one, other)),
    },
    {
      allowsSameRegion: false,
      cooldowns: delegations.map(({ places }) => Math.min(...places.map((place) => rules.cooldowns[place] ?? 0))),
    },
  );
  const mates = pairPeople({
    waiting: weighed.people.map(({ waiting }) => waiting),
    weight: weighed.weight,
  });
  const groups = [...mates.entries()].flatMap(([one, other]) =>
    other > one ? [[...(delegations[one]?.places ?? []), ...(delegations[other]?.places ?? [])]] : [],
  );
  const grouped = new Set(groups.flat());
  return { groups, alone: [...people.keys()].filter((place) => !grouped.has(place)) };
}

/** A delegation as one participant; known by its place. */
function represent(region: string, members: readonly Present[], place: number): Present {
  const most = (of: 'needs' | 'offers') =>
    (members[0]?.[of] ?? []).map((_, area) => Math.max(...members.map((each) => each[of][area] ?? 0)));
  return {
    id: place,
    region,
    needs: most('needs'),
    offers: most('offers'),
    languages: [...new Set(members.flatMap(({ languages }) => languages))],
    utcOffset: members.reduce((sum, { utcOffset }) => sum + utcOffset, 0) / members.length,
    waiting: Math.max(...members.map(({ waiting }) => waiting)),
    mentors: 0,
  };
}
