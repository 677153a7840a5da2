import type { ChartTexts } from './chart-texts.ts';
import { measure } from './font.ts';
import { bodyWidth, padding, small } from './frame.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { TrendSpec } from './spec.ts';
import { label, line, mark, palette } from './svg-parts.ts';
import { shorten } from './text.ts';
import { betterLabel, endOf, faint, plotLines, pointsOf } from './trend-plot.ts';

const columns = 2;
const gap = 12;
const titleHeight = 42;
const plotHeight = 104;
const panelHeight = titleHeight + plotHeight + 34;

/** Regions over years, each in a plot of its own with its country beside it and the others faintly behind it; one scale for all. */
export function multiples(spec: TrendSpec, words: ChartTexts, decimals: number): { svg: string; height: number } {
  const panels = spec.series.slice(0, 6).map((series, index) => {
    const beside = series.beside ?? spec.reference;
    return {
      name: series.name,
      index,
      points: pointsOf(series),
      beside: beside && { ...beside, points: pointsOf(beside) },
    };
  });
  const drawn = panels.flatMap(({ points, beside }) => [...points, ...(beside?.points ?? [])]);
  if (drawn.length === 0)
    return {
      svg: label(padding + bodyWidth / 2, 60, words.noData, { size: 15, fill: palette.soft, anchor: 'middle' }),
      height: 100,
    };
  const years = drawn.map(({ year }) => year);
  const y = niceScale(
    drawn.map(({ value }) => value),
    [plotHeight, 6],
    4,
  );
  const ticks = ticksOf(y, 3, words);
  const axis = Math.max(...ticks.map(({ text }) => measure(text, small))) + 8;
  const width = (bodyWidth - gap * (columns - 1)) / columns;
  const parts = panels.map(({ name, index, points, beside }) => {
    const left = padding + (index % columns) * (width + gap);
    const top = Math.floor(index / columns) * panelHeight;
    const end = endOf(words, points, decimals);
    const others = panels.filter((each) => each.index !== index).map((each) => ({ ...each, isFaint: true }));
    const lines = [{ points, index }, ...(beside ? [{ points: beside.points, index: null }] : []), ...others].filter(
      (each) => each.points.length > 0,
    );
    return [
      mark(index, left + 7, top + 12, 5.5),
      label(left + 18, top + 17, shorten(name, width - 18, 14, 700), { size: 14, weight: 700 }),
      label(left + 18, top + 35, points.length > 0 ? end : words.noData, { size: small, fill: palette.soft }),
      ...(beside && beside.points.length > 0
        ? besideKey(beside.name, left + 26 + measure(end, small), top + 35, left + width)
        : []),
      plotLines(lines, {
        left: left + axis,
        right: left + width - 12,
        top: top + titleHeight,
        first: Math.min(...years),
        last: Math.max(...years),
        y,
        ticks,
        mostYears: 4,
        markRadius: 2.6,
      }),
    ].join('');
  });
  const side = betterLabel(words, spec.better, 12);
  const top = side === '' ? 0 : 18;
  const end = top + Math.ceil(panels.length / columns) * panelHeight + 4;
  const hasOthers = panels.filter(({ points }) => points.length > 0).length > 1;
  return {
    svg: `${side}<g transform="translate(0 ${top})">${parts.join('')}</g>${hasOthers ? faintKey(words, end) : ''}`,
    height: hasOthers ? end + keyHeight : end,
  };
}

const keyHeight = 18;

/** What the faint lines behind each region's own are. */
function faintKey(words: ChartTexts, y: number): string {
  return [
    line(padding, y + 4, padding + 16, y + 4, faint, 1.6),
    label(padding + 22, y + 9, words.faint, { size: small, fill: palette.soft }),
  ].join('');
}

/** "- - Sweden", as much of it as there is room for. */
function besideKey(name: string, x: number, y: number, end: number): string[] {
  const room = end - x - 22;
  if (room < 40) return [];
  return [
    line(x, y - 5, x + 16, y - 5, palette.soft, 1.8, 'stroke-dasharray="6 4"'),
    label(x + 20, y, shorten(name, room, small), { size: small, fill: palette.soft }),
  ];
}
