import { operatorTexts } from '#src/texts/operator.ts';
import type { BadCell, Cell, CellReader } from './cell.ts';
import { readLines } from './lines.ts';
import { SourceError } from './source.ts';

const { tsv: texts } = operatorTexts.source;

type TsvHeader = { dimensions: string[]; freq: number; geo: number; width: number; periods: string[] };

/** Eurostat's bulk files: `freq,unit,…,geo\TIME_PERIOD`, then a column for each period with `43.3 b`, `: u` or `:`. They name no table and no date. */
export const readTsv: CellReader = async function* readTsv(pieces, { table }) {
  let header: TsvHeader | undefined;
  let lineNumber = 0;
  for await (const lines of readLines(pieces)) {
    const cells: (Cell | BadCell)[] = [];
    for (const line of lines) {
      lineNumber += 1;
      if (line.trim() === '') continue;
      if (header) cells.push(...toCells(line, header, lineNumber, table));
      else header = parseHeader(line, table);
    }
    yield { dimensions: header?.dimensions ?? [], takesComma: false, hasFlags: true, cells };
  }
};

/** Returns whether a line is the header of such a file. */
export function isTsvHeader(line: string): boolean {
  return /^[\w,]*\\(TIME_PERIOD|time)\b/i.test(line);
}

function parseHeader(line: string, table: string): TsvHeader {
  if (table === '') throw new SourceError(texts.noTable);
  const [first = '', ...periods] = line.split('\t').map((text) => text.trim());
  const names = first.replace(/\\.*$/, '').split(',');
  const geo = names.indexOf('geo');
  if (geo < 0) throw new SourceError(texts.noGeo);
  if (periods.length === 0 || periods.some((period) => period === '')) throw new SourceError(texts.noYears);
  return {
    dimensions: names.filter((name) => name !== 'geo' && name !== 'freq'),
    freq: names.indexOf('freq'),
    geo,
    width: names.length,
    periods,
  };
}

function toCells(line: string, header: TsvHeader, lineNumber: number, dataset: string): (Cell | BadCell)[] {
  const [key = '', ...written] = line.split('\t');
  const codes = key.split(',').map((code) => code.trim());
  if (codes.length !== header.width)
    return [{ line: lineNumber, reason: texts.codes({ count: String(codes.length), expected: String(header.width) }) }];
  if (written.length !== header.periods.length)
    return [
      {
        line: lineNumber,
        reason: texts.cells({ count: String(written.length), expected: String(header.periods.length) }),
      },
    ];
  const values = codes.filter((_, index) => index !== header.geo && index !== header.freq);
  const freq = header.freq < 0 ? '' : (codes[header.freq] ?? '');
  return written.flatMap((text, index): Cell[] => {
    const [value = '', ...letters] = text.trim().split(/\s+/);
    const flags = letters.join('');
    // “:” alone is no data; with a letter the figure is there and not shown.
    if (value === '' || (value === ':' && flags === '')) return [];
    const period = header.periods[index] ?? '';
    const geo = codes[header.geo] ?? '';
    return [{ line: lineNumber, dataset, updated: '', freq, values, geo, period, value, flags, confidentiality: '' }];
  });
}
