import type { ChartTexts } from './chart-texts.ts';
import { type Classes, createClasses } from './classes.ts';
import { decimalsFor } from './decimals.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import { drawShapes, hatch, hexagon, isOnMap, ownColor } from './region-shapes.ts';
import type { RegionMapSpec } from './spec.ts';
import { spreadLabels } from './spread-labels.ts';
import { label, line, palette } from './svg-parts.ts';
import { shorten } from './text.ts';

const noFigureColor = '#cdd2d8';
const mostMarked = 10;

/** Every region in the colour of its value's class; members and the own region outlined, named and listed with their values. */
export function regionMap(spec: RegionMapSpec, words: ChartTexts): Body {
  const values = Object.entries(spec.values).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  const numbers = values.map(([, value]) => value);
  const classes = createClasses(numbers, spec, words);
  const decimals = spec.decimals ?? decimalsFor(numbers);
  const byCode = new Map(values);
  const known = values.filter(([code]) => isOnMap(code));
  const without = Object.keys(spec.values).filter((code) => !byCode.has(code) && isOnMap(code));
  // Those that the map does not show are counted too.
  const lacking = Object.keys(spec.values).length - values.length;
  const marked = (spec.highlights ?? []).slice(0, mostMarked);
  const doubtful = new Set((spec.doubtful ?? []).filter((code) => byCode.has(code)));
  // A hatch that everything has would tell nothing apart: it is said in words.
  const isAllDoubtful = doubtful.size > 0 && doubtful.size === byCode.size;

  const key = drawKey(words, spec, { classes, numbers, hasNone: without.length > 0 });
  const signs = drawSigns(words, { hasNone: without.length > 0, isHatched: doubtful.size > 0 && !isAllDoubtful });
  const shapes = drawShapes({
    fills: new Map([
      ...without.map((code) => [code, noFigureColor] as const),
      ...known.map(([code, value]) => [code, classes.find(value).color] as const),
    ]),
    hatched: isAllDoubtful ? new Set() : doubtful,
    marked: marked.map(({ code, ...one }) => ({ ...one, codes: [code], isOutlined: true })),
    names: spec.names ?? {},
  });
  const list = drawList(words, spec, marked, { byCode, decimals, classes });
  const top = key.height + signs.height + 6;
  const unplaced = values.flatMap(([code]) => (isOnMap(code) ? [] : [spec.names?.[code] ?? code])).sort();
  return {
    svg: `${key.svg}<g transform="translate(0 ${key.height})">${signs.svg}</g><g transform="translate(0 ${top})">${shapes.svg}</g><g transform="translate(0 ${top + shapes.height + 6})">${list.svg}</g>`,
    height: top + shapes.height + 6 + list.height,
    notes: [
      isAllDoubtful ? words.allDoubtful : '',
      words.hexagons,
      unplaced.length > 0 ? words.notOnMap({ names: unplaced.join(', ') }) : '',
      words.baseMap,
    ],
    sentences: [
      ...marked.map(({ code, name }) => `${name}: ${sayValue(words, spec, byCode.get(code), decimals)}`),
      spread(words, spec, values, decimals),
      classSentence(words, spec, known, classes),
      lacking > 0 ? words.withoutFigure({ count: lacking }) : '',
    ],
  };
}

function sayValue(words: ChartTexts, { unit }: RegionMapSpec, value: number | undefined, decimals: number): string {
  return value === undefined ? words.noData : words.value(value, decimals, unit);
}

/** A strip of the classes with the limits between them below, the unit and the better side above. */
function drawKey(
  words: ChartTexts,
  { unit, better }: RegionMapSpec,
  {
    classes: { classes, breaks, decimals },
    numbers,
  }: { classes: Classes; numbers: readonly number[]; hasNone: boolean },
): { svg: string; height: number } {
  if (numbers.length === 0) return { svg: label(padding, 16, words.nothing, { size: small }), height: 24 };
  const side = better === 'high' ? words.betterRight : better === 'low' ? words.betterLeft : '';
  const heading = [unit, words.classSize({ count: classes.length })].filter(Boolean).join(' · ');
  const width = bodyWidth / classes.length;
  const limits = [Math.min(...numbers), ...breaks, Math.max(...numbers)];
  const texts = limits.map((limit) => words.number(limit, decimals));
  const strip = classes.map(
    ({ color }, i) =>
      `<rect x="${(padding + i * width).toFixed(1)}" y="22" width="${width.toFixed(1)}" height="16" fill="${color}" stroke="${palette.soft}" stroke-width="0.6"/>`,
  );
  const numbersBelow = nudgedRow(texts, width).map(({ text, x }) =>
    label(x, 55, text, { size: small, fill: palette.soft, anchor: 'middle' }),
  );
  return {
    svg:
      label(padding, 14, shorten(heading, bodyWidth - measure(side, small, 700) - 12, small), {
        size: small,
        fill: palette.soft,
      }) +
      (side && label(padding + bodyWidth, 14, side, { size: small, weight: 700, anchor: 'end' })) +
      strip.join('') +
      numbersBelow.join(''),
    height: 62,
  };
}

