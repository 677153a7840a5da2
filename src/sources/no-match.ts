import type { Series } from '#src/domain/figures/figure-row.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { codeForValue } from './code-labels.ts';

const { source: texts } = operatorTexts;

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
    return texts.noMatch.table({ dataset, importable });
  }
  const named = dimensions
    .map((name, at) => codeForValue(name, values[at] ?? ''))
    // Codes have no small letters.
    .find((text) => /\p{L}\p{Ll}/u.test(text));
  if (named !== undefined) return texts.noMatch.names({ name: named.slice(0, 60), advice: texts.needsCodes });
  const expected = own
    .map(({ indicator, dimensions: wanted }) => `${indicator} (${describeDimensions(wanted)})`)
    .join('; ');
  const none = texts.noMatch.rows({ dataset, expected, dimensions: dimensions.join(', ') });
  return problem === null ? none : `${none} ${problem}`;
}

function describeDimensions(dimensions: Record<string, string>): string {
  return Object.entries(dimensions)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
