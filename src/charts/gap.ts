import type { ChartTexts } from './chart-texts.ts';
import { decimalsFor } from './decimals.ts';
import { flagNote, isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import { legend } from './legend.ts';
import { niceScale, ticksOf } from './scale.ts';
import type { GapSpec } from './spec.ts';
import { label, line, mark, palette } from './svg-parts.ts';
import { shorten } from './text.ts';

const nameWidth = 118;
const rowHeight = 27;
const barColors = '#9aa5b1';

/** A line for each region between the values of two groups, and its length in words: the gap is what is compared. */
export function gap(spec: GapSpec, words: ChartTexts): Body {
  const key = legend(spec.groups.map((text, i) => ({ text, sign: (x: number, y: number) => mark(i, x, y, 6) })));
  const parts = [key.svg];
  let y = key.height + 6;
  for (const block of spec.blocks) {
    const drawn = drawBlock(words, block);
    parts.push(`<g transform="translate(0 ${y})">${drawn.svg}</g>`);
    y += drawn.height;
  }
  const figures = spec.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.figures));
  return {
    svg: parts.join(''),
    height: y,
    // Letters are not printed beside the marks.
    notes: [spec.blocks.length > 1 ? words.ownScales : '', flagNote(words, figures, [])],
    sentences: spec.blocks.map((block) => sentence(words, spec, block)),
  };
}

function drawBlock(words: ChartTexts, { label: heading, unit, better, rows }: GapSpec['blocks'][number]) {
  const gapWidth = Math.max(0, ...rows.map(({ gap: text }) => measure(text, small, 700)));
  const [left, right] = [padding + nameWidth + 12, padding + bodyWidth - gapWidth - 14];
  const scale = niceScale(
    rows.flatMap(({ figures }) => figures.map(({ value }) => value)),
    [left, right],
    4,
  );
  const side = better === 'high' ? words.betterRight : better === 'low' ? words.betterLeft : '';
  const meta = [unit, side].filter((part) => part !== '').join(' · ');
  const parts = [
    label(padding, 15, shorten(heading, bodyWidth - measure(meta, small) - 12, 14, 700), { weight: 700 }),
    label(padding + bodyWidth, 15, meta, { size: small, fill: palette.soft, anchor: 'end' }),
  ];
  const bottom = 24 + rows.length * rowHeight;
  for (const { at, text } of ticksOf(scale, 3, words))
    parts.push(
      line(at, 24, at, bottom, palette.faint, 1.5),
      label(at, bottom + 16, text, { size: small, fill: palette.soft, anchor: 'middle' }),
    );
  rows.forEach(({ name, figures, gap: text }, n) => {
    const y = 24 + (n + 0.5) * rowHeight;
    const xs = figures.map(({ value }) => scale(value));
    parts.push(
      label(padding, y + 5, shorten(name, nameWidth, 14), { size: 14 }),
      line(Math.min(...xs), y, Math.max(...xs), y, barColors, 5, 'stroke-linecap="round"'),
      // The second group lies on top where both are equal.
      ...figures.map((figure, i) => mark(i, xs[i] ?? left, y, 6.5, isUncertain(figure))),
      label(padding + bodyWidth, y + 5, text, { size: small, weight: 700, anchor: 'end' }),
    );
  });
  return { svg: parts.join(''), height: bottom + 34 };
}

/** "Employment, 2025: Skåne 11.4 points (native-born 83.6%, foreign-born 72.2%)". */
function sentence(
  words: ChartTexts,
  { groups }: GapSpec,
  { label: heading, unit, decimals, rows }: GapSpec['blocks'][number],
) {
  const digits = decimals ?? decimalsFor(rows.flatMap(({ figures }) => figures.map(({ value }) => value)));
  const list = rows.map(({ name, figures, gap: text }) => {
    const values = figures.map(({ value }, i) => `${groups[i]} ${words.value(value, digits, unit)}`);
    return `${name} ${text} (${values.join(', ')})`;
  });
  return `${heading}: ${list.join('; ')}`;
}