/** Numbers below their limits, moved where they would touch; the lowest and highest are left out where there is no room for them. */
function nudgedRow(texts: readonly string[], step: number): { text: string; x: number }[] {
  const items = texts.map((text, i) => ({ text, at: padding + i * step, size: measure(text, small) }));
  const wide = items.reduce((sum, { size }) => sum + size + 6, 0) > bodyWidth;
  const shown = wide ? items.slice(1, -1) : items;
  return spreadLabels(shown, padding, padding + bodyWidth, 6).map((x, i) => ({ text: shown[i]?.text ?? '', x }));
}

/** Draws what grey and hatched areas mean. */
function drawSigns(
  words: ChartTexts,
  { hasNone, isHatched }: { hasNone: boolean; isHatched: boolean },
): { svg: string; height: number } {
  let x = padding;
  const parts: string[] = [];
  const add = (look: string, text: string) => {
    const width = 26 + measure(text, small) + 16;
    if (x > padding && x + width > padding + bodyWidth) return;
    parts.push(
      `<rect x="${x}" y="2" width="18" height="14" ${look} stroke="${palette.soft}" stroke-width="0.6"/>`,
      label(x + 24, 14, text, { size: small, fill: palette.soft }),
    );
    x += width;
  };
  if (hasNone) add(`fill="${noFigureColor}"`, words.noData);
  if (isHatched) {
    parts.push(`<defs>${hatch}</defs><rect x="${x}" y="2" width="18" height="14" fill="#225ea8"/>`);
    add('fill="url(#hatch)"', words.hatched);
  }
  return { svg: parts.join(''), height: parts.length > 0 ? 22 : 0 };
}

/** The marked regions with their values, two in a row. */
function drawList(
  words: ChartTexts,
  spec: RegionMapSpec,
  marked: NonNullable<RegionMapSpec['highlights']>,
  { byCode, decimals, classes }: { byCode: ReadonlyMap<string, number>; decimals: number; classes: Classes },
): { svg: string; height: number } {
  const width = bodyWidth / 2;
  const parts = marked.map(({ code, name, isOwn }, i) => {
    const value = byCode.get(code);
    const [x, y] = [padding + (i % 2) * width, Math.floor(i / 2) * 26 + 16];
    const text = sayValue(words, { ...spec, unit: spec.unit === '%' ? '%' : '' }, value, decimals);
    const fill = value === undefined ? noFigureColor : classes.find(value).color;
    const room = width - 34 - measure(text, 14, 700);
    return (
      `<path d="${hexagon(x + 9, y, 8.5)}" fill="${fill}" stroke="${isOwn ? ownColor : palette.text}" stroke-width="${isOwn ? 2.6 : 1.6}"/>` +
      label(x + 23, y + 5, shorten(name, room, 14, isOwn ? 700 : 400), { size: 14, weight: isOwn ? 700 : 400 }) +
      label(x + width - 8, y + 5, text, { size: 14, weight: 700, anchor: 'end' })
    );
  });
  const rows = Math.ceil(marked.length / 2);
  const rule = rows > 0 ? line(padding, 0, padding + bodyWidth, 0, palette.faint, 1) : '';
  return { svg: rule + parts.join(''), height: rows * 26 + (rows > 0 ? 6 : 0) };
}

/** "244 regions with a figure, from 1.8% (Prague) to 26% (Ceuta)". */
function spread(
  words: ChartTexts,
  { unit, names = {} }: RegionMapSpec,
  values: readonly (readonly [string, number])[],
  decimals: number,
): string {
  const sorted = [...values].sort((a, b) => a[1] - b[1]);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return words.nothing;
  const say = ([code, value]: readonly [string, number]) =>
    `${words.value(value, decimals, unit)} (${names[code] ?? code})`;
  return words.spread({ count: values.length, low: say(low), high: say(high) });
}

/** "Colours: under 4.0: 48 regions; …". */
function classSentence(
  words: ChartTexts,
  { unit }: RegionMapSpec,
  known: readonly (readonly [string, number])[],
  { classes, find }: Classes,
): string {
  if (known.length === 0) return '';
  const counts = classes.map(
    (one) => `${one.text}: ${words.regions({ count: known.filter(([, value]) => find(value) === one).length })}`,
  );
  return words.classes({ unit, list: counts.join('; ') });
}
