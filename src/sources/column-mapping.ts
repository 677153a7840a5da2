import { operatorTexts } from '#src/texts/operator.ts';

const { columns: texts } = operatorTexts.source;

/** Which column is what in a table of one's own, by the names in its first line. What is left out is found by its usual name. */
export type ColumnMapping = {
  /** The code of the indicator whose figures the table holds. */
  indicator: string;
  region?: string;
  /** A column, or a year that all figures are of: “2025”. */
  year?: string;
  value?: string;
  flags?: string;
  /** Only rows with this text in this column count. */
  where?: { column: string; text: string }[];
};

/** The names that people give these columns. */
const usualNames = {
  region:
    'region|geo|nuts|code|area|territory|nuts code|nuts_code|region_code|nuts2|nuts_id|regió|región|regione|country',
  year: 'year|time|time_period|period|jahr|año|any|anno|année|år|ano',
  value: 'value|obs_value|figure|wert|valor|valore|valeur|värde|rate|share',
  flags: 'flags|flag|obs_flag|obs_status|status',
};

export type MappedColumns = {
  region: number;
  /** −1 where all figures are of `fixedYear`. */
  year: number;
  fixedYear: string;
  value: number;
  /** −1 where the table has none. */
  flags: number;
  where: { column: number; text: string }[];
};

/** @returns the positions of the columns, counted from 0, or a sentence that says which is missing. */
export function findColumns(names: readonly string[], mapping: ColumnMapping): MappedColumns | string {
  const fold = (name: string) => name.trim().toLowerCase();
  const folded = names.map(fold);
  const position = (said: string | undefined, usual: string) =>
    said === undefined
      ? (usual
          .split('|')
          .map((name) => folded.indexOf(name))
          .find((at) => at >= 0) ?? -1)
      : folded.indexOf(fold(said));
  const fixedYear =
    /^\d{4}$/.test(mapping.year ?? '') && !folded.includes(mapping.year ?? '') ? (mapping.year ?? '') : '';
  const columns = {
    region: position(mapping.region, usualNames.region),
    year: fixedYear === '' ? position(mapping.year, usualNames.year) : -1,
    value: position(mapping.value, usualNames.value),
    flags: position(mapping.flags, usualNames.flags),
  };
  const where = (mapping.where ?? []).map(({ column, text }) => ({ column: folded.indexOf(fold(column)), text }));
  const there = texts.there({
    names: names
      .map((name) => name.trim())
      .join(', ')
      .slice(0, 400),
  });
  for (const part of ['region', 'year', 'value', 'flags'] as const) {
    const isNeeded = part === 'flags' ? mapping.flags !== undefined : part !== 'year' || fixedYear === '';
    if (columns[part] >= 0 || !isNeeded) continue;
    const said = mapping[part];
    return said === undefined ? texts.unclear({ part, there }) : texts.unknownFor({ name: said, part, there });
  }
  const unknown = (mapping.where ?? []).find((_, index) => (where[index]?.column ?? -1) < 0);
  if (unknown) return texts.unknownWhere({ name: unknown.column, there });
  return { ...columns, fixedYear, where };
}
