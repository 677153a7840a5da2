import type { Edge } from './edge.ts';

/** Weights of every two of some people, in one table; −1 where two may not meet. */
export type WeightTable = { count: number; at(left: number, right: number): number };

/** So many people are matched on all their pairs, more on their best candidates. */
const wholeUpTo = 120;
const priceRounds = 20;

/**
 * Works out every weight once. The same table is read several times, and a weight costs more than a look. `room` is taken for the table where it is large enough, so
 * that batches after each other need the memory of one; a table in the same room is of no use any more.
 */
export function tabulateWeights(
  count: number,
  weight: (left: number, right: number) => number,
  room?: Int16Array,
): WeightTable {
  const size = count * count;
  const table = (room && room.length >= size ? room.subarray(0, size) : new Int16Array(size)).fill(-1);
  for (let left = 0; left < count; left += 1)
    for (let right = left + 1; right < count; right += 1) {
      const value = weight(left, right);
      table[left * count + right] = value;
      table[right * count + left] = value;
    }
  return { count, at: (left, right) => table[left * count + right] as number };
}

/**
 * The pairs that a matching may choose from: all of them of few people, else `listed` for each, those whose weight comes nearest to what both could expect. Lists
 * of the heaviest pairs alone would all name the same people, and leave others without anybody.
 */
export function chooseCandidates(weights: WeightTable, listed: number): Edge[] {
  const { count, at } = weights;
  if (count <= wholeUpTo || listed >= count) return listAllPairs(weights);
  const prices = findPrices(weights);
  const chosen = new Set<number>();
  const keys = new Float64Array(count);
  for (let person = 0; person < count; person += 1)
    for (const partner of nearest(weights, prices, { person, listed, keys }))
      chosen.add(person < partner ? person * count + partner : partner * count + person);
  return Array.from(chosen, (key) => {
    const [left, right] = [Math.floor(key / count), key % count];
    return [left, right, at(left, right)];
  });
}

/** Every pair that may meet. */
export function listAllPairs({ count, at }: WeightTable): Edge[] {
  const edges: Edge[] = [];
  for (let left = 0; left < count; left += 1)
    for (let right = left + 1; right < count; right += 1)
      if (at(left, right) >= 0) edges.push([left, right, at(left, right)]);
  return edges;
}

/** The `listed` partners whose weight lacks least of the prices of both; `keys` is room for a number each. */
function nearest(
  { count, at }: WeightTable,
  prices: Float64Array,
  { person, listed, keys }: { person: number; listed: number; keys: Float64Array },
): number[] {
  let length = 0;
  for (let partner = 0; partner < count; partner += 1) {
    const weight = at(person, partner);
    if (weight < 0) continue;
    // Prices are halves: twice the difference is whole, and the partner fits behind it.
    keys[length] = 2 * ((prices[person] as number) + (prices[partner] as number) - weight) * count + partner;
    length += 1;
  }
  return Array.from(keys.subarray(0, length).sort().subarray(0, listed), (key) => key % count);
}

/**
 * Finds what each could expect of a pair, in halves: no pair weighs more than both expect, and nobody could expect much less. Each in turn gives back
 * half of what they could.
 */
function findPrices({ count, at }: WeightTable): Float64Array {
  const prices = new Float64Array(count);
  for (let person = 0; person < count; person += 1)
    for (let partner = 0; partner < count; partner += 1)
      prices[person] = Math.max(prices[person] as number, at(person, partner) / 2);
  for (let round = 0; round < priceRounds; round += 1)
    for (let person = 0; person < count; person += 1) {
      let least = 0;
      for (let partner = 0; partner < count; partner += 1) {
        const weight = at(person, partner);
        if (weight >= 0) least = Math.max(least, weight - (prices[partner] as number));
      }
      prices[person] = Math.ceil((prices[person] as number) + least) / 2;
    }
  return prices;
}
