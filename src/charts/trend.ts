import { flagNote, isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding } from './frame.ts';
import { ink, label, line, mark, markOf, px } from './ink.ts';
import { nudge } from './nudge.ts';
import { decimalsFor } from './number.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { TrendSeries, TrendSpec } from './spec.ts';
import { wrap } from './text.ts';
import type { Words } from './words.ts';

const labelSpace = 186;
const nameWidth = labelSpace - 40;
const plotHeight = 300;

type Point = { year: number; value: number; flags?: string; isDoubtful?: boolean };

export function trend(spec: TrendSpec, words: Words): Body {
  const lines = [...spec.series, ...(spec.reference ? [spec.reference] : [])].map((series, i) => ({
    series,
    points: pointsOf(series),
    index: i < spec.series.length ? i : null,
  }));
  const drawn = lines.filter(({ points }) => points.length > 0);
  const values = drawn.flatMap(({ points }) => points.map(({ value }) => value));
  const decimals = spec.decimals ?? decimalsFor(values);
  const years = lines.flatMap(({ series }) => series.points.map(({ year }) => year));
  const [first, last] = years.length > 0 ? [Math.min(...years), Math.max(...years)] : [0, 0];

  const height = Math.max(plotHeight, drawn.length * 50);
  const yScale = niceScale(values, [height, 10]);
  const yTicks = ticksOf(yScale, 5, words);
  const left = padding + Math.max(...yTicks.map(({ text }) => measure(text, 13))) + 10;
  const right = padding + bodyWidth - labelSpace;
  const x = (year: number) =>
    first === last ? (left + right) / 2 : left + ((year - first) / (last - first)) * (right - left);

  const parts: string[] = [];
  if (drawn.length > 0) {
    for (const { at, text } of yTicks) {
      parts.push(
        line(left, at, right, at, ink.faint, 1.5),
        label(left - 8, at + 4.5, text, { size: 13, fill: ink.soft, anchor: 'end' }),
      );
    }
    for (const year of yearTicks(first, last))
      parts.push(label(x(year), height + 22, String(year), { size: 13, fill: ink.soft, anchor: 'middle' }));
  } else
    parts.push(
      label(padding + bodyWidth / 2, height / 2, words.noData, { size: 15, fill: ink.soft, anchor: 'middle' }),
    );

  for (const { points, index } of [...drawn].reverse()) {
    const color = index === null ? ink.soft : markOf(index).fill;
    const dash = index === null ? ' stroke-dasharray="6 5"' : '';
    parts.push(
      `<path d="${path(points, x, yScale)}" fill="none" stroke="${color}" stroke-width="${index === null ? 2 : 3}" stroke-linejoin="round" stroke-linecap="round"${dash}/>`,
    );
    for (const [n, point] of points.entries()) {
      if (hasBreak(point)) parts.push(breakBar(points, n, x, yScale));
      if (index === null) {
        // A point that no line reaches would be lost.
        if (!isJoined(points, n) && !isJoined(points, n + 1))
          parts.push(`<circle cx="${px(x(point.year))}" cy="${px(yScale(point.value))}" r="3" fill="${ink.soft}"/>`);
        continue;
      }
      const isEnd = n === points.length - 1 || n === 0;
      parts.push(mark(index, x(point.year), yScale(point.value), isEnd ? 6 : 4, isUncertain(point)));
    }
  }

  const ends = drawn.flatMap(({ series, points, index }) => {
    const point = points.at(-1);
    return point ? [{ point, index, name: wrap(series.name, nameWidth, 15, 700, 2) }] : [];
  });
  const centres = nudge(
    ends.map(({ point, name }) => ({ at: yScale(point.value), size: endHeight(name) })),
    -12,
    height + 40,
    3,
  );
  ends.forEach(({ point, index, name }, n) => {
    const middle = centres[n] ?? 0;
    const [fromX, fromY] = [x(point.year), yScale(point.value)];
    const color = index === null ? ink.soft : markOf(index).edge;
    const dash = point.year < last ? ' stroke-dasharray="2 3"' : '';
    const top = middle - endHeight(name) / 2;
    const sign =
      index === null
        ? line(right + 24, top + 10, right + 38, top + 10, ink.soft, 2, 'stroke-dasharray="5 3"')
        : mark(index, right + 31, top + 10, 5.5);
    parts.push(
      `<path d="M${px(fromX + 9)} ${px(fromY)}H${px(right + 10)}L${px(right + 20)} ${px(top + 10)}" fill="none" stroke="${color}" stroke-width="1.2"${dash}/>`,
      sign,
      ...name.map((text, i) => label(right + 42, top + 15 + i * 18, text, { size: 15, weight: 700 })),
      label(
        right + 42,
        top + 14 + name.length * 18,
        `${words.number(point.value, decimals)}${point.flags ? ` ${point.flags}` : ''} (${point.year})`,
        { size: 14, fill: ink.soft },
      ),
    );
  });

  const used = drawn.flatMap(({ points, index }) => (index === null ? points.filter(hasBreak) : points));
  const silent = lines.filter(({ points }) => points.length === 0).map(({ series }) => series.name);
  return {
    svg: `<g transform="translate(0 14)">${parts.join('')}</g>`,
    height: height + 44,
    notes: [
      spec.better ? (spec.better === 'high' ? words.betterUp : words.betterDown) : '',
      silent.length > 0 ? words.noDataFor({ names: silent.join(', ') }) : '',
      [
        used.some(hasBreak) ? words.breakBar : '',
        flagNote(
          words,
          used,
          ends.map(({ point }) => point),
        ),
      ]
        .filter((note) => note !== '')
        .join(' · '),
    ],
    sentences: lines.map(({ series, points }) => sentence(words, series, points, spec.unit, decimals)),
  };
}

