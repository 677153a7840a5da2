import { frameWidth, padding } from './frame.ts';
import { createView, type View } from './land.ts';

export interface NamedView extends View {
  /** Printed in the inset; "" for the continent. */
  readonly name: string;
}

/** The continent's height; the insets stand below it in rows of four. */
export const continentHeight = 560;
const insetColumns = 4;
const inset = { width: 134, height: 58, gap: 8, top: continentHeight + 8, nameWidth: 70 };
export const mapHeight = inset.top + 2 * (inset.height + inset.gap);

/** The corners that each inset must show, west–south to east–north, from Natural Earth's coast. */
const insetPlaces: readonly (readonly [name: string, west: number, south: number, east: number, north: number])[] = [
  ['Açores', -31.3, 36.9, -24.9, 39.8],
  ['Madeira', -17.5, 32.3, -16.0, 33.2],
  ['Canarias', -18.3, 27.5, -13.3, 29.5],
  ['Guadeloupe', -61.9, 15.75, -60.9, 16.6],
  ['Martinique', -61.35, 14.3, -60.7, 15.0],
  ['Guyane', -54.8, 2.0, -51.4, 6.0],
  ['La Réunion', 55.0, -21.5, 56.0, -20.8],
  ['Mayotte', 44.9, -13.1, 45.4, -12.5],
];

let views: { europe: NamedView; insets: NamedView[] } | null = null;

/** The continent and, below it, the outermost regions; computed once. */
export function mapViews(): { europe: NamedView; insets: NamedView[] } {
  if (views) return views;
  const europe = createView({
    rectangle: [0, 0, frameWidth, continentHeight],
    centre: [10, 52],
    holds: [
      [-24.3, 65.5],
      [-10.2, 51.8],
      [-9.6, 36.9],
      [25.8, 71.3],
      [26.3, 34.7],
      [34.7, 34.6],
    ],
    margins: { left: 14, right: 14, top: 14, bottom: 14 },
  });
  const insets = insetPlaces.map(([name, west, south, east, north], i) => {
    const x = padding + (i % insetColumns) * (inset.width + inset.gap);
    const y = inset.top + Math.floor(i / insetColumns) * (inset.height + inset.gap);
    const view = createView({
      rectangle: [x, y, inset.width, inset.height],
      centre: [(west + east) / 2, (south + north) / 2],
      holds: [
        [west, south],
        [east, south],
        [west, north],
        [east, north],
      ],
      // The name stands to the left of the land.
      margins: { left: inset.nameWidth, right: 10, top: 5, bottom: 5 },
    });
    return { ...view, name };
  });
  views = { europe: { ...europe, name: '' }, insets };
  return views;
}
