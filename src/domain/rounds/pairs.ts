import { chooseCandidates, tabulateWeights, type WeightTable } from './candidates.ts';
import { type Mates, solveMatching } from './matching.ts';
import { pairTheUnpaired } from './repair.ts';

/** People by their places in a list. `waiting`: rounds in a row in which each was present and left out. */
export type Present = {
  waiting: ArrayLike<number>;
  /** What two weigh, 0–1000; negative where they may not meet. */
  weight(left: number, right: number): number;
  /** Room for a table of all weights, where there is any. */
  room?: Int16Array;
};

/** The algorithm makes lists as long as all edges for every pair it finds: twelve more of each take three times as long for 0.01 % of the weight. */
const listed = 8;
/** A chain through an odd cycle is found only by matching on more candidates. */
const listedMost = 160;
const bonus = 3_000;
const countedWaits = 3;
const mostWeight = 1_000;

/**
 * Pairs people: as many pairs as possible, and of those with most the heaviest, with a bonus for everybody who was left out before. Where somebody is still
 * left out twice although another could be, everybody who waits counts more than all weights together.
 */
export function pairPeople({ waiting, weight, room }: Present): Mates {
  const table = tabulateWeights(waiting.length, weight, room);
  const mates = pairAll(table, waiting, bonus);
  const isLeftTwice = [...mates].some((mate, person) => mate < 0 && (waiting[person] ?? 0) > 0);
  return isLeftTwice ? pairAll(table, waiting, (mostWeight + 1) * waiting.length) : mates;
}

function pairAll(table: WeightTable, waiting: ArrayLike<number>, perRound: number): Mates {
  const waited = (person: number) => perRound * Math.min(countedWaits, waiting[person] ?? 0);
  for (let most = listed; ; most *= 2) {
    const edges = chooseCandidates(table, most);
    const mates = solveMatching(
      table.count,
      edges.map(([left, right, weight]) => [left, right, weight + waited(left) + waited(right)]),
    );
    const isProven = pairTheUnpaired(mates, (left, right) => table.at(left, right) >= 0);
    if (isProven || most >= Math.min(listedMost, table.count)) return mates;
  }
}
