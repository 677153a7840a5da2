import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoProjection, geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

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
  const land = geoPath(projection).digits(1)(world) ?? '';
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
