/**
 * Centres for labels in a row that keep their order, do not overlap, stay between `low` and `high` and move as little as possible
 * (least squares). When they cannot all fit, the gaps shrink evenly, at last below zero.
 */
export function spreadLabels(
  items: readonly { at: number; size: number }[],
  low: number,
  high: number,
  gap: number,
): number[] {
  const order = items.map((_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
  const sizes = order.reduce((sum, i) => sum + size(i), 0);
  const room = order.length > 1 ? Math.min(gap, (high - low - sizes) / (order.length - 1)) : 0;
  // With every label's own place taken off, labels may not pass each other exactly when the rest never falls: isotonic regression.
  const places: number[] = [];
  let used = 0;
  for (const i of order) {
    places.push(used + size(i) / 2);
    used += size(i) + room;
  }
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((i, n) => {
    let block = { sum: at(i) - (places[n] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const result = new Array<number>(items.length).fill(0);
  let n = 0;
  for (const { sum, count } of blocks) {
    const start = Math.max(low, Math.min(high - (used - room), sum / count));
    for (let k = 0; k < count; k++, n++) result[order[n] ?? 0] = start + (places[n] ?? 0);
  }
  return result;

  function at(i: number): number {
    return items[i]?.at ?? 0;
  }
  function size(i: number): number {
    return items[i]?.size ?? 0;
  }
}
