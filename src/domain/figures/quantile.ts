/** The quantile of type 7 (linear between the two nearest ranks), as R and most statistical offices compute it. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  return quantileOfSorted([...values].sort(ascending), share);
}

/** As `quantile`, of values already in rising order. */
export function quantileOfSorted(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[below + 1];
  return high === undefined ? low : low + (at - below) * (high - low);
}

export function ascending(left: number, right: number): number {
  return left - right;
}
