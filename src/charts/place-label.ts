/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Point = { x: number; y: number };
type Labelled = Point & { radius: number; width: number; height: number };

/** How much farther away a label may stand that has no place beside its dot; a line then joins the two. */
const reaches = [14, 28, 42, 60] as const;
/** Points of a line that are looked at. */
const steps = 24;

/**
 * The first free place for a label around a dot: right, left, below, above, then the corners; else the same farther away, with the line that leads from
 * the dot to it and runs through nothing that is taken. Null when all are taken.
 */
export function placeLabelNearOrFar(
  dot: Labelled,
  taken: readonly Box[],
  within: Box,
): { box: Box; line: { from: Point; to: Point } | null } | null {
  const near = placeLabel(dot, taken, within);
  if (near) return { ...near, line: null };
  const others = taken.filter((box) => !holds(box, dot));
  for (const reach of reaches)
    for (const box of freeBoxes({ ...dot, radius: dot.radius + reach }, taken, within)) {
      const to = nearestOf(box, dot);
      if (!isCrossed({ from: dot, to }, others)) return { box, line: { from: { x: dot.x, y: dot.y }, to } };
    }
  return null;
}

/** The first free place for a label around a dot: right, left, below, above, then the corners; null when all are taken. */
export function placeLabel(dot: Labelled, taken: readonly Box[], within: Box): { box: Box } | null {
  const [box] = freeBoxes(dot, taken, within);
  return box ? { box } : null;
}

function freeBoxes({ x, y, radius, width, height }: Labelled, taken: readonly Box[], within: Box): Box[] {
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
  return starts.flatMap(([left, top]) => {
    const box = { left, top, right: left + width, bottom: top + height };
    const isInside =
      box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
    return isInside && !taken.some((other) => overlaps(box, other)) ? [box] : [];
  });
}

function nearestOf({ left, right, top, bottom }: Box, { x, y }: Point): Point {
  return { x: Math.max(left, Math.min(right, x)), y: Math.max(top, Math.min(bottom, y)) };
}

function isCrossed({ from, to }: { from: Point; to: Point }, boxes: readonly Box[]): boolean {
  return Array.from({ length: steps }, (_, index) => (index + 1) / (steps + 1)).some((share) => {
    const point = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    return boxes.some((box) => holds(box, point));
  });
}

function holds({ left, right, top, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Returns whether two rectangles share a point, one pixel of air included. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom + 1 && b.top < a.bottom + 1;
}
