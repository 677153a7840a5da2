import type { Edge } from './edge.ts';
import { solveMatching } from './matching.ts';

/**
 * Chooses edges of the largest weight so that no vertex has more of them than its capacity. A vertex becomes as many copies as it may have edges; an
 * edge between two that may have several gets two vertices of its own, which keep it from being chosen twice. Edges that weigh nothing or less are left out.
 */
export function chooseEdges(capacity: readonly number[], edges: readonly Edge[]): Edge[] {
  const starts: number[] = [];
  let count = 0;
  for (const copies of capacity) {
    starts.push(count);
    count += copies;
  }
  const copiesOf = (vertex: number) =>
    Array.from({ length: capacity[vertex] ?? 0 }, (_, copy) => (starts[vertex] as number) + copy);
  const useful = edges.filter(
    ([left, right, weight]) => weight > 0 && (capacity[left] ?? 0) > 0 && (capacity[right] ?? 0) > 0,
  );
  // Twice the weight everywhere, so that half of a sum is whole.
  const base = 2 * (useful.reduce((most, [, , weight]) => Math.max(most, weight), 0) + 1);
  const graph: Edge[] = [];
  const owners = new Map<string, Edge>();
  const join = (left: number, right: number, weight: number, owner?: Edge) => {
    graph.push([left, right, weight]);
    if (owner) owners.set(`${left} ${right}`, owner);
  };
  for (const edge of useful) {
    const [left, right, weight] = edge;
    if (capacity[left] === 1 || capacity[right] === 1) {
      for (const one of copiesOf(left)) for (const other of copiesOf(right)) join(one, other, 2 * weight, edge);
      continue;
    }
    const [near, far] = [count, count + 1];
    count += 2;
    join(near, far, 2 * base);
    for (const one of copiesOf(left)) join(one, near, base + weight, edge);
    for (const other of copiesOf(right)) join(other, far, base + weight);
  }
  const mates = solveMatching(count, graph, 'weight');
  return graph.flatMap(([left, right]) => {
    const owner = owners.get(`${left} ${right}`);
    return owner && mates[left] === right ? [owner] : [];
  });
}
