import { type CollectionTable, collectionLimits } from '#src/domain/experiences/collection.ts';
import { CollectionError } from '#src/domain/experiences/collection-fault.ts';
import { isWorkbook, startsWith } from './collection-bytes.ts';
import { readCollectionTable } from './collection-table.ts';
import { columnTest } from './column-test.ts';
import { readListInProcess } from './list-in-process.ts';
import { inspectWorkbook } from './workbook.ts';

/** In bytes: a CSV of that size takes some hundredths of a second, less than a process takes to begin. */
const mostAtOnce = 100_000;

/**
 * Reads a list from a CSV or XLSX file: the names of its columns and its rows that are not empty. `columnKind` names the rows of data/words/collections.tsv that hold
 * the names people give to its columns.
 * @throws CollectionError where it is no such file, or has more than is taken
 */
export async function readCollectionFile(bytes: Uint8Array, columnKind: string): Promise<CollectionTable> {
  if (bytes.length > collectionLimits.fileBytes) throw new CollectionError('too-large');
  if (bytes.length === 0) throw new CollectionError('empty');
  // The old format of Excel, and a workbook behind a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new CollectionError('old-workbook');
  if (isWorkbook(bytes)) await inspectWorkbook(bytes);
  else if (bytes.length <= mostAtOnce) return readCollectionTable(bytes, await columnTest(columnKind));
  return readListInProcess(bytes, columnKind);
}
