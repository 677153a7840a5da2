import type { ChartTexts } from './chart-texts.ts';
import type { DumbbellRow, Figure } from './spec.ts';

/** "13.1 u (2022)", "0.21 ± 0.24"; the year where it is not that of the others. */
export function figureText(words: ChartTexts, figure: Figure, decimals: number, year: number | null): string {
  const own = figure.year !== undefined && figure.year !== year ? ` (${figure.year})` : '';
  return `${words.number(figure.value, decimals)}${around(words, figure, decimals)}${figure.flags ? ` ${figure.flags}` : ''}${own}`;
}

/** " ± 0.24": half of the interval that a value lies in, where the source gives it. */
function around(words: ChartTexts, { margin }: Figure, decimals: number): string {
  return margin === undefined ? '' : ` ± ${words.number(margin, decimals)}`;
}

/** The numbers of a row that its scale has to hold: with the ends of the intervals that its values lie in. */
export function valuesOf(row: DumbbellRow): number[] {
  const values = row.figures.flatMap((figure) => (figure ? endsOf(figure) : []));
  return [...values, row.median].filter((value): value is number => typeof value === 'number');
}

/** The lowest and the highest that a figure may be by its margin; the value alone where it has none. */
export function endsOf({ value, margin }: Figure): number[] {
  if (typeof value !== 'number') return [];
  return margin === undefined ? [value] : [value - margin, value, value + margin];
}

/** The year most of the figures have; the later one when two are as frequent. */
export function commonYear(figures: readonly (Figure | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const figure of figures) if (figure?.year) counts.set(figure.year, (counts.get(figure.year) ?? 0) + 1);
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best ? best[0] : null;
}

/** A row for those who do not see the picture. */
export function sentence(
  words: ChartTexts,
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
    return `${name} ${words.value(figure.value, decimals, row.unit)}${around(words, figure, decimals)}${remark === '' ? '' : ` (${remark})`}`;
  });
  if (typeof row.median === 'number') parts.push(medianOf(words, row, words.value(row.median, decimals, row.unit)));
  for (const { name, value } of row.beside ?? []) parts.push(`${name} ${words.value(value, decimals, row.unit)}`);
  return `${row.label}${year === null ? '' : ` (${year})`}: ${parts.join(', ')}`;
}

/** "median of 244 regions: 4.8". */
export function medianOf(
  words: ChartTexts,
  { medianCount, medianLevel = 'regions' }: DumbbellRow,
  value: string,
): string {
  return medianCount === undefined
    ? words.medianValue({ value })
    : words.medianOf({ count: medianCount, level: medianLevel, value });
}

/** "median of 156 to 244 regions": of how many the medians of the rows are. */
export function countOfMedians(words: ChartTexts, rows: readonly DumbbellRow[]): string {
  const known = rows.filter(({ median }) => typeof median === 'number');
  const counts = known.flatMap(({ medianCount }) => medianCount ?? []);
  const [level = 'regions', ...others] = new Set(known.map(({ medianLevel = 'regions' }) => medianLevel));
  if (counts.length === 0 || others.length > 0) return words.median;
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? words.medianOfSome({ count: low, level }) : words.medianOfRange({ low, high, level });
}
