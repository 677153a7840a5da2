import { read, utils } from '@e965/xlsx';

/** Reads a workbook by another library than the one that writes ours: rows by the labels of their columns, by sheet; dates are dates in UTC. */
export function readSheets(bytes: Buffer | null | undefined): Record<string, Record<string, unknown>[]> {
  if (!bytes) throw new Error('There is no workbook.');
  const book = read(bytes, { cellDates: true, UTC: true, cellFormula: true });
  for (const sheet of Object.values(book.Sheets))
    for (const cell of Object.values(sheet))
      if (typeof cell === 'object' && cell !== null && 'f' in cell) throw new Error(`There is a formula: ${cell.f}`);
  return Object.fromEntries(
    book.SheetNames.map((name) => [name, utils.sheet_to_json(book.Sheets[name] ?? {}, { UTC: true, defval: null })]),
  );
}
