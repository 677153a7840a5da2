import { makeBatches } from './batches.ts';
import type { Mates } from './matching.ts';
import { pairPeople } from './pairs.ts';
import { pairTheUnpaired } from './repair.ts';
import type { RoundInput } from './round-input.ts';
import { type Grouping, makeTrios } from './trios.ts';
import type { WeighedPeople } from './weigh-people.ts';

/** So many pairs are looked at to find partners across batches. */
const mostLooks = 50_000_000;

export function matchPairs(
  weighed: WeighedPeople,
  { seed, allowsTrios }: Pick<RoundInput, 'seed' | 'allowsTrios'>,
): Grouping {
  return makeTrios(pairInBatches(weighed, seed), weighed, allowsTrios);
}

/** Pairs everybody, in batches; who is left of them finds somebody across batches. */
export function pairInBatches({ people, among, weight }: WeighedPeople, seed: number): Mates {
  const mates: Mates = new Int32Array(people.length).fill(-1);
  const batches = makeBatches(people, seed);
  const room = new Int16Array(Math.max(0, ...batches.map(({ length }) => length)) ** 2);
  for (const places of batches) {
    const waiting = places.map((place) => people[place]?.waiting ?? 0);
    const found = pairPeople({ waiting, weight: among(places).weight, room });
    for (const [index, mate] of found.entries()) if (mate >= 0) mates[places[index] as number] = places[mate] as number;
  }
  if (batches.length > 1) pairTheUnpaired(mates, (left, right) => weight(left, right) >= 0, mostLooks);
  return mates;
}
