import { createRandom, shuffle } from './random.ts';

/** What says who is alike for matching: a shared first language and a shared working day. */
export type BatchMember = { languages: readonly string[]; utcOffset: number };

export const batchSize = 2_000;
/** Fewer than so many of a kind in a batch may find nobody: they stay together instead. */
const leastOfKind = 40;

/**
 * Divides people into batches of the same size, by places in the list. Each kind of first language and zone is spread evenly over the batches, a small kind over as few as
 * it needs, so that its members can be matched there. The order within a batch is shuffled by the seed.
 */
export function makeBatches(people: readonly BatchMember[], seed: number, size = batchSize): number[][] {
  const count = Math.max(1, Math.ceil(people.length / size));
  const random = createRandom(seed);
  const order = shuffle([...people.keys()], random);
  if (count === 1) return [order];
  const kinds = Map.groupBy(order, (place) => {
    const { languages, utcOffset } = people[place] as BatchMember;
    return `${languages[0] ?? ''} ${Math.round(utcOffset)}`;
  });
  const batches: number[][] = Array.from({ length: count }, () => []);
  // The small ones first: who is moved to even out the batches is then of the largest.
  const inOrder = [...kinds].sort(
    ([left, some], [right, others]) => some.length - others.length || (left < right ? -1 : 1),
  );
  for (const [, members] of inOrder) {
    const spread = Math.min(count, Math.max(1, Math.floor(members.length / leastOfKind)));
    const emptiest = batches.toSorted((left, right) => left.length - right.length).slice(0, spread);
    for (const [index, place] of members.entries()) emptiest[index % spread]?.push(place);
  }
  return evenOut(batches, Math.ceil(people.length / count)).map((batch) => shuffle(batch, random));
}

/** Moves people out of batches that became too large, those of the kinds that were dealt last. */
function evenOut(batches: readonly number[][], size: number): number[][] {
  const spare = batches.flatMap((batch) => batch.slice(size));
  return batches.map((batch) => {
    const kept = batch.slice(0, size);
    return [...kept, ...spare.splice(0, size - kept.length)];
  });
}