function pointsOf(series: TrendSeries): Point[] {
  return series.points
    .filter((point): point is Point => typeof point.value === 'number')
    .sort((a, b) => a.year - b.year);
}

function hasBreak({ flags }: { flags?: string }): boolean {
  return flags?.includes('b') ?? false;
}

/** Height of a label at a line's end: one or two lines of name and one of value. */
function endHeight(name: readonly string[]): number {
  return name.length * 18 + 20;
}

/** Whether a line leads to a point from the one before: not over a missing year, and not across a break in the series. */
function isJoined(points: readonly Point[], n: number): boolean {
  const point = points[n];
  return point !== undefined && points[n - 1]?.year === point.year - 1 && !hasBreak(point);
}

/** The line rises from the paper at a missing year and at a break in the series. */
function path(points: readonly Point[], x: (year: number) => number, y: (value: number) => number): string {
  return points
    .map((point, n) => {
      return `${isJoined(points, n) ? 'L' : 'M'}${px(x(point.year))} ${px(y(point.value))}`;
    })
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
  if (!from || !to || from.year !== to.year - 1) return '';
  const [middleX, middleY] = [(x(from.year) + x(to.year)) / 2, (y(from.value) + y(to.value)) / 2];
  return [-2.5, 2.5]
    .map((shift) => line(middleX + shift, middleY - 8, middleX + shift, middleY + 8, ink.soft, 1.8))
    .join('');
}

/** At most seven whole years, the last one always among them. */
function yearTicks(first: number, last: number): number[] {
  const step = [1, 2, 3, 4, 5, 10, 20, 50].find((years) => (last - first) / years <= 6) ?? 100;
  const ticks: number[] = [];
  for (let year = last; year >= first; year -= step) ticks.unshift(year);
  return ticks;
}

function sentence(words: Words, series: TrendSeries, points: readonly Point[], unit: string, decimals: number): string {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to) return `${series.name}: ${words.noData}`;
  const say = (point: Point) => {
    const flags = words.flags(point.flags);
    return `${words.pointInYear({ value: words.value(point.value, decimals, unit), year: point.year })}${flags === '' ? '' : ` (${flags})`}`;
  };
  if (from === to) return `${series.name}: ${say(to)}`;
  const lowest = points.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = points.reduce((a, b) => (b.value > a.value ? b : a));
  const between = [highest, lowest]
    .filter((point) => point !== from && point !== to)
    .map((point) => (point === highest ? words.highest({ point: say(point) }) : words.lowest({ point: say(point) })));
  const gaps = to.year - from.year + 1 - points.length;
  const breaks = points.slice(1).flatMap((point) => (hasBreak(point) ? [point.year] : []));
  const rest = [
    ...between,
    ...(gaps > 0 ? [words.gaps({ count: gaps })] : []),
    ...(breaks.length > 0 ? [words.breaksIn({ count: breaks.length, years: breaks.join(', ') })] : []),
  ];
  return `${series.name}: ${words.course({ from: say(from), to: say(to) })}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`;
}
