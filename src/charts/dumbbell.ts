import { beeswarmLayout } from './beeswarm-layout.ts';
import type { ChartTexts } from './chart-texts.ts';
import { decimalsFor } from './decimals.ts';
import { commonYear, countOfMedians, endsOf, figureText, sentence, valuesOf } from './dumbbell-texts.ts';
import { flagNote, isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, frameWidth, padding, small } from './frame.ts';
import { legend, regionEntries } from './legend.ts';
import { niceScale, ticksOf, widen } from './scale.ts';
import type { DumbbellRow, DumbbellSpec } from './spec.ts';
import { spreadLabels } from './spread-labels.ts';
import { label, line, mark, markOf, palette, px } from './svg-parts.ts';
import { wrap } from './text.ts';

const inset = 14;
const range: [number, number] = [padding + inset, padding + bodyWidth - inset];

/** Half the height of the ends of a margin of error. */
const cap = 6;

export function dumbbell(spec: DumbbellSpec, words: ChartTexts): Body {
  const names = spec.regions.map(({ name }) => name);
  const rows = spec.rows.map((row) => ({
    row,
    decimals: row.decimals ?? decimalsFor(valuesOf(row)),
    year: commonYear(row.figures),
  }));
  const scales = scalesOf(spec.rows);
  const hasMedian = spec.rows.some(({ median }) => typeof median === 'number');

  const key = legend([
    ...regionEntries(names),
    ...(hasMedian
      ? [
          {
            text: countOfMedians(words, spec.rows),
            sign: (x: number, y: number) => line(x, y - 9, x, y + 9, palette.text, 2.5),
          },
        ]
      : []),
  ]);
  const parts = [key.svg];
  let y = key.height + 8;
  for (const { row, decimals, year } of rows) {
    const drawn = drawRow(words, row, { names, decimals, year, scale: scales.get(row) ?? niceScale([], range) });
    parts.push(`<g transform="translate(0 ${y})">${drawn.svg}</g>`);
    y += drawn.height;
  }
  return {
    svg: parts.join(''),
    height: y,
    notes: [
      new Set(scales.values()).size < 2 ? '' : words.ownScales,
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
  scale: ReturnType<typeof niceScale>;
}

/** One scale for the rows of a measure, so that the groups of it can be compared, and over their range alone, where that is no less than the least one. */
function scalesOf(rows: readonly DumbbellRow[]): Map<DumbbellRow, ReturnType<typeof niceScale>> {
  const groups = [...Map.groupBy(rows, (row) => (row.scale === undefined ? row : `${row.scale} ${row.unit}`)).values()];
  return new Map(
    groups.flatMap((group) => {
      const span = Math.max(...group.map(({ leastSpan }) => leastSpan ?? 0));
      const isShare = group.every(({ unit }) => unit === '%');
      const scale = niceScale(widen(group.flatMap(valuesOf), span, isShare), range);
      return group.map((row) => [row, scale] as const);
    }),
  );
}

function drawRow(
  words: ChartTexts,
  row: DumbbellRow,
  { names, decimals, year, scale }: RowLook,
): { svg: string; height: number } {
  const head = drawHead(words, row, decimals, year);
  const parts = [head.svg];
  let y = head.height;
  const points = row.figures.flatMap((figure, i) =>
    figure && typeof figure.value === 'number' ? [{ i, figure, x: scale(figure.value) }] : [],
  );
  const missing = names.filter((_, i) => typeof row.figures[i]?.value !== 'number');
  if (points.length > 0) {
    const xs = points.map(({ x }) => x);
    const lifts = beeswarmLayout(
      points.map(({ x }) => ({ x, radius: 8.5 })),
      34,
    );
    const said = y + 18;
    const top = said + 22;
    y = top - Math.min(...lifts);
    const foot = y + Math.max(...lifts);
    parts.push(drawAxis(words, row, scale, y, foot));
    parts.push(line(Math.min(...xs), y, Math.max(...xs), y, palette.bar, 5, 'stroke-linecap="round"'));
    if (typeof row.median === 'number') {
      const at = scale(row.median);
      parts.push(line(at, y - 14, at, y + 14, palette.text, 2.5));
    }
    const texts = points.map(({ figure }) => figureText(words, figure, decimals, year));
    const centres = spreadLabels(
      points.map(({ x }, n) => ({ at: x, size: measure(texts[n] ?? '', 14, 700) })),
      padding,
      padding + bodyWidth,
      10,
    );
    points.forEach(({ i, x }, n) => {
      parts.push(
        `<path d="M${px(x)} ${px(y + (lifts[n] ?? 0))}V${px(top - 10)}L${px(centres[n] ?? x)} ${px(said + 4)}" fill="none" stroke="${markOf(i).edge}" stroke-width="1.2"/>`,
      );
    });
    points.forEach(({ i, figure }, n) => {
      const [low, , high] = endsOf(figure).map(scale);
      if (low === undefined || high === undefined) return;
      const at = y + (lifts[n] ?? 0);
      const whisker = `M${px(low)} ${px(at)}H${px(high)}M${px(low)} ${px(at - cap)}V${px(at + cap)}M${px(high)} ${px(at - cap)}V${px(at + cap)}`;
      parts.push(`<path d="${whisker}" fill="none" stroke="${markOf(i).edge}" stroke-width="1.6"/>`);
    });
    points.forEach(({ i, x, figure }, n) => {
      parts.push(mark(i, x, y + (lifts[n] ?? 0), 7.5, isUncertain(figure)));
      parts.push(
        label(centres[n] ?? x, said, texts[n] ?? '', {
          size: 14,
          weight: 700,
          fill: markOf(i).edge,
          anchor: 'middle',
        }),
      );
    });
    y = foot + 26;
  }
  if (missing.length > 0) {
    for (const text of wrap(words.noDataFor({ names: missing.join(', ') }), bodyWidth, small, 400, 2)) {
      y += 18;
      parts.push(label(padding, y, text, { size: small, fill: palette.soft }));
    }
  }
  return { svg: parts.join(''), height: y + 16 };
}

/** The measure, with its year and median behind it where there is room, else below. */
function drawHead(
  words: ChartTexts,
  row: DumbbellRow,
  decimals: number,
  year: number | null,
): { svg: string; height: number } {
  const median = typeof row.median === 'number' ? words.medianValue({ value: words.number(row.median, decimals) }) : '';
  const beside = (row.beside ?? []).map(({ name, value }) => `${name} ${words.number(value, decimals)}`);
  const meta = [row.unit === '%' ? '' : row.unit, year === null ? '' : String(year), median, ...beside]
    .filter((part) => part !== '')
    .join(' · ');
  const isBeside = measure(row.label, 15, 700) + measure(meta, small) + 16 <= bodyWidth;
  const title = wrap(row.label, bodyWidth, 15, 700, 2);
  const parts = title.map((text, i) => label(padding, 16 + i * 20, text, { size: 15, weight: 700 }));
  let y = title.length * 20 - 4;
  if (isBeside && meta !== '')
    parts.push(label(padding + bodyWidth, y, meta, { size: small, fill: palette.soft, anchor: 'end' }));
  else if (meta !== '') {
    for (const text of wrap(meta, bodyWidth, small, 400, 2)) {
      y += 18;
      parts.push(label(padding, y, text, { size: small, fill: palette.soft }));
    }
  }
  return { svg: parts.join(''), height: y };
}

/** The line that the marks stand on, its ticks and numbers, and at the better end that it is the better one. */
function drawAxis(
  words: ChartTexts,
  row: DumbbellRow,
  scale: ReturnType<typeof niceScale>,
  y: number,
  foot: number,
): string {
  const parts = [line(padding, y, padding + bodyWidth, y, palette.faint, 2)];
  const side = row.better === 'high' ? words.betterRight : row.better === 'low' ? words.betterLeft : '';
  const width = side === '' ? 0 : measure(side, small) + 22;
  const from = padding + (row.better === 'low' ? width : 0);
  const to = padding + bodyWidth - (row.better === 'high' ? width : 0);
  const many = ticksOf(scale, 5, words);
  const widest = Math.max(...many.map(({ text }) => measure(text, small)));
  const ticks = widest * many.length > bodyWidth * 0.8 ? ticksOf(scale, 2, words) : many;
  for (const { at, text } of ticks) {
    parts.push(line(at, y - 9, at, y + 9, palette.line));
    const number = row.unit === '%' ? words.percent({ value: text }) : text;
    const half = measure(number, small) / 2;
    const x = Math.max(half + 2, Math.min(frameWidth - half - 2, at));
    if (side !== '' && (row.better === 'low' ? x - half < from : x + half > to)) continue;
    parts.push(label(x, foot + 25, number, { size: small, fill: palette.soft, anchor: 'middle' }));
  }
  if (side !== '')
    parts.push(
      label(row.better === 'low' ? padding : padding + bodyWidth, foot + 25, side, {
        size: small,
        fill: palette.soft,
        anchor: row.better === 'low' ? 'start' : 'end',
      }),
    );
  return parts.join('');
}
