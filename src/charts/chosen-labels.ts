import type { ChartTexts } from './chart-texts.ts';
import { isUncertain } from './flags.ts';
import { measure } from './font.ts';
import { bodyWidth, padding } from './frame.ts';
import type { BeeswarmSpec } from './spec.ts';
import { label, mark, markOf, palette, px } from './svg-parts.ts';
import { shorten } from './text.ts';

type Chosen = BeeswarmSpec['chosen'][number];

/** "16.3 u (2022)", "64.5 ± 12.7". */
function figureText(words: ChartTexts, { value, margin, flags, year }: Chosen, decimals: number): string {
  const around = margin === undefined ? '' : ` ± ${words.number(margin, decimals)}`;
  return `${words.number(value, decimals)}${around}${flags ? ` ${flags}` : ''}${year ? ` (${year})` : ''}`;
}

const height = 48;
const rowHeight = 25;

/** One or two names with a line to their marks: the first above the dots, the second below them. Heights are those of both labels. */
export function pointers(
  words: ChartTexts,
  chosen: readonly Chosen[],
  at: readonly { x: number; y: number }[],
  { above, below, decimals }: { above: number; below: number; decimals: number },
): string {
  return chosen
    .map((one, i) => {
      const { x = 0, y = 0 } = at[i] ?? {};
      const top = i === 0 ? above : below;
      const name = shorten(one.name, bodyWidth, 14, 700);
      const text = `#${one.rank} · ${figureText(words, one, decimals)}`;
      const half = Math.max(measure(name, 14, 700), measure(text, 14)) / 2;
      const centre = Math.max(padding + half, Math.min(padding + bodyWidth - half, x));
      const edge = i === 0 ? top + height - 4 : top + 2;
      return (
        `<path d="M${px(centre)} ${px(edge)}L${px(x)} ${px(edge + (i === 0 ? 10 : -10))}V${px(y)}" fill="none" stroke="${markOf(i).edge}" stroke-width="1.8"/>` +
        label(centre, top + 19, name, { size: 14, weight: 700, anchor: 'middle', halo: palette.paper }) +
        label(centre, top + 37, text, { size: 14, anchor: 'middle', halo: palette.paper })
      );
    })
    .join('');
}

/** The chosen by rank, a row each: mark, rank, name, value. */
export function ranking(
  words: ChartTexts,
  chosen: readonly Chosen[],
  decimals: number,
): { svg: string; height: number } {
  const order = chosen.map((_, i) => i).sort((a, b) => (chosen[a]?.rank ?? 0) - (chosen[b]?.rank ?? 0));
  const rankWidth = Math.max(...chosen.map(({ rank }) => measure(`#${rank}`, 14)));
  const rows = order.flatMap((i, n) => {
    const one = chosen[i];
    if (!one) return [];
    const y = n * rowHeight + 17;
    const text = figureText(words, one, decimals);
    const left = padding + 24 + rankWidth + 10;
    const room = bodyWidth + padding - left - measure(text, 14, 700) - 12;
    return [
      mark(i, padding + 9, y - 5, 6.5, isUncertain(one)),
      label(padding + 24 + rankWidth, y, `#${one.rank}`, { fill: palette.soft, anchor: 'end' }),
      label(left, y, shorten(one.name, room, 14, i === 0 ? 700 : 400), { weight: i === 0 ? 700 : 400 }),
      label(padding + bodyWidth, y, text, { weight: 700, anchor: 'end' }),
    ];
  });
  return { svg: rows.join(''), height: chosen.length * rowHeight + 4 };
}
