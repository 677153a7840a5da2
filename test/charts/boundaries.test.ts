import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { readBoundaries } from '#src/charts/boundaries.ts';
import { continent, insets } from '#src/charts/europe.ts';

const readTable = (name: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../data/${name}.csv`, import.meta.url)), { columns: true });
const { regions, insets: outermost, tiles } = readBoundaries();

/** The corners of each ring of a path. */
function ringsOf(path: string): [number, number][][] {
  return path
    .split('z')
    .filter(Boolean)
    .map((ring) => {
      const [start = '', steps = ''] = ring.slice(1).split('l');
      let [x = 0, y = 0] = start.split(' ').map(Number);
      const numbers = (steps.match(/-?\d+/g) ?? []).map(Number);
      const corners: [number, number][] = [[x, y]];
      for (let i = 0; i < numbers.length; i += 2) {
        [x, y] = [x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)];
        corners.push([x, y]);
      }
      return corners;
    });
}

/** How far a point is from the inside of rings; 0 within. */
function distanceTo(rings: [number, number][][], [x, y]: readonly [number, number]): number {
  let isInside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings)
    for (const [i, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(i + 1) % ring.length] as [number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
      const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
    }
  return isInside ? 0 : nearest;
}

test('every region of level 2 but Svalbard has a place on the map, and nothing else has', () => {
  const codes = readTable('areas').flatMap(({ code = '', level }) => (level === '2' ? [code] : []));
  const drawn = [...regions.keys(), ...outermost.keys(), ...tiles.keys()];
  expect(drawn.toSorted()).toEqual(codes.filter((code) => code !== 'NO0B').toSorted());
});

test('every region’s city lies in its outline, or by less than the line is wide beside it', () => {
  const outside = readTable('regions').flatMap(({ area = '', longitude, latitude }) => {
    const path = outermost.get(area) ?? regions.get(area)?.path;
    if (path === undefined) return [];
    const place = (insets.get(area) ?? continent).project(Number(longitude), Number(latitude));
    const distance = distanceTo(ringsOf(path), place);
    return distance > 2.5 ? [`${area} ${distance.toFixed(1)}`] : [];
  });
  expect(outside).toEqual([]);
});

test('a hexagon stands near its region’s city, and hides no other', () => {
  const places = [...tiles];
  for (const [code, [x, y]] of places) {
    const region = readTable('regions').find(({ area }) => area === code);
    const [cityX, cityY] = continent.project(Number(region?.longitude), Number(region?.latitude));
    expect(Math.hypot(x - cityX, y - cityY), code).toBeLessThan(16);
    for (const [other, [otherX, otherY]] of places)
      if (other !== code) expect(Math.hypot(x - otherX, y - otherY), `${code} ${other}`).toBeGreaterThan(12);
  }
});
