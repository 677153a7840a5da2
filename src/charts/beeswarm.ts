import { flagNote, isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import { ink, label, line, mark, markOf, px } from './ink.ts';
import { nudge } from './nudge.ts';
import { decimalsFor } from './number.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { BeeswarmSpec } from './spec.ts';
import { swarm } from './swarm.ts';
import { shorten } from './text.ts';
import type { Words } from './words.ts';

const halfHeight = 92;
const labelHeight = 48;

export function beeswarm(spec: BeeswarmSpec, words: Words): Body {
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
  const radius = all.length > 150 ? 3.6 : all.length > 40 ? 4.5 : 6;
  const xs = all.map((value) => scale(value));
  const ys = swarm(
    xs.map((x, i) => ({ x, radius: i < chosen.length ? 9 : radius + 0.4 })),
    halfHeight - radius,
  );
  const reach = Math.max(34, ...ys.map((y) => Math.abs(y) + radius));

  const sides = chosen.length === 0 ? 0 : chosen.length === 1 ? 1 : 2;
  const medianRow = median === null ? 0 : 22;
  const middle = medianRow + (sides > 0 ? labelHeight + 18 : 0) + reach;
  const bottom = middle + reach + 8;
  const axis = bottom + (sides > 1 ? labelHeight + 28 : 18);
  const parts: string[] = [];

  for (const { at, text } of ticksOf(scale, 6, words)) {
    parts.push(line(at, medianRow, at, axis - 14, ink.faint, 1.5));
    parts.push(label(at, axis, text, { size: small, fill: ink.soft, anchor: 'middle' }));
  }
  const hollow = [...(spec.doubtful ?? [])];
  const hollowCount = hollow.length;
  others.forEach((value, n) => {
    const i = n + chosen.length;
    const at = hollow.indexOf(value);
    if (at >= 0) hollow.splice(at, 1);
    const look = at >= 0 ? `fill="${ink.paper}" stroke="#8d99a5" stroke-width="1.2"` : 'fill="#b4bcc6"';
    parts.push(`<circle cx="${px(xs[i] ?? 0)}" cy="${px(middle + (ys[i] ?? 0))}" r="${radius}" ${look}/>`);
  });
  if (median !== null) {
    const x = scale(median);
    const text = words.medianOf({
      count: values.length,
      level: spec.level ?? 'regions',
      value: words.number(median, decimals),
    });
    const half = measure(text, 14) / 2;
    // It ends below the names above the dots, so that it runs through none.
    const start = sides > 0 ? middle - reach - 6 : medianRow;
    parts.push(line(x, start, x, bottom, ink.text, 1.8, 'stroke-dasharray="5 4"'));
    if (sides > 0) parts.push(line(x, medianRow - 4, x, medianRow + 2, ink.text, 1.8));
    parts.push(
      label(Math.max(padding + half, Math.min(padding + bodyWidth - half, x)), 14, text, {
        size: 14,
        anchor: 'middle',
      }),
    );
  }

  const byValue = chosen.map((_, i) => i).sort((a, b) => (chosen[a]?.value ?? 0) - (chosen[b]?.value ?? 0));
  // Of two marks above each other the upper one gets the label above, so that no line runs through a mark.
  for (let n = 0; sides > 1 && n + 1 < byValue.length; n += 2) {
    const [up = 0, down = 0] = [byValue[n], byValue[n + 1]];
    const isClose = Math.abs((xs[up] ?? 0) - (xs[down] ?? 0)) < 18;
    if (isClose && (ys[up] ?? 0) > (ys[down] ?? 0)) byValue.splice(n, 2, down, up);
  }
  for (let side = 0; side < sides; side++) {
    const group = byValue.filter((_, n) => n % sides === side);
    const widest = bodyWidth / Math.max(2, group.length) - 10;
    const texts = group.map((i) => {
      const { name = '', value = 0, rank = 0, flags, year } = chosen[i] ?? {};
      const figure = `${words.number(value, decimals)}${flags ? ` ${flags}` : ''}${year ? ` (${year})` : ''}`;
      return [shorten(name, widest, 15, 700), shorten(`#${rank} · ${figure}`, widest, 14)] as const;
    });
    const centres = nudge(
      group.map((i, n) => ({
        at: xs[i] ?? 0,
        size: Math.max(measure(texts[n]?.[0] ?? '', 15, 700), measure(texts[n]?.[1] ?? '', 14)),
      })),
      padding,
      padding + bodyWidth,
      12,
    );
    const top = side === 0 ? medianRow : bottom + 8;
    const edge = side === 0 ? medianRow + labelHeight : bottom + 10;
    group.forEach((i, n) => {
      const centre = centres[n] ?? 0;
      const x = xs[i] ?? 0;
      const knee = side === 0 ? edge + 12 : edge - 14;
      parts.push(
        `<path d="M${px(centre)} ${px(edge)}L${px(x)} ${px(knee)}V${px(middle + (ys[i] ?? 0))}" fill="none" stroke="${markOf(i).edge}" stroke-width="1.8"/>`,
      );
      parts.push(
        label(centre, top + 20, texts[n]?.[0] ?? '', { size: 15, weight: 700, anchor: 'middle', halo: ink.paper }),
      );
      parts.push(label(centre, top + 39, texts[n]?.[1] ?? '', { size: 14, anchor: 'middle', halo: ink.paper }));
    });
  }
  chosen.forEach((region, i) => {
    parts.push(mark(i, xs[i] ?? 0, middle + (ys[i] ?? 0), 8, isUncertain(region)));
  });
  if (all.length === 0)
    parts.push(label(padding + bodyWidth / 2, middle, words.noData, { size: 15, fill: ink.soft, anchor: 'middle' }));

  const ranked = [...chosen].sort((a, b) => a.rank - b.rank);
  return {
    svg: parts.join(''),
    height: axis + 4,
    notes: [
      spec.better ? (spec.better === 'high' ? words.betterRight : words.betterLeft) : '',
      flagNote(words, [...chosen, ...(hollowCount > 0 ? [{ isDoubtful: true }] : [])], chosen),
    ],
    sentences: [
      ...ranked.map(({ name, value, rank, flags, year }) => {
        const remark = [year ? String(year) : '', words.flags(flags)].filter((part) => part !== '').join(', ');
        return `${name}: ${words.rank({ rank, count: values.length })}, ${words.value(value, decimals, spec.unit)}${remark === '' ? '' : ` (${remark})`}`;
      }),
      median === null
        ? ''
        : words.medianOf({
            count: values.length,
            level: spec.level ?? 'regions',
            value: words.value(median, decimals, spec.unit),
          }),
      all.length === 0 ? words.nothing : '',
    ],
  };
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
