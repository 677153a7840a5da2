import type { FigureRow, KnownFigures } from '#src/domain/figures/figure-row.ts';
import type { Cell } from '#src/sources/cell.ts';
import { figureFile, readCells } from '#src/sources/figure-file.ts';
import type { FileFacts } from '#src/sources/source.ts';

/** Bytes that arrive in pieces of that length. */
export async function* inPieces(content: string | Uint8Array, length = 61): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

export async function readRows(
  content: string | Uint8Array,
  known: KnownFigures,
  facts: FileFacts = {},
  length = 61,
): Promise<FigureRow[]> {
  const rows: FigureRow[] = [];
  for await (const batch of figureFile.parse(inPieces(content, length), known, facts)) rows.push(...batch);
  return rows;
}

/** Every cell of a file with its dimensions by name. */
export async function readAllCells(raw: AsyncIterable<Uint8Array>, known: KnownFigures, facts: FileFacts = {}) {
  const cells: (Omit<Cell, 'values'> & { dimensions: Record<string, string> })[] = [];
  for await (const batch of readCells(raw, known, facts)) {
    for (const cell of batch.cells) {
      if ('reason' in cell) throw new Error(`line ${cell.line}: ${cell.reason}`);
      const { values, ...rest } = cell;
      cells.push({
        ...rest,
        dimensions: Object.fromEntries(batch.dimensions.map((name, at) => [name, values[at] ?? ''])),
      });
    }
  }
  return cells;
}
