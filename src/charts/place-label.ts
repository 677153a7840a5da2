/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The first free place for a label around a dot: right, left, below, above, then the corners; null when all are taken. */
export function placeLabel(
  dot: { x: number; y: number; radius: number; width: number; height: number },
  taken: readonly Box[],
  within: Box,
): { box: Box } | null {
  const { x, y, radius, width, height } = dot;
  const near = radius + 5;
  const corner = radius * 0.7 + 3;
  const starts: [left: number, top: number][] = [
    [x + near, y - height / 2],
    [x - near - width, y - height / 2],
    [x - width / 2, y + radius + 3],
    [x - width / 2, y - radius - 3 - height],
    [x + corner, y + corner - 2],
    [x + corner, y - corner - height + 2],
    [x - corner - width, y + corner - 2],
    [x - corner - width, y - corner - height + 2],
  ];
  for (const [left, top] of starts) {
    const box = { left, top, right: left + width, bottom: top + height };
    const inside =
      box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
    if (inside && !taken.some((other) => overlaps(box, other))) return { box };
  }
  return null;
}

/** Returns whether two rectangles share a point, one pixel of air included. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom + 1 && b.top < a.bottom + 1;
}
