import type { ScaleLinear } from 'd3-scale';
import type { ChartTexts } from './chart-texts.ts';
import { isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { bodyWidth, padding, small } from './frame.ts';
import type { BetterSide, TrendSeries } from './spec.ts';
import { label, line, mark, markOf, palette, px } from './svg-parts.ts';

export type Point = {
  year: number;
  value: number;
  flags?: string;
  isDoubtful?: boolean;
  /** The series begins anew in a year before it whose value is withheld, behind the point before. */
  isAfterBreak?: boolean;
};

/** A line of a plot. */
export interface Line {
  readonly points: readonly Point[];
  /** Of a region, the number of its colour and shape; null for what it is set beside: dashed and grey, without marks. */
  readonly index: number | null;
  /** Drawn faintly, for the reader to see where the others are. */
  readonly isFaint?: boolean;
}

/** Where a plot is, in pixels, and what its axes span. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly first: number;
  readonly last: number;
  readonly y: ScaleLinear<number, number>;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly mostYears: number;
  readonly markRadius: number;
}

export const faint = '#d3d8dd';

/** A plot of lines over years, with both its axes; `ticks` are those of its values. */
export function plotLines(lines: readonly Line[], area: PlotArea): string {
  const { left, right, first, last, y, ticks } = area;
  const x = (year: number) =>
    first === last ? (left + right) / 2 : left + ((year - first) / (last - first)) * (right - left);
  const bottom = Math.max(...y.range());
  const parts = ticks.flatMap(({ at, text }) => [
    line(left, at, right, at, palette.faint, 1.5),
    label(left - 6, at + 4.5, text, { size: small, fill: palette.soft, anchor: 'end' }),
  ]);
  parts.push(line(left, bottom, right, bottom, palette.line, 1.5));
  for (const year of yearTicks(first, last, area.mostYears)) {
    const half = measure(String(year), small) / 2;
    parts.push(
      line(x(year), bottom, x(year), bottom + 4, palette.line, 1.5),
      label(Math.min(x(year), right + 12 - half), bottom + 19, String(year), {
        size: small,
        fill: palette.soft,
        anchor: 'middle',
      }),
    );
  }
  // The first of the lines lies on top.
  for (const each of lines.toReversed()) parts.push(drawLine(each, x, y, area.markRadius));
  return `<g transform="translate(0 ${px(area.top)})">${parts.join('')}</g>`;
}

function drawLine(
  { points, index, isFaint }: Line,
  x: (year: number) => number,
  y: (value: number) => number,
  radius: number,
): string {
  if (isFaint) return `<path d="${path(points, x, y)}" fill="none" stroke="${faint}" stroke-width="1.6"/>`;
  const color = index === null ? palette.soft : markOf(index).fill;
  const dash = index === null ? ' stroke-dasharray="6 4"' : '';
  const parts = [
    `<path d="${path(points, x, y)}" fill="none" stroke="${color}" stroke-width="${index === null ? 1.8 : 2.6}" stroke-linejoin="round" stroke-linecap="round"${dash}/>`,
  ];
  for (const [n, point] of points.entries()) {
    if (hasBreak(point)) parts.push(breakBar(points, n, x, y));
    const at = [x(point.year), y(point.value)] as const;
    if (index !== null)
      parts.push(mark(index, ...at, n === points.length - 1 ? radius + 2 : radius, isUncertain(point)));
    // A point that no line reaches would be lost.
    else if (!isJoined(points, n) && !isJoined(points, n + 1))
      parts.push(`<circle cx="${px(at[0])}" cy="${px(at[1])}" r="2.6" fill="${palette.soft}"/>`);
  }
  return parts.join('');
}

/** On which side better values are, at the right end of a line at y. */
export function betterLabel(words: ChartTexts, better: BetterSide | undefined, y: number): string {
  const side = better === 'high' ? words.betterUp : better === 'low' ? words.betterDown : '';
  return side && label(padding + bodyWidth, y, side, { size: small, weight: 700, anchor: 'end' });
}

/** The published values, by year. */
export function pointsOf(series: TrendSeries): Point[] {
  const kept: Point[] = [];
  let isAfterBreak = false;
  for (const { year, value, flags, isDoubtful } of [...series.points].sort((a, b) => a.year - b.year)) {
    if (typeof value !== 'number') {
      isAfterBreak ||= hasBreak({ flags: flags ?? '' });
      continue;
    }
    kept.push({
      year,
      value,
      ...(flags !== undefined && { flags }),
      ...(isDoubtful !== undefined && { isDoubtful }),
      ...(isAfterBreak && kept.length > 0 && { isAfterBreak }),
    });
    isAfterBreak = false;
  }
  return kept;
}

/** "9.4 u (2022)". */
export function endOf(words: ChartTexts, points: readonly Point[], decimals: number): string {
  const point = points.at(-1);
  return point ? `${words.number(point.value, decimals)}${point.flags ? ` ${point.flags}` : ''} (${point.year})` : '';
}

export function hasBreak({ flags, isAfterBreak }: { flags?: string; isAfterBreak?: boolean }): boolean {
  return isAfterBreak === true || (flags?.includes('b') ?? false);
}

/** Returns whether a line leads to a point from the one before: not over a missing year, and not across a break in the series. */
function isJoined(points: readonly Point[], n: number): boolean {
  const point = points[n];
  return point !== undefined && points[n - 1]?.year === point.year - 1 && !hasBreak(point);
}

/** The line rises from the paper at a missing year and at a break in the series. */
function path(points: readonly Point[], x: (year: number) => number, y: (value: number) => number): string {
  return points
    .map((point, n) => `${isJoined(points, n) ? 'L' : 'M'}${px(x(point.year))} ${px(y(point.value))}`)
    .join('');
}

/** Two short strokes half-way to the figure before, where the new series begins. */
function breakBar(
  points: readonly Point[],
  n: number,
  x: (year: number) => number,
  y: (value: number) => number,
): string {
  const [from, to] = [points[n - 1], points[n]];
  if (!from || !to) return '';
  const [middleX, middleY] = [(x(from.year) + x(to.year)) / 2, (y(from.value) + y(to.value)) / 2];
  return [-2, 2]
    .map((shift) => line(middleX + shift, middleY - 7, middleX + shift, middleY + 7, palette.soft, 1.6))
    .join('');
}

/** So many whole years at most, the last one always among them. */
function yearTicks(first: number, last: number, most: number): number[] {
  const step = [1, 2, 3, 4, 5, 10, 20, 50].find((years) => (last - first) / years <= most - 1) ?? 100;
  const ticks: number[] = [];
  for (let year = last; year >= first; year -= step) ticks.unshift(year);
  return ticks;
}
