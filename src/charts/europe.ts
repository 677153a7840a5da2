import { type GeoProjection, geoAzimuthalEqualArea } from 'd3-geo';

/** A rectangle of the drawing whose insides are counted in units from its upper left corner, and the way there from degrees. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Units of a place, inside or not. */
  project(longitude: number, latitude: number): readonly [x: number, y: number];
  /** The same, null when it lies outside. */
  place(longitude: number, latitude: number): readonly [x: number, y: number] | null;
}

type Corner = readonly [longitude: number, latitude: number];

/** The continent's width in units; everything in data/boundaries.json is counted in them. */
export const unitsAcross = 1000;

/** Iceland, Ireland, Portugal, the North Cape, Crete and Cyprus. */
const continentHolds: readonly Corner[] = [
  [-24.3, 65.5],
  [-10.2, 51.8],
  [-9.6, 36.6],
  [25.8, 71.3],
  [26.3, 34.7],
  [34.7, 34.6],
];

/** West–south and east–north of what each outermost region's inset shows. */
const insetCorners: Readonly<Record<string, readonly [Corner, Corner]>> = {
  PT20: [
    [-31.3, 36.9],
    [-24.9, 39.8],
  ],
  PT30: [
    [-17.5, 32.3],
    [-16.0, 33.2],
  ],
  ES70: [
    [-18.3, 27.5],
    [-13.3, 29.5],
  ],
  FRY1: [
    [-61.9, 15.75],
    [-60.9, 16.6],
  ],
  FRY2: [
    [-61.35, 14.3],
    [-60.7, 15.0],
  ],
  FRY3: [
    [-54.8, 2.0],
    [-51.4, 6.0],
  ],
  FRY4: [
    [55.0, -21.5],
    [56.0, -20.8],
  ],
  FRY5: [
    [44.9, -13.1],
    [45.4, -12.5],
  ],
};

const margin = 14;
/** An inset's width and height in units. */
export const insetSize = { width: 100, height: 66 };

/** Lambert's azimuthal equal-area projection around 10° east and 52° north, as Eurostat's maps have it. */
export const continent: View = (() => {
  const projection = around([10, 52]).fitWidth(unitsAcross - 2 * margin, points(continentHolds));
  const [left, top] = projection.translate();
  projection.translate([left + margin, top + margin]);
  const lowest = Math.max(...continentHolds.map((corner) => projection([...corner])?.[1] ?? 0));
  return viewOf(projection, unitsAcross, Math.ceil(lowest + margin));
})();

/** The outermost regions, each in a frame of its own, by code. */
export const insets: ReadonlyMap<string, View> = new Map(
  Object.entries(insetCorners).map(([code, [[west, south], [east, north]]]) => {
    const { width, height } = insetSize;
    const projection = around([(west + east) / 2, (south + north) / 2]).fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      points([
        [west, south],
        [east, south],
        [west, north],
        [east, north],
      ]),
    );
    return [code, viewOf(projection, width, height)];
  }),
);

function around([longitude, latitude]: Corner): GeoProjection {
  return geoAzimuthalEqualArea().rotate([-longitude, -latitude]);
}

function points(corners: readonly Corner[]) {
  return { type: 'MultiPoint' as const, coordinates: corners.map((corner) => [...corner]) };
}

function viewOf(projection: GeoProjection, width: number, height: number): View {
  const project = (longitude: number, latitude: number) =>
    projection([longitude, latitude]) ?? [Number.NaN, Number.NaN];
  return {
    width,
    height,
    project,
    place(longitude, latitude) {
      const [x, y] = project(longitude, latitude);
      return x >= 0 && x <= width && y >= 0 && y <= height ? [x, y] : null;
    },
  };
}
