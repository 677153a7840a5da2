import { factsOf, type Present, type RoundInput } from '../rounds/round-input.ts';
import { weighPeople } from '../rounds/weigh-people.ts';
import { type PolicyArea, policyAreas } from '../topics/indicator.ts';
import { type EventQuality, planEvent } from './plan.ts';

/** Everything a schedule is computed from, as plain data: the same input gives the same schedule. */
export type EventInput = {
  /** How many rounds are to be planned. */
  rounds: number;
  /** People in a group. */
  size: number;
  seed: number;
  /** Policy areas it is about; empty: all. */
  areas: readonly PolicyArea[];
  /** Everybody who takes part, by id. */
  people: readonly Present[];
  similarities: RoundInput['similarities'];
  /** Who does not want to meet whom, by id. */
  blocks: RoundInput['blocks'];
  /** Who met in rounds that are over, by id. */
  met: readonly (readonly [left: number, right: number])[];
};

/** People by id, and the policy area they have most to say about: what one needs and another offers. Null where there is none. */
export type PlannedGroup = { members: number[]; area: PolicyArea | null };

export type Schedule = {
  rounds: PlannedGroup[][];
  /** Null where there are fewer than two people. */
  quality: EventQuality | null;
};

/** Plans the rounds of an event that are to come. */
export function planSchedule({ people: all, areas, met, ...input }: EventInput): Schedule {
  if (all.length < 2) return { rounds: Array.from({ length: input.rounds }, () => []), quality: null };
  const people = all.map((each) => ({
    ...each,
    needs: onlyIn(areas, each.needs),
    offers: onlyIn(areas, each.offers),
  }));
  const facts = factsOf({ ...input, meetings: [] });
  const weighed = weighPeople(people, facts, { allowsSameRegion: true, cooldowns: [] });
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  const plan = planEvent(
    {
      ...weighed,
      count: people.length,
      isSameRegion: (left, right) => {
        const region = people[left]?.region ?? null;
        return region !== null && region === people[right]?.region;
      },
    },
    {
      ...input,
      met: met.flatMap(([left, right]): [number, number][] => {
        const [one, other] = [placeOf.get(left), placeOf.get(right)];
        return one === undefined || other === undefined ? [] : [[one, other]];
      }),
    },
  );
  return {
    rounds: plan.rounds.map((groups) =>
      groups.map((group) => {
        const members = group.map((place) => people[place] as Present);
        return { members: members.map(({ id }) => id), area: areaOf(members) };
      }),
    ),
    quality: plan.quality,
  };
}

function onlyIn(areas: readonly PolicyArea[], values: readonly number[]): number[] {
  return policyAreas.map((area, index) => (areas.length === 0 || areas.includes(area) ? (values[index] ?? 0) : 0));
}

function areaOf(members: readonly Present[]): PolicyArea | null {
  let best: { area: PolicyArea; sum: number } | null = null;
  for (const [index, area] of policyAreas.entries()) {
    let sum = 0;
    for (const one of members)
      for (const other of members) if (one !== other) sum += (one.needs[index] ?? 0) * (other.offers[index] ?? 0);
    if (sum > (best?.sum ?? 0)) best = { area, sum };
  }
  return best?.area ?? null;
}
