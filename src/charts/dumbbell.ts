import { flagNote, isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding } from './frame.ts';
import { ink, label, line, mark, markOf, px } from './ink.ts';
import { legend, regionEntries } from './legend.ts';
import { nudge } from './nudge.ts';
import { decimalsFor } from './number.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { DumbbellRow, DumbbellSpec, Figure } from './spec.ts';
import { swarm } from './swarm.ts';
import { wrap } from './text.ts';
import type { Words } from './words.ts';

const inset = 14;
const range: [number, number] = [padding + inset, padding + bodyWidth - inset];

export function dumbbell(spec: DumbbellSpec, words: Words): Body {
  const names = spec.regions.map(({ name }) => name);
  const rows = spec.rows.map((row) => ({
    row,
    decimals: row.decimals ?? decimalsFor(valuesOf(row)),
    year: commonYear(row.figures),
  }));
  const units = new Set(spec.rows.map(({ unit }) => unit));
  const shared = units.size === 1 && rows.length > 1 ? niceScale(spec.rows.flatMap(valuesOf), range) : null;
  const hasMedian = spec.rows.some(({ median }) => typeof median === 'number');

  const key = legend([
    ...regionEntries(names),
    ...(hasMedian
      ? [
          {
            text: spec.medianLabel ?? words.median,
            sign: (x: number, y: number) => line(x, y - 9, x, y + 9, ink.text, 2.5),
          },
        ]
      : []),
  ]);
  const parts = [key.svg];
  let y = key.height + 8;
  for (const { row, decimals, year } of rows) {
    const scale = shared ?? niceScale(valuesOf(row), range);
    const drawn = drawRow(words, row, {
      names,
      decimals,
      year,
      scale,
      ticks: shared ? ticksOf(scale, 5, words).map(({ at }) => at) : [],
    });
    parts.push(`<g transform="translate(0 ${y})">${drawn.svg}</g>`);
    y += drawn.height;
  }
  if (shared) {
    for (const { at, text } of ticksOf(shared, 5, words))
      parts.push(label(at, y + 8, text, { size: 13, fill: ink.soft, anchor: 'middle' }));
    y += 14;
  }
  return {
    svg: parts.join(''),
    height: y,
    notes: [
      shared || rows.length < 2 ? '' : words.ownScales,
      flagNote(
        words,
        spec.rows.flatMap(({ figures }) => figures),
      ),
    ],
    sentences: rows.map(({ row, decimals, year }) => sentence(words, row, names, decimals, year)),
  };
}

interface RowLook {
  names: readonly string[];
  decimals: number;
  year: number | null;
  scale: (value: number) => number;
  ticks: readonly number[];
}

