import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoProjection, geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { px } from './ink.ts';

/** A part of the world in a rectangle of the drawing: an outline of the land, and where a place is in it. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** SVG path data of the land, cut at the rectangle. */
  readonly land: string;
  /** Pixels of a place, null when it lies outside. */
  place(longitude: number, latitude: number): readonly [number, number] | null;
}

interface ViewPlan {
  readonly rectangle: readonly [x: number, y: number, width: number, height: number];
  /** Centre of the projection in degrees. */
  readonly centre: readonly [longitude: number, latitude: number];
  /** Places that must be inside. */
  readonly holds: readonly (readonly [longitude: number, latitude: number])[];
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

let world: ReturnType<typeof readLand> | null = null;

function readLand() {
  const topology: Topology<{ land: GeometryCollection }> = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-50m.json'), 'utf8'),
  );
  return feature(topology, topology.objects.land);
}

/** Natural Earth's land (public domain; its lines between states are left out) in Lambert's azimuthal equal-area projection. */
export function createView({ rectangle: [x, y, width, height], centre, holds, margins }: ViewPlan): View {
  world ??= readLand();
  const projection: GeoProjection = geoAzimuthalEqualArea()
    .rotate([-centre[0], -centre[1]])
    .fitExtent(
      [
        [x + margins.left, y + margins.top],
        [x + width - margins.right, y + height - margins.bottom],
      ],
      { type: 'MultiPoint', coordinates: holds.map(([longitude, latitude]) => [longitude, latitude]) },
    )
    .clipExtent([
      [x, y],
      [x + width, y + height],
    ]);
  const land = outlineOf(projection, world);
  return {
    x,
    y,
    width,
    height,
    land,
    place(longitude, latitude) {
      const point = projection([longitude, latitude]);
      if (!point || point[0] < x || point[0] > x + width || point[1] < y || point[1] > y + height) return null;
      return point;
    },
  };
}

// Half of Natural Earth's points lie closer together than this and cost the rasteriser more than they show.
const nearestPx = 0.9;

/** Path data of the land, without points that stand almost on the one before and without specks. */
function outlineOf(projection: GeoProjection, land: ReturnType<typeof readLand>): string {
  const rings: string[] = [];
  let ring: (readonly [number, number])[] = [];
  geoPath(projection, {
    moveTo: (x, y) => {
      ring = [[x, y]];
    },
    lineTo: (x, y) => {
      const last = ring.at(-1);
      if (!last || Math.hypot(x - last[0], y - last[1]) >= nearestPx) ring.push([x, y]);
    },
    closePath: () => {
      if (ring.length > 2) rings.push(`M${ring.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}Z`);
    },
    arc: () => {},
    beginPath: () => {},
  })(land);
  return rings.join('');
}
