import { measure } from './font.ts';
import { type Body, bodyWidth, padding } from './frame.ts';
import { ink, label, px } from './ink.ts';
import { decimalsFor } from './number.ts';
import type { TileMapSpec } from './spec.ts';
import { shorten } from './text.ts';
import { createClasses, type ValueClass } from './tile-classes.ts';
import { listTiles, type Tile } from './tiles.ts';
import type { Words } from './words.ts';

type MainTile = Extract<Tile, { inset: null }>;
type InsetTile = Extract<Tile, { inset: string }>;

const grid = (() => {
  const main = listTiles().filter((tile): tile is MainTile => tile.inset === null);
  const columns = Math.max(...main.map(({ column, row }) => column + (row % 2) * 0.5)) + 1;
  const rows = Math.max(...main.map(({ row }) => row)) + 1;
  // Column pitch that fills the width; a pointed hexagon is 2/√3 as high as wide and rows overlap by a quarter.
  const pitch = bodyWidth / columns;
  const side = pitch / Math.sqrt(3);
  return {
    main,
    pitch,
    side,
    height: side * (1.5 * rows + 0.5),
    insets: listTiles().filter((tile): tile is InsetTile => tile.inset !== null),
  };
})();

const noDataColor = '#eef0f2';

export function tileMap(spec: TileMapSpec, words: Words): Body {
  const none: ValueClass = { color: noDataColor, ink: ink.soft, text: words.noData };
  const values = Object.entries(spec.values).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  const { classes, find } = createClasses(
    values.map(([, value]) => value),
    spec,
    words,
  );
  const decimals = spec.decimals ?? decimalsFor(values.map(([, value]) => value));
  const byCode = new Map(values);
  const classOf = (code: string) => {
    const value = byCode.get(code);
    return value === undefined ? none : find(value);
  };
  const highlights = (spec.highlights ?? []).slice(0, 9);
  const numbers = new Map(highlights.map(({ code }, i) => [code, String(i + 1)]));
  const isMissing = grid.main.some(({ code }) => !byCode.has(code));

  const key = drawKey(isMissing ? [...classes, none] : classes);
  const parts = [key.svg];
  let y = key.height;

  const centres = new Map(grid.main.map((tile) => [tile.code, centreOf(tile)]));
  const captionOf = new Map(countryCaptions(numbers).map(({ country, code }) => [code, country]));
  const tiles = grid.main.map(({ code }) => {
    const centre = centres.get(code) ?? [0, 0];
    const caption = captionOf.get(code);
    if (!caption) return hexagon(centre, grid.side, classOf(code));
    const text = { size: 12, weight: 700, fill: classOf(code).ink, anchor: 'middle' } as const;
    return hexagon(centre, grid.side, classOf(code), false) + label(centre[0], centre[1] + 4.5, caption, text);
  });
  const rings = highlights.flatMap(({ code }) => {
    const centre = centres.get(code);
    return centre ? [ring(centre, numbers.get(code) ?? '', classOf(code))] : [];
  });
  parts.push(
    `<g transform="translate(0 ${px(y)})">${tiles.join('')}<path d="${borders(centres)}" fill="none" stroke="${ink.text}" stroke-width="1.6" stroke-linecap="round"/>${rings.join('')}</g>`,
  );
  y += grid.height + 10;

  const insets = drawInsets(classOf, numbers);
  parts.push(`<g transform="translate(0 ${px(y)})">${insets.svg}</g>`);
  y += insets.height;
  for (const [i, { code, name }] of highlights.entries()) {
    const value = byCode.get(code);
    const text = `${value === undefined ? words.noData : words.value(value, decimals, spec.unit)}`;
    const [column, row] = [i % 2, Math.floor(i / 2)];
    const x = padding + column * (bodyWidth / 2);
    const top = y + row * 30;
    const shown = shorten(name, bodyWidth / 2 - 40 - measure(text, 15), 15, 700);
    parts.push(
      ring([x + 11, top + 14], String(i + 1), classOf(code)),
      label(x + 28, top + 19, shown, { size: 15, weight: 700 }),
    );
    parts.push(label(x + 34 + measure(shown, 15, 700), top + 19, text, { size: 15 }));
  }
  y += Math.ceil(highlights.length / 2) * 30;

  const known = new Set(listTiles().map(({ code }) => code));
  const unplaced = Object.keys(spec.values)
    .filter((code) => !known.has(code))
    .sort();
  return {
    svg: parts.join(''),
    height: y + 4,
    notes: [
      spec.better ? (spec.better === 'high' ? words.higherIsBetter : words.lowerIsBetter) : '',
      unplaced.length > 0 ? words.withoutTile({ codes: unplaced.join(', ') }) : '',
    ],
    sentences: [
      ...highlights.map(({ code, name }) => {
        const value = byCode.get(code);
        return `${name}: ${value === undefined ? words.noData : words.value(value, decimals, spec.unit)}`;
      }),
      spread(words, values, spec.unit, decimals),
    ],
  };
}

function centreOf({ column, row }: MainTile): readonly [number, number] {
  return [padding + (column + 0.5 + (row % 2) * 0.5) * grid.pitch, grid.side * (1 + 1.5 * row)];
}

/** Corner k of a pointed hexagon, clockwise from the top. */
function corner([x, y]: readonly [number, number], side: number, k: number): string {
  const angle = (Math.PI / 3) * k - Math.PI / 2;
  return `${px(x + side * Math.cos(angle))} ${px(y + side * Math.sin(angle))}`;
}

