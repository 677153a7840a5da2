/** Moves dots that hide each other a little apart, at most `mostShift` from their places, so that each can be read. Coinciding dots part sideways. */
export function spreadDots<T extends { readonly x: number; readonly y: number; readonly radius: number }>(
  dots: readonly T[],
  mostShift = 14,
): T[] {
  const moved = dots.map((dot) => ({ ...dot, homeX: dot.x, homeY: dot.y }));
  for (let round = 0; round < 30; round++) {
    for (const [i, a] of moved.entries()) {
      for (const b of moved.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        const missing = a.radius + b.radius + 1 - distance;
        if (missing <= 0) continue;
        const [unitX, unitY] = distance < 0.01 ? [1, 0] : [dx / distance, dy / distance];
        shift(a, (-unitX * missing) / 2, (-unitY * missing) / 2, mostShift);
        shift(b, (unitX * missing) / 2, (unitY * missing) / 2, mostShift);
      }
    }
  }
  return moved.map(({ homeX: _x, homeY: _y, ...dot }) => dot as unknown as T);
}

function shift(
  dot: { x: number; y: number; homeX: number; homeY: number },
  byX: number,
  byY: number,
  mostShift: number,
): void {
  const [dx, dy] = [dot.x + byX - dot.homeX, dot.y + byY - dot.homeY];
  const factor = Math.min(1, mostShift / Math.max(0.001, Math.hypot(dx, dy)));
  dot.x = dot.homeX + dx * factor;
  dot.y = dot.homeY + dy * factor;
}
