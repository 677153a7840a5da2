import type { FigureRow, KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import type { CellBatch, CellReader } from './cell.ts';
import { datasetInName, parseDataset } from './dataset.ts';
import { chooseFormat } from './format.ts';
import { describeNoMatch, type Unmatched } from './no-match.ts';
import { openFile } from './open-file.ts';
import { type CellReading, createCellReader } from './read-cell.ts';
import { type FileFacts, type Source, SourceError } from './source.ts';

/**
 * A file of figures in any format that is known here: SDMX-CSV, TSV and JSON-stat of Eurostat, packed as gzip or not, and a CSV of one's own with
 * a `mapping`. Rows that none of the `series` describes are left out; a file where that holds for all of them is refused, because then the
 * catalogue lacks an indicator for it.
 */
export const figureFile: Source<AsyncIterable<Uint8Array>> = {
  name: 'file of figures',
  async *parse(raw, known, facts = {}) {
    const { read, only } = await openCells(raw, known, facts);
    const origin = only && { source: facts.source ?? 'a table of one’s own', dataset: facts.table ?? facts.name ?? '' };
    const date = facts.date ?? new Date().toISOString().slice(0, 10);
    yield* takeCells(read, { only, date, origin }, known);
  },
};

/** The cells of a file as they are written, whatever its format. @throws SourceError */
export async function* readCells(
  raw: AsyncIterable<Uint8Array>,
  known: KnownFigures,
  facts: FileFacts = {},
): AsyncGenerator<CellBatch> {
  yield* (await openCells(raw, known, facts)).read;
}

async function openCells(raw: AsyncIterable<Uint8Array>, known: KnownFigures, facts: FileFacts) {
  const only = facts.mapping ? findMapped(facts.mapping.indicator, known) : null;
  const { head, pieces } = await openFile(raw, facts.mostBytes);
  const format: CellReader = chooseFormat(head, facts.mapping ?? null);
  const tables = [...new Set(known.series.map(({ dataset }) => dataset))];
  const table = facts.table?.toLowerCase() ?? datasetInName(facts.name ?? '', tables);
  return { read: format(pieces, { table }), only };
}

function findMapped(indicator: string, { series, allSeries = series }: KnownFigures): Series {
  const found = allSeries.find((one) => one.indicator === indicator);
  if (found) return found;
  const codes = allSeries.map((one) => one.indicator).join(', ');
  throw new SourceError(operatorTexts.source.noIndicator({ indicator, codes }));
}

function isOfOtherSeries(row: FigureRow): boolean {
  return row.kind === 'bad' ? row.isOfOtherSeries === true : row.kind === 'leftOut' && row.reason === 'otherSeries';
}

async function* takeCells(
  batches: AsyncGenerator<CellBatch>,
  reading: Pick<CellReading, 'only' | 'date' | 'origin'>,
  known: KnownFigures,
): AsyncGenerator<FigureRow[]> {
  let readCell: ReturnType<typeof createCellReader> | undefined;
  let dimensions: CellReading['dimensions'] = [];
  let unmatched: Unmatched | undefined;
  let hasMatch = false;
  for await (const { cells, ...batch } of batches) {
    if (!readCell || batch.dimensions !== dimensions) {
      dimensions = batch.dimensions;
      readCell = createCellReader({ ...batch, ...reading }, known);
    }
    const rows: FigureRow[] = [];
    for (const cell of cells) {
      const row: FigureRow = 'reason' in cell ? { kind: 'bad', ...cell } : readCell(cell);
      rows.push(row);
      if (!isOfOtherSeries(row)) hasMatch = true;
      else if (!unmatched && 'values' in cell)
        unmatched = {
          dataset: parseDataset(cell.dataset) ?? '',
          values: cell.values,
          problem: row.kind === 'bad' ? row.reason : null,
        };
    }
    if (rows.length > 0) yield rows;
  }
  if (!hasMatch && unmatched) throw new SourceError(describeNoMatch(unmatched, dimensions, known.series));
}
