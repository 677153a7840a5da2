import {
  continentFrame,
  countryLines,
  drawInset,
  type InsetFrame,
  insetFrames,
  land,
  mapColors,
  mapHeight,
  unitPx,
} from './base-map.ts';
import { readBoundaries } from './boundaries.ts';
import { insets } from './europe.ts';
import { measure } from './font.ts';
import { frameWidth, small } from './frame.ts';
import { type Box, placeLabel } from './place-label.ts';
import { label, palette } from './svg-parts.ts';
import { shorten } from './text.ts';

/** A region that is named on the map; a country or a part of one has the codes of all regions in it. */
export interface Marked {
  readonly codes: readonly string[];
  readonly name: string;
  readonly isOwn?: boolean;
  readonly isOutlined?: boolean;
}

export interface ShapesPlan {
  /** The colour of each region that has one; the others are left as land. */
  readonly fills: ReadonlyMap<string, string>;
  /** Regions whose colour is hatched. */
  readonly hatched: ReadonlySet<string>;
  /** Named where there is room, the first ones first. */
  readonly marked: readonly Marked[];
  /** What outermost regions are called; those that are neither filled nor marked have no inset. */
  readonly names: Readonly<Record<string, string>>;
}

/** The colour of the own region's outline; others have that of text. */
export const ownColor = '#D55E00';
const hexagonRadius = 9.5;
/** The hatch that says of a value that it may be wrong. */
export const hatch =
  '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="7" fill="#ffffff" fill-opacity="0.62"/></pattern>';

/** The codes that the map has a place for. */
export function isOnMap(code: string): boolean {
  const { regions, tiles } = readBoundaries();
  return regions.has(code) || tiles.has(code) || insets.has(code);
}

/** The map of Europe with regions in colours, from y = 0. */
export function drawShapes({ fills, hatched, marked, names }: ShapesPlan): { svg: string; height: number } {
  const { regions, tiles } = readBoundaries();
  const markedCodes = new Map(marked.flatMap((one) => one.codes.map((code) => [code, one])));
  const byColor = Map.groupBy(
    [...fills].filter(([code]) => regions.has(code)),
    ([, color]) => color,
  );
  const pathOf = (codes: Iterable<string>) => [...codes].map((code) => regions.get(code)?.path ?? '').join('');
  // What is drawn twice is defined once: the outlines are most of a map's weight.
  const defined: string[] = hatched.size > 0 ? [hatch] : [];
  const areas = [...byColor].map(([color, list], i) => {
    const [plain, doubtful] = [false, true].map((is) =>
      pathOf(list.flatMap(([code]) => (hatched.has(code) === is ? [code] : []))),
    );
    const look = `fill="${color}" stroke="#ffffff" stroke-width="1"`;
    if (doubtful) defined.push(`<path id="c${i}" d="${doubtful}"/>`);
    const twice = doubtful ? `<use href="#c${i}" ${look}/><use href="#c${i}" fill="url(#hatch)"/>` : '';
    return (plain ? `<path d="${plain}" ${look}/>` : '') + twice;
  });
  const hexagons = [...tiles].flatMap(([code, [x, y]]) => {
    const color = fills.get(code);
    if (color === undefined) return [];
    const at = `href="#hex" x="${x}" y="${y}"`;
    const hatching = hatched.has(code) ? `<use ${at} fill="url(#hatch)"/>` : '';
    return [`<use ${at} fill="${color}"/>${hatching}`];
  });
  const outlines = marked
    .toReversed()
    .flatMap((one) => (one.isOutlined ? one.codes.flatMap((code) => outlineOf(code, one)) : []));
  const frames = insetFrames([...insets.keys()].filter((code) => fills.has(code) || markedCodes.has(code)));
  const svg = continentFrame(
    [
      `<defs>${defined.join('')}<path id="hex" d="${hexagon(0, 0, hexagonRadius)}" stroke="${mapColors.border}" stroke-width="1.2"/></defs>`,
      land(),
      ...areas,
      countryLines(),
      ...hexagons,
      ...outlines,
    ].join(''),
  );
  const drawnInsets = frames.map((frame) => {
    const one = markedCodes.get(frame.code);
    const color = fills.get(frame.code) ?? mapColors.land;
    const stroke = one?.isOutlined ? (one.isOwn ? ownColor : palette.text) : mapColors.border;
    return drawInset(
      frame,
      one?.name ?? names[frame.code] ?? frame.code,
      `fill="${color}" stroke="${stroke}" stroke-width="${one?.isOutlined ? 4 : 1.5}" paint-order="stroke"`,
      hatched.has(frame.code),
    );
  });
  return { svg: svg + drawnInsets.join('') + nameMarked(marked, frames), height: mapHeight };
}

function outlineOf(code: string, { isOwn }: Marked): string[] {
  const { regions, tiles } = readBoundaries();
  const tile = tiles.get(code);
  const path = regions.get(code)?.path ?? (tile && hexagon(...tile, hexagonRadius + 1));
  if (!path) return [];
  const line = (color: string, width: number) =>
    `<use href="#m${code}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round"/>`;
  return [
    `<defs><path id="m${code}" d="${path}"/></defs>`,
    line('#ffffff', isOwn ? 10 : 7),
    line(isOwn ? ownColor : palette.text, isOwn ? 6 : 3.5),
  ];
}

/** Names beside the marked regions, where there is room. */
function nameMarked(marked: readonly Marked[], frames: readonly InsetFrame[]): string {
  const taken: Box[] = frames.map(({ x, y, width, height }) => ({
    left: x,
    right: x + width,
    top: y,
    bottom: y + height,
  }));
  const boxes = marked.map(({ codes }) => boxAround(codes));
  taken.push(...boxes.flatMap((box) => box ?? []));
  return marked
    .flatMap(({ name, isOwn }, i) => {
      const box = boxes[i];
      if (!box) return [];
      const style = { size: small, weight: isOwn ? 700 : 400, halo: '#ffffff' } as const;
      const text = shorten(name, 150, style.size, style.weight);
      const spot = placeLabel(
        {
          x: (box.left + box.right) / 2,
          y: (box.top + box.bottom) / 2,
          radius: Math.max(box.right - box.left, box.bottom - box.top) / 2 - 1,
          width: measure(text, style.size, style.weight),
          height: 15,
        },
        taken,
        { left: 3, right: frameWidth - 3, top: 2, bottom: mapHeight - 2 },
      );
      if (!spot) return [];
      taken.push(spot.box);
      return [label(spot.box.left, spot.box.bottom - 3, text, style)];
    })
    .join('');
}

/** The rectangle around regions in pixels; null where all of them have insets. */
function boxAround(codes: readonly string[]): Box | null {
  const { regions, tiles } = readBoundaries();
  const boxes = codes.flatMap((code) => {
    const tile = tiles.get(code);
    return regions.get(code) ?? (tile ? around(tile) : []);
  });
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)) * unitPx,
    right: Math.max(...boxes.map(({ right }) => right)) * unitPx,
    top: Math.min(...boxes.map(({ top }) => top)) * unitPx,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) * unitPx,
  };
}

function around([x, y]: readonly [number, number]): Box {
  return { left: x - hexagonRadius, right: x + hexagonRadius, top: y - hexagonRadius, bottom: y + hexagonRadius };
}

/** A hexagon that stands on a corner. */
export function hexagon(x: number, y: number, radius: number): string {
  const corners = [0, 1, 2, 3, 4, 5].map((k) => {
    const angle = (Math.PI / 3) * k - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${corners.join('L')}Z`;
}
