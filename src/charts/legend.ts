import { measure } from './font.ts';
import { bodyWidth, padding } from './frame.ts';
import { label, mark } from './svg-parts.ts';
import { shorten } from './text.ts';

interface LegendEntry {
  readonly text: string;
  readonly isBold?: boolean;
  /** Draws the sign with its middle at x, y. */
  readonly sign: (x: number, y: number) => string;
}

const size = 14;
const signWidth = 24;

/** Entries in rows from y = 0; none is wider than the picture. */
export function legend(entries: readonly LegendEntry[]): { svg: string; height: number } {
  let x = padding;
  let y = 0;
  const parts: string[] = [];
  for (const { text, sign, isBold } of entries) {
    const weight = isBold ? 700 : 400;
    const shown = shorten(text, bodyWidth - signWidth, size, weight);
    const width = signWidth + measure(shown, size, weight);
    if (x > padding && x + width > padding + bodyWidth) {
      x = padding;
      y += 25;
    }
    parts.push(sign(x + 9, y + 13), label(x + signWidth, y + 18, shown, { size, weight }));
    x += width + 18;
  }
  return { svg: parts.join(''), height: entries.length === 0 ? 0 : y + 28 };
}

/** Legend entries of regions by their marks. */
export function regionEntries(names: readonly string[]): LegendEntry[] {
  return names.map((text, i) => ({ text, sign: (x, y) => mark(i, x, y, 7) }));
}
