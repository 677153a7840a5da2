import { parseFlags } from '#src/domain/figures/flag.ts';
import type { Observation } from '#src/domain/figures/observation.ts';

/**
 * Reads a table of data/figures: a comment that ends in the date of the figures, a header `area,2021,2022`, then a row for each area with a
 * cell for each year: `12.3`, `12.3bu` with flags, `:u` published without a figure, nothing for no data.
 */
export function parseStarterFigures(indicator: string, text: string): Observation[] {
  const [comment = '', header = '', ...lines] = text.trimEnd().split('\n');
  const retrieved = /^# .*retrieved (\d{4}-\d{2}-\d{2})$/.exec(comment)?.[1];
  const [first, ...years] = header.split(',');
  if (!retrieved || first !== 'area' || years.length === 0)
    throw new Error(`The table of ${indicator} does not begin as expected.`);
  return lines.flatMap((line) => {
    const [area = '', ...cells] = line.split(',');
    return cells.flatMap((cell, index) => {
      if (cell === '') return [];
      return [{ indicator, area, year: Number(years[index]), ...parseCell(cell, `${indicator}, ${area}`), retrieved }];
    });
  });
}

function parseCell(cell: string, where: string): { value: number | null; flags: string } {
  const [, number = '', letters = ''] = /^(:|-?\d+(?:\.\d+)?)([a-z]*)$/.exec(cell) ?? [];
  const flags = parseFlags(letters);
  if (number === '' || flags === null) throw new Error(`The cell “${cell}” of ${where} is no figure.`);
  return { value: number === ':' ? null : Number(number), flags: flags.join('') };
}
