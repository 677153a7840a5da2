import type { Edge } from './edge.ts';

const rounds = 20;

/**
 * The same matching problem with easier weights, for graphs in which everybody can be paired: taking one amount from every edge of a vertex does not change which such matching
 * is the heaviest. The amounts make many edges weigh nothing and none more, which the algorithm solves in a third of the time. Of an odd number,
 * one is paired with a vertex that stands for being left out, the last one. Weights have to be whole.
 */
export function easeWeights(count: number, edges: readonly Edge[]): { count: number; edges: Edge[] } {
  const amounts = findAmounts(count, edges);
  const eased = edges.map(
    ([left, right, weight]): Edge => [
      left,
      right,
      2 * (weight - (amounts[left] as number) - (amounts[right] as number)),
    ],
  );
  if (count % 2 === 0) return { count, edges: eased };
  const least = amounts.reduce((lowest, amount) => Math.min(lowest, amount), Number.POSITIVE_INFINITY);
  for (const [vertex, amount] of amounts.entries()) eased.push([vertex, count, 2 * (least - amount)]);
  return { count: count + 1, edges: eased };
}

/** Halves of whole numbers: no edge weighs more than the amounts of its ends together, and each could hardly be less. */
function findAmounts(count: number, edges: readonly Edge[]): Float64Array {
  const neighbours: Edge[][] = Array.from({ length: count }, () => []);
  for (const edge of edges) {
    neighbours[edge[0]]?.push(edge);
    neighbours[edge[1]]?.push(edge);
  }
  const most = (vertex: number, of: (weight: number, other: number) => number) =>
    (neighbours[vertex] as Edge[]).reduce(
      (best, [left, right, weight]) => Math.max(best, of(weight, left === vertex ? right : left)),
      Number.NEGATIVE_INFINITY,
    );
  const amounts = Float64Array.from({ length: count }, (_, vertex) => most(vertex, (weight) => weight) / 2);
  for (let round = 0; round < rounds; round += 1)
    for (let vertex = 0; vertex < count; vertex += 1) {
      const least = most(vertex, (weight, other) => weight - (amounts[other] as number));
      amounts[vertex] = round === rounds - 1 ? least : Math.ceil((amounts[vertex] as number) + least) / 2;
    }
  return amounts;
}