function drawRow(
  words: Words,
  row: DumbbellRow,
  { names, decimals, year, scale, ticks }: RowLook,
): { svg: string; height: number } {
  const median = typeof row.median === 'number' ? row.median : null;
  const medianText = median === null ? '' : words.medianValue({ value: words.number(median, decimals) });
  const meta = [[row.unit, year ?? ''].filter((part) => part !== '').join(', '), medianText]
    .filter((part) => part !== '')
    .join(' · ');
  const metaWidth = measure(meta, 13) + 16;
  const beside = measure(row.label, 15, 700) + metaWidth <= bodyWidth;
  const title = wrap(row.label, bodyWidth, 15, 700, 2);
  const parts = title.map((text, i) => label(padding, 16 + i * 20, text, { size: 15, weight: 700 }));
  let y = title.length * 20 - 4;
  if (beside) parts.push(label(padding + bodyWidth, y, meta, { size: 13, fill: ink.soft, anchor: 'end' }));
  else if (meta !== '') {
    y += 18;
    for (const text of wrap(meta, bodyWidth, 13, 400, 1))
      parts.push(label(padding, y, text, { size: 13, fill: ink.soft }));
  }

  const points = row.figures.flatMap((figure, i) =>
    figure && typeof figure.value === 'number' ? [{ i, figure, x: scale(figure.value) }] : [],
  );
  const missing = names.filter((_, i) => typeof row.figures[i]?.value !== 'number');
  if (points.length > 0) {
    const xs = points.map(({ x }) => x);
    const lifts = swarm(
      points.map(({ x }) => ({ x, radius: 8.5 })),
      34,
    );
    y += 22 - Math.min(...lifts);
    const foot = y + Math.max(...lifts);
    parts.push(line(padding, y, padding + bodyWidth, y, ink.faint, 2));
    for (const tick of ticks) parts.push(line(tick, y - 11, tick, y + 11, ink.line));
    parts.push(line(Math.min(...xs), y, Math.max(...xs), y, ink.bar, 5, 'stroke-linecap="round"'));
    if (median !== null) parts.push(line(scale(median), y - 16, scale(median), y + 16, ink.text, 2.5));

    const texts = points.map(({ figure }) => figureText(words, figure, decimals, year));
    const centres = nudge(
      points.map(({ x }, n) => ({ at: x, size: measure(texts[n] ?? '', 14, 700) })),
      padding,
      padding + bodyWidth,
      10,
    );
    points.forEach(({ i, x }, n) => {
      const centre = centres[n] ?? x;
      const top = y + (lifts[n] ?? 0);
      const color = markOf(i).edge;
      parts.push(
        `<path d="M${px(x)} ${px(top)}V${px(foot + 14)}L${px(centre)} ${px(foot + 23)}" fill="none" stroke="${color}" stroke-width="1.2"/>`,
      );
    });
    points.forEach(({ i, x, figure }, n) => {
      parts.push(mark(i, x, y + (lifts[n] ?? 0), 7.5, isUncertain(figure)));
      parts.push(
        label(centres[n] ?? x, foot + 36, texts[n] ?? '', {
          size: 14,
          weight: 700,
          fill: markOf(i).edge,
          anchor: 'middle',
        }),
      );
    });
    y = foot + 39;
  }
  if (missing.length > 0) {
    for (const text of wrap(words.noDataFor({ names: missing.join(', ') }), bodyWidth, 13, 400, 2)) {
      y += 18;
      parts.push(label(padding, y, text, { size: 13, fill: ink.soft }));
    }
  }
  return { svg: parts.join(''), height: y + 20 };
}

function figureText(words: Words, figure: Figure, decimals: number, year: number | null): string {
  const own = figure.year !== undefined && figure.year !== year ? ` (${figure.year})` : '';
  return `${words.number(figure.value, decimals)}${figure.flags ? ` ${figure.flags}` : ''}${own}`;
}

function valuesOf(row: DumbbellRow): number[] {
  const values = row.figures.map((figure) => figure?.value);
  return [...values, row.median].filter((value): value is number => typeof value === 'number');
}

/** The year most of the figures have; the later one when two are as frequent. */
function commonYear(figures: readonly (Figure | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const figure of figures) if (figure?.year) counts.set(figure.year, (counts.get(figure.year) ?? 0) + 1);
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best ? best[0] : null;
}

function sentence(
  words: Words,
  row: DumbbellRow,
  names: readonly string[],
  decimals: number,
  year: number | null,
): string {
  const parts = names.map((name, i) => {
    const figure = row.figures[i];
    if (!figure || typeof figure.value !== 'number') return `${name} ${words.noData}`;
    const own = figure.year !== undefined && figure.year !== year ? String(figure.year) : '';
    const remark = [own, words.flags(figure.flags)].filter((part) => part !== '').join(', ');
    return `${name} ${words.value(figure.value, decimals, row.unit)}${remark === '' ? '' : ` (${remark})`}`;
  });
  if (typeof row.median === 'number')
    parts.push(words.medianValue({ value: words.value(row.median, decimals, row.unit) }));
  return `${row.label}${year === null ? '' : ` (${year})`}: ${parts.join(', ')}`;
}
