import { fewestRanked, roundForRank } from '../figures/rank.ts';

/** Competition ranks ("1, 2, 2, 4") of scores, highest first, compared at nine decimals; 0 for a region without a score, and for all where fewer than five have one. */
export function ranksOf(scores: Float64Array): Uint16Array {
  const ranks = new Uint16Array(scores.length);
  const known: number[] = [];
  scores.forEach((score, index) => {
    if (!Number.isNaN(score)) known.push(index);
  });
  if (known.length < fewestRanked) return ranks;
  const rounded = scores.map(roundForRank);
  known.sort((left, right) => (rounded[right] as number) - (rounded[left] as number));
  let rank = 1;
  known.forEach((region, at) => {
    const before = known[at - 1];
    if (before !== undefined && (rounded[region] as number) < (rounded[before] as number)) rank = at + 1;
    ranks[region] = rank;
  });
  return ranks;
}
