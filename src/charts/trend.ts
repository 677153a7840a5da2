import type { ChartTexts } from './chart-texts.ts';
import { decimalsFor } from './decimals.ts';
import { flagNote } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import { legend } from './legend.ts';
import { multiples } from './multiples.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { TrendSeries, TrendSpec } from './spec.ts';
import { label, line, mark, palette } from './svg-parts.ts';
import { betterLabel, endOf, hasBreak, type Point, plotLines, pointsOf } from './trend-plot.ts';

const plotHeight = 230;

/** One region over years beside its country or the median; several regions each in a plot of its own, with one scale. */
export function trend(spec: TrendSpec, words: ChartTexts): Body {
  const references = [...spec.series.flatMap(listReferences), ...(spec.reference ? [spec.reference] : [])];
  const used = [...spec.series, ...references].map((series) => ({ series, points: pointsOf(series) }));
  const values = used.flatMap(({ points }) => points.map(({ value }) => value));
  const decimals = spec.decimals ?? decimalsFor(values);
  const drawn = spec.series.length > 1 ? multiples(spec, words, decimals) : single(spec, words, decimals);
  const own = spec.series.map(pointsOf);
  const withoutData = used.filter(({ points }) => points.length === 0).map(({ series }) => series.name);
  const marked = [...own.flat(), ...references.flatMap((series) => pointsOf(series).filter(hasBreak))];
  const ends = used.flatMap(({ points }) => points.at(-1) ?? []);
  return {
    ...drawn,
    notes: [
      withoutData.length > 0 ? words.noDataFor({ names: [...new Set(withoutData)].join(', ') }) : '',
      [marked.some(hasBreak) ? words.breakBar : '', flagNote(words, own.flat(), ends)]
        .filter((note) => note !== '')
        .join(' · '),
    ],
    // A country beside several of its regions is told once.
    sentences: [
      ...new Set([...spec.series, ...references].map((series) => sentence(words, series, spec.unit, decimals))),
    ],
  };
}

function listReferences({ beside }: TrendSpec['series'][number]): TrendSeries[] {
  return beside ? [beside] : [];
}

function single(spec: TrendSpec, words: ChartTexts, decimals: number): { svg: string; height: number } {
  const [series] = spec.series;
  const beside = series?.beside ?? spec.reference;
  const lines = [
    ...(series ? [{ series, points: pointsOf(series), index: 0 }] : []),
    ...(beside ? [{ series: beside, points: pointsOf(beside), index: null }] : []),
  ].filter(({ points }) => points.length > 0);
  const years = lines.flatMap(({ points }) => points.map(({ year }) => year));
  const y = niceScale(
    lines.flatMap(({ points }) => points.map(({ value }) => value)),
    [plotHeight, 8],
  );
  if (lines.length === 0)
    return {
      svg: label(padding + bodyWidth / 2, 60, words.noData, { size: 15, fill: palette.soft, anchor: 'middle' }),
      height: 100,
    };
  const key = legend(
    lines.map(({ series: { name }, points, index }) => ({
      text: `${name} ${endOf(words, points, decimals)}`,
      isBold: index !== null,
      sign: (atX: number, atY: number) =>
        index === null
          ? line(atX - 9, atY, atX + 9, atY, palette.soft, 2, 'stroke-dasharray="6 4"')
          : mark(index, atX, atY, 6),
    })),
  );
  const ticks = ticksOf(y, 5, words);
  const left = padding + Math.max(...ticks.map(({ text }) => measure(text, small))) + 8;
  const plot = plotLines(lines, {
    left,
    right: padding + bodyWidth - 12,
    top: key.height + 12,
    first: Math.min(...years),
    last: Math.max(...years),
    y,
    ticks,
    mostYears: 7,
    markRadius: lines.some(({ points }) => points.length > 16) ? 3 : 4,
  });
  return {
    svg: key.svg + plot + betterLabel(words, spec.better, key.height + 8),
    height: key.height + 12 + plotHeight + 30,
  };
}

function sentence(words: ChartTexts, series: TrendSeries, unit: string, decimals: number): string {
  const points = pointsOf(series);
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
  // A year whose value is withheld may be the one in which the series breaks.
  const breaks = series.points
    .filter((point) => point.year > from.year && point.year <= to.year && hasBreak(point))
    .map(({ year }) => year)
    .sort((left, right) => left - right);
  const rest = [
    ...between,
    ...(gaps > 0 ? [words.gaps({ count: gaps })] : []),
    ...(breaks.length > 0 ? [words.breaksIn({ count: breaks.length, years: breaks.join(', ') })] : []),
  ];
  return `${series.name}: ${words.course({ from: say(from), to: say(to) })}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`;
}
