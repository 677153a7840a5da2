import { readFileSync } from 'node:fs';

/** A region's outline in a view's units: SVG path data, and the rectangle around its largest part. */
export interface Outline {
  readonly path: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What data/boundaries.json holds; scripts/boundaries makes it from Natural Earth. */
interface Boundaries {
  /** All land, without lines between states. */
  readonly land: string;
  /** The outlines of the countries that have regions here. */
  readonly countries: string;
  readonly regions: ReadonlyMap<string, Outline>;
  /** The outermost regions, each in the units of its own view. */
  readonly insets: ReadonlyMap<string, string>;
  /** Where a hexagon stands for a region whose outline is not there, or too small to be seen. */
  readonly tiles: ReadonlyMap<string, readonly [x: number, y: number]>;
}

let boundaries: Boundaries | null = null;

/** The outlines of Europe's regions on the views of europe.ts, read once. */
export function readBoundaries(): Boundaries {
  boundaries ??= parse(readFileSync(new URL('../../data/boundaries.json', import.meta.url), 'utf8'));
  return boundaries;
}

function parse(json: string): Boundaries {
  const file: {
    land: string;
    countries: Record<string, string>;
    regions: Record<string, string>;
    insets: Record<string, string>;
    tiles: Record<string, [number, number]>;
  } = JSON.parse(json);
  return {
    land: file.land,
    countries: Object.values(file.countries).join(''),
    regions: new Map(Object.entries(file.regions).map(([code, path]) => [code, outlineOf(path)])),
    insets: new Map(Object.entries(file.insets)),
    tiles: new Map(Object.entries(file.tiles)),
  };
}

/** Every path begins with its largest ring: a place, then steps from point to point. */
function outlineOf(path: string): Outline {
  const [start = '', steps = ''] = (path.split('z')[0] ?? '').slice(1).split('l');
  let [x = 0, y = 0] = start.split(' ').map(Number);
  let [left, right, top, bottom] = [x, x, y, y];
  const numbers = (steps.match(/-?\d+/g) ?? []).map(Number);
  for (let i = 0; i < numbers.length; i += 2) {
    [x, y] = [x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { path, left, right, top, bottom };
}
