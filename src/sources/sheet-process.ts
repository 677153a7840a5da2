import { readSheet } from 'read-excel-file/universal';
import { collectionLimits } from '#src/domain/experiences/collection.ts';

// The process that sheet-in-process.ts starts. What it sends is bounded, because the server copies it.
process.once('message', async (bytes: Uint8Array<ArrayBuffer>) => {
  const rows = await readSheet(new Blob([bytes]));
  process.send?.(faultOf(rows) ?? rows, () => process.disconnect());
});

/** Blank rows and columns between the others count, since they are held too. */
function faultOf(rows: readonly unknown[][]): 'too-many-rows' | 'too-many-columns' | null {
  if (rows.length > 2 * collectionLimits.rows) return 'too-many-rows';
  return rows.some(({ length }) => length > 2 * collectionLimits.columns) ? 'too-many-columns' : null;
}
