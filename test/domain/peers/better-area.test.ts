import { describe, expect, test } from 'vitest';
import { findBetterScores } from '#src/domain/peers/better-area.ts';
import type { Peer } from '#src/domain/peers/peers.ts';
import type { RegionScore, ScoreSet } from '#src/domain/scores/score-book.ts';

/** A score with an uncertainty of u. */
const scored = (score: number, u: number, coverage = 1): RegionScore => ({
  score,
  geometric: score,
  rank: 1,
  best: 1,
  worst: 1,
  medianRank: 1,
  rankedIn: 1,
  scenarios: 1,
  lowest: score - u,
  highest: score + u,
  coverage,
});
const setOf = (scores: Record<string, RegionScore>, year = 2025): ScoreSet => ({
  area: 'labour-market',
  year,
  level: 2,
  indicators: ['x'],
  missing: [],
  scores: new Map(Object.entries(scores)),
});
const peer = (territory: string, distance: number): Peer => ({
  territory,
  distance,
  similarity: 100 * (1 - distance),
  coverage: 1,
  contributions: [
    { dimension: 'size', part: 0.01 },
    { dimension: 'economy', part: 0.02 },
  ],
});
const peers = [peer('B', 0.1), peer('C', 0.2), peer('D', 0.3)];
const list = { peers, candidates: [...peers, peer('E', 0.5)] };

describe('better in a policy area', () => {
  test('a gap counts beyond the uncertainty of both', () => {
    const set = setOf({ A: scored(50, 3), B: scored(55, 3.9), C: scored(56, 4), D: scored(54.9, 0) });
    const found = findBetterScores(set, [], 'A', list, () => []);
    // B: 5 − √(9 + 15.21) > 0; C: 6 − 5 = 1; D is less than five points ahead.
    expect(found?.better.map((each) => [each.peer.territory, Number(each.net.toFixed(6))])).toEqual([
      ['C', 1],
      ['B', Number((5 - Math.hypot(3, 3.9)).toFixed(6))],
    ]);
  });

  test('ordered by nearness, what is left of the gap, coverage of the score and its own peers', () => {
    const set = setOf({ A: scored(20, 0), B: scored(40, 0, 0.7), C: scored(60, 0), D: scored(90, 0) });
    const ownPeers = (area: string) => (area === 'C' ? [peer('D', 0.1)] : area === 'B' ? [peer('A', 0.1)] : []);
    const found = findBetterScores(set, [], 'A', list, ownPeers);
    const values = Object.fromEntries(found?.better.map((each) => [each.peer.territory, each.value]) ?? []);
    expect(values.B).toBeCloseTo(0.9 * (20 / 40) * 0.85 * 1, 9);
    expect(values.C).toBeCloseTo(0.8 * 1 * 1 * 0.5, 9);
    expect(values.D).toBeCloseTo(0.7 * 1 * 1 * 0.5, 9);
    expect(found?.better.map((each) => each.peer.territory)).toEqual(['C', 'B', 'D']);
    expect(found?.better[0]?.excess).toBeCloseTo(-30);
  });

  test('a score on doubtful figures is never better, and where the own one is nobody is', () => {
    const set = setOf({ A: scored(20, 0), B: scored(40, 0), C: scored(60, 0), E: scored(90, 0) });
    const found = findBetterScores(set, [], 'A', list, () => [], { isDoubtful: (area) => area === 'C' });
    expect(found?.better.map((each) => each.peer.territory)).toEqual(['B']);
    expect(found?.open.map((each) => each.peer.territory)).toEqual(['C']);
    const own = findBetterScores(set, [], 'A', list, () => [], { isDoubtful: (area) => area === 'A' });
    expect(own).toMatchObject({ isOwnDoubtful: true, better: [], outside: null });
    expect(own?.open).toHaveLength(2);
  });

  test('where no peer is, the best outside is named; worse is the other way round', () => {
    const set = setOf({ A: scored(50, 0), B: scored(50, 0), C: scored(30, 0), E: scored(90, 0) });
    const found = findBetterScores(set, [], 'A', list, () => []);
    expect(found?.better).toEqual([]);
    expect(found?.outside?.peer.territory).toBe('E');
    expect(found?.withoutScore).toEqual(['D']);
    const worse = findBetterScores(set, [], 'A', list, () => [], { side: 'worse' });
    expect(worse?.better.map((each) => each.peer.territory)).toEqual(['C']);
    expect(findBetterScores(set, [], 'Z', list, () => [])).toBeNull();
  });

  test('three years running, of the same figures', () => {
    const scores = (b: number) => ({ A: scored(50, 0), B: scored(b, 0) });
    const found = (second: number) =>
      findBetterScores(setOf(scores(90)), [setOf(scores(80), 2024), setOf(scores(second), 2023)], 'A', list, () => []);
    expect(found(70)?.better[0]?.isStable).toBe(true);
    expect(found(40)?.better[0]?.isStable).toBe(false);
    expect(findBetterScores(setOf(scores(90)), [], 'A', list, () => [])?.better[0]?.isStable).toBeNull();
  });
});
