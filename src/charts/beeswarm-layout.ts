/**
 * Vertical places for dots along a line so that none overlaps: the given order decides who comes first, and each takes the free place
 * nearest to the middle. Where a column grows beyond `limit`, all are pressed together to fit it. Pixels around 0.
 */
export function beeswarmLayout(
  dots: readonly { readonly x: number; readonly radius: number }[],
  limit: number,
): number[] {
  const ys: number[] = [];
  for (const [i, { x, radius }] of dots.entries()) {
    const candidates = [0];
    const blocked: [low: number, high: number][] = [];
    for (let j = 0; j < i; j++) {
      const other = dots[j];
      const y = ys[j] ?? 0;
      if (!other) continue;
      const dx = x - other.x;
      const distance = radius + other.radius;
      if (Math.abs(dx) >= distance) continue;
      const reach = Math.sqrt(distance * distance - dx * dx);
      candidates.push(y - reach, y + reach);
      blocked.push([y - reach + 1e-6, y + reach - 1e-6]);
    }
    candidates.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
    ys.push(candidates.find((y) => blocked.every(([low, high]) => y <= low || y >= high)) ?? 0);
  }
  const highest = ys.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  return highest > limit ? ys.map((y) => (y / highest) * limit) : ys;
}
