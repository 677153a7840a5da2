import { operatorTexts } from '#src/texts/operator.ts';
import type { Cell, CellReader } from './cell.ts';
import { type JsonStatTable, listTables } from './json-stat-table.ts';
import { SourceError } from './source.ts';

const { jsonStat: texts } = operatorTexts.source;

/** A table that is asked for as JSON-stat has some thousand cells; it has to be in memory as a whole. */
const longestDocument = 64_000_000;
const cellsAtOnce = 2_000;

/** JSON-stat 1.x and 2.0: the cells that hold a value, or a status in place of one. */
export const readJsonStat: CellReader = async function* readJsonStat(pieces, { table }) {
  for (const one of listTables(await readDocument(pieces))) {
    const batch = { dimensions: one.dimensions, takesComma: false, hasFlags: true };
    if (one.size === 0) yield { ...batch, cells: [] };
    let cells: Cell[] = [];
    for (const cell of listCells(one, table)) {
      cells.push(cell);
      if (cells.length < cellsAtOnce) continue;
      yield { ...batch, cells };
      cells = [];
    }
    yield { ...batch, cells };
  }
};

async function readDocument(pieces: AsyncIterable<Uint8Array>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > longestDocument) throw new SourceError(texts.tooLong);
  }
  text += decoder.decode();
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const isCut = !/[}\]]\s*$/.test(text);
    throw new SourceError(isCut ? texts.cutOff : texts.noJson);
  }
}

function* listCells(table: JsonStatTable, named: string): Generator<Cell> {
  const dataset = table.dataset || named;
  if (dataset === '' && table.size > 0) throw new SourceError(texts.noTable);
  for (let index = 0; index < table.size; index += 1) {
    const value = table.valueAt(index);
    const flags = table.statusAt(index);
    if ((value === '' || value === ':') && flags === '') continue;
    const codes = table.codesAt(index);
    yield {
      line: index + 1,
      dataset,
      updated: table.updated,
      freq: codes.freq,
      values: codes.values,
      geo: codes.geo,
      period: codes.period,
      value,
      flags,
      confidentiality: '',
    };
  }
}
