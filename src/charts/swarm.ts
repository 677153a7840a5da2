/**
 * Vertical places for dots of one radius along a line so that none overlaps: each takes the free place nearest to the middle.
 * Where a column grows beyond `limit`, all are pressed together to fit it. Shapes: xs in, ys out, both in pixels around 0.
 */
export function swarm(xs: readonly number[], radius: number, limit: number): number[] {
  const distance = radius * 2;
  const order = xs.map((_, i) => i).sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || a - b);
  const ys = xs.map(() => 0);
  const placed: number[] = [];
  let first = 0;
  for (const i of order) {
    const x = xs[i] ?? 0;
    while (first < placed.length && x - (xs[placed[first] ?? 0] ?? 0) >= distance) first++;
    const near = placed.slice(first);
    const candidates = [0];
    const blocked = near.map((j) => {
      const dx = x - (xs[j] ?? 0);
      const reach = Math.sqrt(Math.max(0, distance * distance - dx * dx));
      const y = ys[j] ?? 0;
      candidates.push(y + reach, y - reach);
      return [y - reach + 1e-6, y + reach - 1e-6] as const;
    });
    candidates.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
    ys[i] = candidates.find((y) => blocked.every(([low, high]) => y <= low || y >= high)) ?? 0;
    placed.push(i);
  }
  const highest = ys.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  return highest > limit ? ys.map((y) => (y / highest) * limit) : ys;
}
