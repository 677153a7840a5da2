import { makeBatches } from './batches.ts';
import { chooseCandidates, tabulateWeights } from './candidates.ts';
import { chooseEdges } from './mentors.ts';
import type { Grouping } from './trios.ts';
import type { WeighedPeople } from './weigh-people.ts';

const listed = 20;
const bonus = 3_000;
const countedWaits = 3;
/** More than every weight with its bonus: as many people as possible get a mentor. */
const perPair = 1_000_000;

/** Gives people a mentor each, and no mentor more people than their limit. Mentors without anybody are not left out. */
export function matchMentors({ people, among }: WeighedPeople, seed: number): Grouping {
  const groups: number[][] = [];
  const helped = new Set<number>();
  for (const places of makeBatches(people, seed)) {
    const some = among(places);
    const isMentor = (index: number) => (some.people[index]?.mentors ?? 0) > 0;
    const table = tabulateWeights(places.length, (left, right) =>
      isMentor(left) === isMentor(right) ? -1 : some.weight(left, right),
    );
    const waited = (index: number) =>
      isMentor(index) ? 0 : bonus * Math.min(countedWaits, some.people[index]?.waiting ?? 0);
    const chosen = chooseEdges(
      some.people.map(({ mentors }) => Math.max(1, mentors)),
      chooseCandidates(table, listed).map(([left, right, weight]) => [
        left,
        right,
        perPair + weight + waited(left) + waited(right),
      ]),
    );
    for (const [left, right] of chosen) {
      const [mentor, other] = isMentor(left) ? [left, right] : [right, left];
      groups.push([places[mentor] as number, places[other] as number]);
      helped.add(places[other] as number);
    }
  }
  const alone = [...people.keys()].filter((place) => people[place]?.mentors === 0 && !helped.has(place));
  return { groups, alone };
}
