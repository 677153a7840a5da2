export type Point = readonly [x: number, y: number];

/** A line without the points whose triangle with their neighbours is smaller than `least` (Visvalingam and Whyatt); its ends stay. */
export function simplify(line: readonly Point[], least: number): Point[] {
  const kept = [...line];
  while (kept.length > 2) {
    let smallest = least;
    let at = -1;
    for (let i = 1; i < kept.length - 1; i++) {
      const area = triangle(kept[i - 1] as Point, kept[i] as Point, kept[i + 1] as Point);
      if (area < smallest) [smallest, at] = [area, i];
    }
    if (at < 0) break;
    kept.splice(at, 1);
  }
  return kept;
}

/** A closed ring's area in square units. */
export function areaOf(ring: readonly Point[]): number {
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

/** Rings as SVG path data in whole units, each step relative to the one before. */
export function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings
    .map(stepsOf)
    .map((steps) => steps && `${steps}z`)
    .join('');
}

/** The same of lines that do not close. */
export function openPathOf(lines: readonly (readonly Point[])[]): string {
  return lines.map(stepsOf).join('');
}

/** Returns how far a point is from the nearest of these lines. */
export function distanceTo(lines: readonly (readonly Point[])[], [x, y]: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [line[i - 1] as Point, line[i] as Point];
      const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
      const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
    }
  return nearest;
}

function stepsOf(ring: readonly Point[]): string {
  const points = ring.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  const [first = [0, 0] as Point] = points;
  let [lastX, lastY] = first;
  let steps = '';
  for (const [x, y] of points.slice(1)) {
    if (x === lastX && y === lastY) continue;
    const [byX, byY] = [x - lastX, y - lastY];
    steps += `${steps !== '' && byX >= 0 ? ' ' : ''}${byX}${byY >= 0 ? ' ' : ''}${byY}`;
    [lastX, lastY] = [x, y];
  }
  // A line that shrank to a point is none.
  return steps === '' ? '' : `M${first[0]} ${first[1]}l${steps}`;
}

function triangle([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
}
