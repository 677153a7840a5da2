import blossom from 'edmonds-blossom-fixed';
import { easeWeights } from './ease-weights.ts';
import type { Edge } from './edge.ts';

/** The partner of each vertex, −1 without one. */
export type Mates = Int32Array;

/** From so many vertices on, easier weights save more than they cost. */
const easedFrom = 40;

export type Goal = 'weight' | 'cardinality';

/**
 * The matching of the largest weight; with goal `cardinality`, of those with most pairs. Each connected component is solved alone, because the time grows faster
 * than with the square of the vertices. Throws where the library's answer is no matching.
 */
export function solveMatching(count: number, edges: readonly Edge[], goal: Goal = 'cardinality'): Mates {
  const mates = new Int32Array(count).fill(-1);
  for (const component of splitComponents(count, edges)) solveComponent(component, goal, mates);
  return mates;
}

/** Returns the sum of the weights of a matching’s pairs. */
export function sumWeights(mates: Mates, weight: (left: number, right: number) => number): number {
  return mates.reduce((sum, mate, vertex) => (mate > vertex ? sum + weight(vertex, mate) : sum), 0);
}

type Component = { vertices: number[]; edges: Edge[] };

function solveComponent({ vertices, edges }: Component, goal: Goal, mates: Mates): void {
  const places = new Map(vertices.map((vertex, index) => [vertex, index]));
  const place = (vertex: number) => places.get(vertex) as number;
  const local = edges.map(([left, right, weight]): Edge => [place(left), place(right), weight]);
  const keyOf = (left: number, right: number) => Math.min(left, right) * vertices.length + Math.max(left, right);
  const allowed = new Set(local.map(([left, right]) => keyOf(left, right)));
  const found =
    (goal === 'cardinality' && solveEased(vertices.length, local)) || blossom(local, goal === 'cardinality');
  for (const [index, partner] of found.entries()) {
    if (partner < 0) continue;
    if (found[partner] !== index || !allowed.has(keyOf(index, partner)))
      throw new Error(`The matching is not one: ${vertices[index]} was given ${vertices[partner]}`);
    mates[vertices[index] as number] = vertices[partner] as number;
  }
}

/** Solves large graphs with easier weights; null where these say nothing, as more than one is left out. */
function solveEased(count: number, edges: readonly Edge[]): number[] | null {
  if (count < easedFrom || edges.some(([, , weight]) => !Number.isInteger(weight))) return null;
  const eased = easeWeights(count, edges);
  const found = blossom(eased.edges, true);
  if (found.some((partner) => partner < 0)) return null;
  return found.slice(0, count).map((partner) => (partner < count ? partner : -1));
}

/** Components with at least one edge. */
function splitComponents(count: number, edges: readonly Edge[]): Component[] {
  const parents = Int32Array.from({ length: count }, (_, vertex) => vertex);
  const rootOf = (vertex: number): number => {
    let root = vertex;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] as number] as number;
      root = parents[root] as number;
    }
    return root;
  };
  for (const [left, right] of edges) parents[rootOf(left)] = rootOf(right);
  const components = new Map<number, Component>();
  const used = new Set<number>();
  for (const [left, right] of edges) used.add(left).add(right);
  for (const vertex of [...used].sort((left, right) => left - right)) {
    const root = rootOf(vertex);
    const component = components.get(root);
    if (component) component.vertices.push(vertex);
    else components.set(root, { vertices: [vertex], edges: [] });
  }
  for (const edge of edges) components.get(rootOf(edge[0]))?.edges.push(edge);
  return [...components.values()];
}
