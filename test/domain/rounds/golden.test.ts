import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Edge } from '#src/domain/rounds/edge.ts';
import { fillGroups, groupValue, sizesOf } from '#src/domain/rounds/groups.ts';
import { type Mates, solveMatching } from '#src/domain/rounds/matching.ts';
import { chooseEdges } from '#src/domain/rounds/mentors.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'golden', name), 'utf8'));

describe('matchings have the weight that another program found', () => {
  type Graph = {
    id: number;
    kind: string;
    n: number;
    edges: Edge[];
    max_weight: number;
    maxcard_size: number;
    maxcard_weight: number;
  };
  const { cases } = read('matching_graphs.json') as { cases: Graph[] };

  const pairsOf = (mates: Mates) => [...mates.entries()].filter(([vertex, mate]) => mate > vertex);
  const weigh = ({ edges }: Graph, mates: Mates) =>
    edges.reduce((sum, [left, right, weight]) => (mates[left] === right ? sum + weight : sum), 0);

  test.each(cases)('$id: $kind, $n vertices', (graph) => {
    const heaviest = solveMatching(graph.n, graph.edges, 'weight');
    expect(weigh(graph, heaviest)).toBeCloseTo(graph.max_weight, 6);
    const most = solveMatching(graph.n, graph.edges);
    expect(pairsOf(most)).toHaveLength(graph.maxcard_size);
    expect(weigh(graph, most)).toBeCloseTo(graph.maxcard_weight, 6);
    for (const [vertex, mate] of most.entries()) if (mate >= 0) expect(most[mate]).toBe(vertex);
  });
});

describe('edges within capacities have the weight that another program found', () => {
  type Case = { id: number; kind: string; n: number; capacity: number[]; edges: Edge[]; max_weight: number };
  const { cases } = read('bmatching.json') as { cases: Case[] };

  test.each(cases)('$id: $kind, $n vertices', ({ capacity, edges, max_weight }) => {
    const chosen = chooseEdges(capacity, edges);
    expect(chosen.reduce((sum, [, , weight]) => sum + weight, 0)).toBe(max_weight);
    expect(new Set(chosen).size).toBe(chosen.length);
    for (const [vertex, most] of capacity.entries())
      expect(chosen.filter(([left, right]) => left === vertex || right === vertex).length).toBeLessThanOrEqual(most);
  });
});

describe('groups have the value that another program found', () => {
  type Case = {
    id: number;
    n: number;
    sizes: number[];
    weights: number[][];
    forbidden: [number, number][];
    feasible: boolean;
    optimum: number | null;
  };
  const { cases } = read('groups.json') as { cases: Case[] };

  test.each(cases)('$id: $n people in groups of $sizes', ({ n, sizes, weights, forbidden, feasible, optimum }) => {
    const isForbidden = new Set(forbidden.flatMap(([left, right]) => [`${left} ${right}`, `${right} ${left}`]));
    const weight = (left: number, right: number) =>
      isForbidden.has(`${left} ${right}`) ? -1 : (weights[left]?.[right] ?? -1);
    const found = fillGroups({ count: n, weight, mayBeTogether: () => true }, sizesOf(n, sizes[0] as number), 7);
    if (!feasible) return expect(found.isWhole).toBe(false);
    expect(found.isWhole).toBe(true);
    expect(found.groups.flat().sort((left, right) => left - right)).toEqual([...Array(n).keys()]);
    expect(found.groups.reduce((sum, group) => sum + groupValue(group, weight), 0)).toBeCloseTo(optimum as number, 6);
  });
});
