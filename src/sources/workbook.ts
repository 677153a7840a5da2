import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { collectionLimits } from '#src/domain/experiences/collection.ts';
import { CollectionError } from '#src/domain/experiences/collection-fault.ts';

const { rows: mostRows, columns: mostColumns, unpackedBytes } = collectionLimits;
const mostEntries = 2_000;
/** Blank rows and columns between the others count, since they are held too. */
const farthestRow = 2 * mostRows;
const farthestColumn = 2 * mostColumns;
/** The longest part of a cell's beginning that may stand at the end of a piece. */
const overlap = 64;

/**
 * Looks through a workbook before it is read as a whole: what it holds unpacked, and how far its sheets reach. A small file can hold a very large one, and a
 * single cell in the last row of a sheet makes all rows before it be held.
 * @throws CollectionError
 */
export async function inspectWorkbook(bytes: Uint8Array): Promise<void> {
  const zip = await open(bytes);
  try {
    const entries = await listEntries(zip);
    const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (unpacked > unpackedBytes || entries.length > mostEntries) throw new CollectionError('swells');
    if (entries.some(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & 1) === 1))
      throw new CollectionError('old-workbook');
    if (!entries.some(({ fileName }) => fileName.startsWith('xl/'))) throw new CollectionError('no-workbook');
    let left = unpackedBytes;
    for (const entry of entries) {
      // A sheet may have any name and ending.
      left -= await readEntry(zip, entry, left, checkReach);
    }
  } finally {
    zip.close();
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ZipFile>();
  fromBuffer(Buffer.from(bytes), { lazyEntries: true, autoClose: false }, (error, zip) =>
    error || !zip ? reject(new CollectionError('damaged')) : resolve(zip),
  );
  return promise;
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Entry[]>();
  const entries: Entry[] = [];
  zip.on('error', () => reject(new CollectionError('damaged')));
  zip.on('end', () => resolve(entries));
  zip.on('entry', (entry: Entry) => {
    entries.push(entry);
    if (entries.length > mostEntries) resolve(entries);
    else zip.readEntry();
  });
  zip.readEntry();
  return promise;
}

/** Reads an entry through, and returns how many bytes it really has. */
async function readEntry(zip: ZipFile, entry: Entry, most: number, look: (text: string) => void): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.ReadableStream>();
  zip.openReadStream(entry, (error, stream) => (error || !stream ? reject(error) : resolve(stream)));
  let length = 0;
  let tail = '';
  try {
    for await (const piece of (await promise) as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > most) throw new CollectionError('swells');
      const text = tail + piece.toString('latin1');
      look(text);
      tail = text.slice(-overlap);
    }
  } catch (error) {
    throw error instanceof CollectionError ? error : new CollectionError('damaged');
  }
  return length;
}

/** Looks at the references of cells and rows in a piece of a sheet, as programs write them; what is written otherwise meets the limits of the process that reads. */
function checkReach(text: string): void {
  for (const [, column = '', row] of text.matchAll(/\br\s*=\s*["']\s*([A-Z]*)(\d+)\s*["']/gi)) {
    if (Number(row) > farthestRow) throw new CollectionError('too-many-rows');
    if (numberOf(column) > farthestColumn) throw new CollectionError('too-many-columns');
  }
}

/** A is 1, Z is 26, AA is 27. */
function numberOf(column: string): number {
  return [...column.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
