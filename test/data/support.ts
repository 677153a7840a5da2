import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseStarterFigures } from '#src/store/figures/starter-figures.ts';

const data = join(import.meta.dirname, '../../data');
export const shared = join(import.meta.dirname, '../../../shared/data');
/** Tests of the project pass without this folder. */
export const isHere = existsSync(join(shared, '2026'));

export type Row = Record<string, string>;

export const rowsOf = (path: string): Row[] => parse(readFileSync(path, 'utf8'), { columns: true, bom: true });

/** The codes of all areas, present and former. */
export const areaCodes: ReadonlySet<string> = new Set(
  ['areas.csv', 'former-areas.csv'].flatMap((name) => rowsOf(join(data, name)).map(({ code = '' }) => code)),
);

export const tableOf = (indicator: string) =>
  parseStarterFigures(indicator, readFileSync(join(data, `figures/${indicator}.csv`), 'utf8'));
