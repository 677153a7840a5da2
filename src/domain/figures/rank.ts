/** Fewer than this many with data are not ranked. */
export const fewestRanked = 5;

/** Float noise must not split ties: values are compared at nine decimals. */
export function roundForRank(value: number): number {
  const rounded = Math.round(value * 1e9) / 1e9;
  return Number.isFinite(rounded) ? rounded : value;
}

/**
 * Competition ranks ("1, 2, 2, 4") by code, in the order of `direction`: 1 where the highest is first, −1 where the lowest is.
 * Insertion order is rank order, ties by code. Null where fewer than five have data.
 */
export function rankValues(
  values: Iterable<readonly [code: string, value: number]>,
  direction: 1 | -1,
): Map<string, number> | null {
  const sorted = [...values]
    .map(([code, value]) => ({ code, value: roundForRank(value) * direction }))
    .sort((left, right) => right.value - left.value || (left.code < right.code ? -1 : 1));
  if (sorted.length < fewestRanked) return null;
  const ranks = new Map<string, number>();
  let rank = 1;
  sorted.forEach(({ code, value }, index) => {
    if (index > 0 && value < (sorted[index - 1] as { value: number }).value) rank = index + 1;
    ranks.set(code, rank);
  });
  return ranks;
}
