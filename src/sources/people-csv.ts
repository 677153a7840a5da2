import { mostNames } from './split-fields.ts';

/** A record of a table, the line it begins on, and whether a quotation mark in it is closed nowhere. */
export type PeopleRecord = { cells: string[]; line: number; isOpen: boolean };

/** The characters of a cell that can be told from a quotation mark that was forgotten, where it has several lines; and no cell is meant to hold more. */
export const longestCell = 5_000;

/** The marks that open a quoted cell, each with those that may close it: programs change the marks of pasted text. */
const quotes: Record<string, string> = {
  '"': '"“”',
  '“': '”“"',
  '”': '”“"',
  '„': '“”"',
  '‟': '”“"',
  '«': '»',
  '»': '«»',
  '″': '″',
  '＂': '＂',
  "'": "'’",
  '‘': "’‘'",
  '’': "’'",
  '‚': '‘’',
  '‹': '›',
  '›': '‹›',
};
/** These also stand for an apostrophe, as in ’t Hart. */
const apostrophes = "'‘’‚";
const delimiters = [';', '\t', ',', '|'];
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

const isBlankSign = (sign: string | undefined) => sign !== undefined && sign !== '\n' && /[\s\p{Cf}]/u.test(sign);
export const isBlank = (text: string) => /^[\s\p{Cf}]*$/u.test(text);

/**
 * A table as people and their programs write it: one sign between the columns of the whole file, told by its first line (or by Excel's
 * “sep=;”), cells in quotation marks of any kind, any line ends. A mark that is never closed spoils its own line alone. (csv-parse knows one
 * kind of mark, and gives up the whole file where one is missing.)
 */
export function readPeopleCsv(text: string, isColumn: (name: string) => boolean): PeopleRecord[] {
  const plain = text.replace(/^\ufeff/, '').replace(lineEnds, '\n');
  let { at, line, delimiter } = findHeader(plain, isColumn);
  const records: PeopleRecord[] = [];
  while (at < plain.length) {
    // A line without a sign is no record: a file may have millions of them.
    if (plain[at] === '\n') {
      at += 1;
      line += 1;
      continue;
    }
    const record: PeopleRecord = { cells: [], line, isOpen: false };
    const unclosed: Unclosed = new Map();
    for (let isLast = false; !isLast; ) {
      const cell = readCell(plain, at, delimiter, unclosed);
      record.cells.push(cell.text);
      record.isOpen ||= cell.isOpen;
      line += cell.lines;
      isLast = plain[cell.end] !== delimiter;
      at = cell.end + 1;
    }
    line += 1;
    records.push(record);
  }
  return records;
}

/** Lines above the header, such as a title, that are looked past for one that names a column. */
const mostAbove = 20;

/** Finds where the first line that names a column begins, or else the first line with text, and the delimiter of its columns. */
function findHeader(plain: string, isColumn: (name: string) => boolean) {
  let told: string | null = null;
  let first: { at: number; line: number; delimiter: string } | null = null;
  for (let at = 0, line = 1; line <= mostAbove; line += 1) {
    const end = plain.indexOf('\n', at);
    const text = plain.slice(at, end < 0 ? plain.length : end);
    const said = /^"?sep=([;,\t|])"?\s*$/i.exec(text)?.[1] ?? null;
    told ??= said;
    if (!isBlank(text) && said === null) {
      const delimiter = told ?? findDelimiter(text, isColumn);
      const here = { at, line, delimiter };
      if (text.split(delimiter, mostNames).some((name) => isColumn(name))) return here;
      first ??= here;
    }
    if (end < 0) break;
    at = end + 1;
  }
  return first ?? { at: plain.length, line: 1, delimiter: ',' };
}

/** The sign that parts a header into the most names of columns, and where that is even, into the most parts. */
function findDelimiter(header: string, isColumn: (name: string) => boolean): string {
  const [best = ','] = delimiters
    .map((delimiter) => {
      const parts = header.split(delimiter, mostNames);
      return { delimiter, columns: parts.filter((part) => isColumn(part)).length, parts: parts.length };
    })
    .sort((left, right) => right.columns - left.columns || right.parts - left.parts)
    .filter(({ parts }) => parts > 1)
    .map(({ delimiter }) => delimiter);
  return best;
}

type Cell = { text: string; end: number; lines: number; isOpen: boolean };

/** By mark, up to where nothing closes it: what begins before there is not looked through once more. */
type Unclosed = Map<string, number>;

/** The cell that begins at `start`; `end` is where its delimiter or its line's end stands. */
function readCell(plain: string, start: number, delimiter: string, unclosed: Unclosed): Cell {
  let open = start;
  while (isBlankSign(plain[open]) && plain[open] !== delimiter) open += 1;
  const closers = quotes[plain[open] ?? ''];
  const quoted = closers === undefined ? null : readQuoted(plain, open, closers, { delimiter, unclosed });
  if (quoted) return quoted;
  let end = start;
  while (end < plain.length && plain[end] !== delimiter && plain[end] !== '\n') end += 1;
  const isOpen = closers !== undefined && !apostrophes.includes(plain[open] ?? '');
  return { text: plain.slice(start, end), end, lines: 0, isOpen };
}

/** Reads a quoted cell; null if no mark closes it. */
function readQuoted(
  plain: string,
  open: number,
  closers: string,
  { delimiter, unclosed }: { delimiter: string; unclosed: Unclosed },
): Cell | null {
  const mark = plain[open] ?? '';
  const isApostrophe = apostrophes.includes(mark);
  let text = '';
  let lines = 0;
  if (open < (unclosed.get(mark) ?? 0)) return null;
  let at = open + 1;
  for (; at < plain.length; at += 1) {
    // A long cell of one line ends where the line does, if not before.
    if (at >= open + longestCell && (lines > 0 || isApostrophe)) break;
    const sign = plain[at] ?? '';
    if (sign === mark && plain[at + 1] === mark && closers.includes(mark)) {
      text += sign;
      at += 1;
      continue;
    }
    if (closers.includes(sign)) {
      // ’t Hart;d’Ana’ is two cells.
      if (isApostrophe && text.includes(delimiter) && /['’]/.test(text)) return null;
      let end = at + 1;
      while (isBlankSign(plain[end]) && plain[end] !== delimiter) end += 1;
      if (end >= plain.length || plain[end] === delimiter || plain[end] === '\n')
        return { text, end, lines, isOpen: false };
    }
    // A mark that opens a cell while another is open: the first was never closed.
    if (sign === mark && lines > 0 && (text.endsWith(delimiter) || text.endsWith('\n'))) return null;
    if (sign === '\n') {
      if (isApostrophe) return null;
      lines += 1;
    }
    text += sign;
  }
  unclosed.set(mark, at);
  return null;
}