function outline(centre: readonly [number, number], side: number): string {
  return `M${[0, 1, 2, 3, 4, 5].map((k) => corner(centre, side, k)).join('L')}Z`;
}

/** One hexagon; without data it is grey with a stroke across, so that it is told apart without colour. */
function hexagon(centre: readonly [number, number], side: number, { color }: ValueClass, stroke = true): string {
  const shape = `<path d="${outline(centre, side)}" fill="${color}" stroke="${ink.paper}" stroke-width="0.8"/>`;
  if (color !== noDataColor || !stroke) return shape;
  return `${shape}<path d="M${corner(centre, side * 0.8, 1)}L${corner(centre, side * 0.8, 4)}" stroke="#aab3bc" stroke-width="1"/>`;
}

/** A highlighted region: its class colour inside a strong outline, and its number in the list. */
function ring(centre: readonly [number, number], number: string, one: ValueClass): string {
  const [x, y] = centre;
  const back = `<path d="${outline(centre, grid.side + 3.5)}" fill="${ink.paper}"/>`;
  const shape = `<path d="${outline(centre, grid.side + 1)}" fill="${one.color}" stroke="#D55E00" stroke-width="3.2" stroke-linejoin="round"/>`;
  return back + shape + label(x, y + 4.8, number, { size: 13.5, weight: 700, fill: one.ink, anchor: 'middle' });
}

/** The sides between hexagons of two countries, and between land and sea. */
function borders(centres: ReadonlyMap<string, readonly [number, number]>): string {
  const at = new Map(grid.main.map((tile) => [`${tile.column},${tile.row}`, tile]));
  const sides: string[] = [];
  for (const tile of grid.main) {
    const { column, row } = tile;
    const shift = row % 2;
    // Neighbour across the side that runs from corner k to k + 1.
    const neighbours = [
      [column + shift, row - 1],
      [column + 1, row],
      [column + shift, row + 1],
      [column + shift - 1, row + 1],
      [column - 1, row],
      [column + shift - 1, row - 1],
    ];
    neighbours.forEach(([c, r], k) => {
      const other = at.get(`${c},${r}`);
      // Each side between two hexagons is drawn from one of them.
      if (other && (other.country === tile.country || other.code < tile.code)) return;
      const centre = centres.get(tile.code);
      if (centre) sides.push(`M${corner(centre, grid.side, k)}L${corner(centre, grid.side, k + 1)}`);
    });
  }
  return sides.join('');
}

/** The tile nearest to the middle of each country that has no number on it carries the country's letters. */
function countryCaptions(numbers: ReadonlyMap<string, string>): { country: string; code: string }[] {
  const byCountry = Map.groupBy(grid.main, ({ country }) => country);
  return [...byCountry].flatMap(([country, tiles]) => {
    const places = tiles.map((tile) => ({ code: tile.code, centre: centreOf(tile) }));
    const mean = [0, 1].map((axis) => places.reduce((sum, { centre }) => sum + (centre[axis] ?? 0), 0) / places.length);
    const distance = ({ centre }: { centre: readonly number[] }) =>
      Math.hypot((centre[0] ?? 0) - (mean[0] ?? 0), (centre[1] ?? 0) - (mean[1] ?? 0));
    const best = places.filter(({ code }) => !numbers.has(code)).sort((a, b) => distance(a) - distance(b))[0];
    return best ? [{ country, code: best.code }] : [];
  });
}

function drawKey(classes: readonly ValueClass[]): { svg: string; height: number } {
  let x = padding;
  let y = 0;
  const parts: string[] = [];
  for (const one of classes) {
    const width = 26 + measure(one.text, 14);
    if (x > padding && x + width > padding + bodyWidth) [x, y] = [padding, y + 24];
    parts.push(hexagon([x + 10, y + 12], 10.5, one), label(x + 26, y + 17, one.text, { size: 14 }));
    x += width + 14;
  }
  return { svg: parts.join(''), height: y + 30 };
}

/** The outermost regions by name, five in a row. */
function drawInsets(
  classOf: (code: string) => ValueClass,
  numbers: ReadonlyMap<string, string>,
): { svg: string; height: number } {
  const columns = 5;
  const width = bodyWidth / columns;
  const parts = grid.insets.map(({ code, inset }, i) => {
    const x = padding + (i % columns) * width + grid.side;
    const y = 14 + Math.floor(i / columns) * 28;
    const number = numbers.get(code);
    const sign = number
      ? ring([x, y], number, classOf(code))
      : hexagon([x, y], grid.side, classOf(code)) +
        `<path d="${outline([x, y], grid.side)}" fill="none" stroke="${ink.text}" stroke-width="1.4"/>`;
    return sign + label(x + grid.side + 5, y + 4.5, shorten(inset, width - grid.side * 2 - 8, 13), { size: 13 });
  });
  return { svg: parts.join(''), height: Math.ceil(grid.insets.length / columns) * 28 + 8 };
}

function spread(words: Words, values: readonly (readonly [string, number])[], unit: string, decimals: number): string {
  const sorted = [...values].sort((a, b) => a[1] - b[1]);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return words.nothing;
  const say = ([code, value]: readonly [string, number]) => `${words.value(value, decimals, unit)} (${code})`;
  return words.spread({ count: values.length, low: say(low), high: say(high) });
}
