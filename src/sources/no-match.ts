import type { Series } from '#src/domain/figures/figure-row.ts';
import { codeForValue } from './code-labels.ts';
import { needsCodes } from './sdmx-header.ts';

/** The first row of a table that is for no indicator; `problem` is what is wrong with its codes. */
export type Unmatched = { dataset: string; values: readonly string[]; problem: string | null };

/** In words, why no row of a table is for an indicator of the catalogue, by its first row. */
export function describeNoMatch(
  { dataset, values, problem }: Unmatched,
  dimensions: readonly string[],
  series: readonly Series[],
): string {
  const own = series.filter((one) => one.dataset === dataset);
  if (own.length === 0) {
    const importable = [...new Set(series.map((one) => one.dataset))].sort().join(', ');
    return `No indicator of the catalogue comes from the table ${dataset}. Tables that can be imported: ${importable}. Staff can add an indicator: /indicator add.`;
  }
  const named = dimensions
    .map((name, at) => codeForValue(name, values[at] ?? ''))
    // Codes have no small letters.
    .find((text) => /\p{L}\p{Ll}/u.test(text));
  if (named !== undefined) return `This file has names (“${named.slice(0, 60)}”) where codes are needed. ${needsCodes}`;
  const expected = own
    .map(({ indicator, dimensions: wanted }) => `${indicator} (${describeDimensions(wanted)})`)
    .join('; ');
  return `No row of this file is for an indicator of the catalogue. From ${dataset} it takes ${expected}; this file tells rows apart by ${dimensions.join(', ')}.${problem === null ? '' : ` ${problem}`}`;
}

function describeDimensions(dimensions: Record<string, string>): string {
  return Object.entries(dimensions)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
