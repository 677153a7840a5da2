import { beeswarmLayout } from './beeswarm-layout.ts';
import type { ChartTexts } from './chart-texts.ts';
import { pointers, ranking } from './chosen-labels.ts';
import { decimalsFor } from './decimals.ts';
import { flagNote, isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { BeeswarmSpec } from './spec.ts';
import { label, line, mark, palette, px } from './svg-parts.ts';

const halfHeight = 78;
const labelHeight = 48;
/** More chosen regions than these are listed below the dots: lines to their names would cross. */
const mostPointed = 2;

export function beeswarm(spec: BeeswarmSpec, words: ChartTexts): Body {
  const values = spec.values.filter((value) => typeof value === 'number');
  const chosen = spec.chosen.filter(({ value }) => typeof value === 'number');
  const median = typeof spec.median === 'number' ? spec.median : null;
  const decimals = spec.decimals ?? decimalsFor([...values, ...chosen.map(({ value }) => value)]);
  const scale = niceScale(
    [...values, ...chosen.map(({ value }) => value), ...(median === null ? [] : [median])],
    [padding + 8, padding + bodyWidth - 8],
  );

  const others = withoutChosen(values, chosen);
  const all = [...chosen.map(({ value }) => value), ...others];
  const radius = all.length > 150 ? 3 : all.length > 40 ? 3.8 : 5;
  const xs = all.map((value) => scale(value));
  const ys = beeswarmLayout(
    xs.map((x, i) => ({ x, radius: i < chosen.length ? 8 : radius + 0.4 })),
    halfHeight - radius,
  );
  const reach = Math.max(24, ...ys.map((y) => Math.abs(y) + radius));

  const isPointed = chosen.length > 0 && chosen.length <= mostPointed;
  const medianRow = median === null ? 0 : 22;
  const middle = medianRow + (isPointed ? labelHeight + 16 : 6) + reach;
  const bottom = middle + reach + 8;
  const axis = bottom + (chosen.length === 2 ? labelHeight + 28 : 18);
  const parts: string[] = [];

  for (const { at, text } of ticksOf(scale, 6, words)) {
    parts.push(line(at, medianRow, at, axis - 14, palette.faint, 1.5));
    parts.push(label(at, axis, text, { size: small, fill: palette.soft, anchor: 'middle' }));
  }
  const side = spec.better === 'high' ? words.betterRight : spec.better === 'low' ? words.betterLeft : '';
  if (side !== '') {
    const [x, anchor] =
      spec.better === 'high' ? ([padding + bodyWidth, 'end'] as const) : ([padding, 'start'] as const);
    parts.push(label(x, axis + 19, side, { size: small, weight: 700, anchor }));
  }
  const hollow = [...(spec.doubtful ?? [])];
  const hollowCount = hollow.length;
  others.forEach((value, n) => {
    const i = n + chosen.length;
    const at = hollow.indexOf(value);
    if (at >= 0) hollow.splice(at, 1);
    const look = at >= 0 ? `fill="${palette.paper}" stroke="#8d99a5" stroke-width="1.2"` : 'fill="#b4bcc6"';
    parts.push(`<circle cx="${px(xs[i] ?? 0)}" cy="${px(middle + (ys[i] ?? 0))}" r="${radius}" ${look}/>`);
  });
  if (median !== null) parts.push(drawMedian(words, spec, median, decimals, scale(median), values.length));
  // It ends below the name above the dots, so that it runs through none.
  if (median !== null)
    parts.push(
      line(scale(median), middle - reach - 4, scale(median), bottom, palette.text, 1.8, 'stroke-dasharray="5 4"'),
    );

  const places = chosen.map((_, i) => ({ x: xs[i] ?? 0, y: middle + (ys[i] ?? 0) }));
  if (isPointed) parts.push(pointers(words, chosen, places, { above: medianRow, below: bottom + 8, decimals }));
  chosen.forEach((region, i) => {
    const { x = 0, y = 0 } = places[i] ?? {};
    parts.push(mark(i, x, y, 7.5, isUncertain(region)));
  });
  if (all.length === 0)
    parts.push(
      label(padding + bodyWidth / 2, middle, words.noData, { size: 15, fill: palette.soft, anchor: 'middle' }),
    );
  const foot = axis + (side === '' ? 6 : 26);
  const list = chosen.length > mostPointed ? ranking(words, chosen, decimals) : { svg: '', height: 0 };
  parts.push(`<g transform="translate(0 ${px(foot)})">${list.svg}</g>`);

  const ranked = [...chosen].sort((a, b) => a.rank - b.rank);
  return {
    svg: parts.join(''),
    height: foot + list.height,
    notes: [flagNote(words, [...chosen, ...(hollowCount > 0 ? [{ isDoubtful: true }] : [])], chosen)],
    sentences: [
      ...ranked.map(({ name, value, margin, rank, flags, year }) => {
        const around = margin === undefined ? '' : ` ± ${words.number(margin, decimals)}`;
        const remark = [year ? String(year) : '', words.flags(flags)].filter((part) => part !== '').join(', ');
        return `${name}: ${words.rank({ rank, count: values.length })}, ${words.value(value, decimals, spec.unit)}${around}${remark === '' ? '' : ` (${remark})`}`;
      }),
      median === null ? '' : medianOf(words, spec, words.value(median, decimals, spec.unit), values.length),
      all.length === 0 ? words.nothing : '',
    ],
  };
}

function medianOf(words: ChartTexts, { level = 'regions' }: BeeswarmSpec, value: string, count: number): string {
  return words.medianOf({ count, level, value });
}

/** The median's name above its line. */
function drawMedian(
  words: ChartTexts,
  spec: BeeswarmSpec,
  median: number,
  decimals: number,
  x: number,
  count: number,
): string {
  const text = medianOf(words, spec, words.number(median, decimals), count);
  const half = measure(text, 14) / 2;
  const centre = Math.max(padding + half, Math.min(padding + bodyWidth - half, x));
  return line(x, 18, x, 24, palette.text, 1.8) + label(centre, 14, text, { size: 14, anchor: 'middle' });
}

/** All values but one for each chosen region. */
function withoutChosen(values: readonly number[], chosen: readonly { readonly value: number }[]): number[] {
  const rest = [...values];
  for (const { value } of chosen) {
    const at = rest.indexOf(value);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}
