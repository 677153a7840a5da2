import type { Block } from '#src/core/message.ts';
import { printable } from './glyphs.ts';
import { type Doc, ink, type Sheet, type Tag } from './sheet.ts';

type Table = Extract<Block, { type: 'table' }>;
type Cell = { text: string; isBold: boolean };

const pad = { x: 4, y: 2.5 };
/** Up to this width a number stands in one line with what belongs to it. */
const longestKept = 96;
const sizes = [8, 7.5, 7, 6.5, 6] as const;

/** A table up to this height stands on one page. */
const mostKept = 170;

/** A table over the whole width. A longer one has its head again on each page it goes on to; no row is cut. */
export function setTable(sheet: Sheet, { columns, rows }: Table): void {
  const { doc } = sheet;
  const head = columns.map(({ label }): Cell => ({ text: printable(label).text, isBold: true }));
  const cells = rows.map((row) =>
    row.map((cell): Cell => {
      const { text, isMarked } = printable(cell);
      return { text, isBold: isMarked };
    }),
  );
  const aligns = columns.map(({ align }) => align ?? 'left');
  const { size, widths } = chooseWidths(doc, [head, ...cells], aligns, sheet.width);
  const table = sheet.group('Table');
  const row = { size, widths, aligns };
  doc.fontSize(size);
  const heightOf = (each: readonly Cell[]) => rowHeight(doc, each, widths, size);
  const whole = heightOf(head) + sum(cells.map(heightOf));
  sheet.makeRoom(whole <= mostKept ? whole : heightOf(head) + sum(cells.slice(0, 2).map(heightOf)));
  setRow(sheet, head, { ...row, tag: 'TH', parent: table, isHead: true });
  for (const each of cells) {
    if (sheet.makeRoom(heightOf(each))) setRow(sheet, head, { ...row, tag: 'TH', parent: table, isHead: true });
    setRow(sheet, each, { ...row, tag: 'TD', parent: table, isHead: false });
  }
  table.end();
  sheet.space(6);
}

type RowStyle = {
  size: number;
  widths: readonly number[];
  aligns: readonly ('left' | 'right')[];
  tag: 'TH' | 'TD';
  parent: Tag;
  isHead: boolean;
};

function setRow(sheet: Sheet, cells: readonly Cell[], { size, widths, aligns, tag, parent, isHead }: RowStyle): void {
  const { doc, left, width } = sheet;
  const top = doc.y;
  const height = rowHeight(doc, cells, widths, size);
  if (isHead) sheet.decorate(() => doc.rect(left, top, width, height).fill(ink.wash));
  const line = sheet.group('TR', parent);
  let x = left;
  cells.forEach((cell, index) => {
    const own = widths[index] ?? 0;
    // The first cell names its row.
    const isNaming = index === 0 && !isHead;
    sheet.add(
      isNaming ? 'TH' : tag,
      () => {
        doc
          .font(cell.isBold ? 'bold' : 'body')
          .fontSize(size)
          .fillColor(ink.text);
        doc.text(cell.text, x + pad.x, top + pad.y, { width: own - 2 * pad.x, align: aligns[index] ?? 'left' });
      },
      { parent: line },
    );
    x += own;
  });
  line.end();
  const y = top + height;
  sheet.decorate(() =>
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.4)
      .strokeColor(ink.line)
      .stroke(),
  );
  doc.x = left;
  doc.y = y;
}

function rowHeight(doc: Doc, cells: readonly Cell[], widths: readonly number[], size: number): number {
  const heights = cells.map((cell, index) => {
    doc.font(cell.isBold ? 'bold' : 'body').fontSize(size);
    return doc.heightOfString(cell.text || ' ', { width: (widths[index] ?? 0) - 2 * pad.x });
  });
  return Math.max(...heights) + 2 * pad.y;
}

/** A smaller size down to this one is taken where it makes a table lower by so much. */
const smallestChosen = 7;
const leastSaved = 0.12;

/**
 * The largest size at which no word is broken, and the width of each column: what it needs, and its part of the rest. A smaller size where that spares
 * the table many second lines.
 */
function chooseWidths(
  doc: Doc,
  rows: readonly (readonly Cell[])[],
  aligns: RowStyle['aligns'],
  width: number,
): { size: number; widths: number[] } {
  const heightOf = ({ size, widths }: { size: number; widths: number[] }) =>
    sum(rows.map((row) => rowHeight(doc, row, widths, size)));
  let chosen: { size: number; widths: number[]; height: number } | null = null;
  for (const size of sizes) {
    if (chosen && size < smallestChosen) break;
    const widths = widthsAt(doc, rows, aligns, width, size);
    if (widths === null) continue;
    const height = heightOf({ size, widths });
    if (!chosen || height < chosen.height * (1 - leastSaved)) chosen = { size, widths, height };
    // A single line in every row cannot be lower.
    if (!chosen || height <= rows.length * (size * 1.5 + 2 * pad.y)) break;
  }
  if (!chosen) throw new TypeError('There is no size.');
  return chosen;
}

/** The widths of the columns at a size; null where a word is broken at it, and there is a smaller one. */
function widthsAt(
  doc: Doc,
  rows: readonly (readonly Cell[])[],
  aligns: RowStyle['aligns'],
  width: number,
  size: number,
): number[] | null {
  const { words, whole } = measure(doc, rows, size);
  // A number is not parted from its rank where it need not be.
  const kept = words.map((each, index) =>
    aligns[index] === 'right' ? Math.min(whole[index] ?? each, longestKept) : each,
  );
  const least = sum(kept) <= width ? kept.map((each, index) => Math.max(each, words[index] ?? 0)) : words;
  const needed = sum(least);
  if (needed > width && size !== sizes.at(-1)) return null;
  const wish = sum(whole) - needed;
  const rest = width - needed;
  if (rest < 0) return least.map((each) => (each * width) / needed);
  return least.map((each, index) => {
    const more = (whole[index] ?? 0) - each;
    return each + (wish > 0 ? (rest * more) / wish : rest / least.length);
  });
}

/** The width of the longest word of each column, and of its longest text. */
function measure(doc: Doc, rows: readonly (readonly Cell[])[], size: number) {
  const count = Math.max(...rows.map(({ length }) => length));
  const widthOf = (text: string, isBold: boolean) =>
    doc
      .font(isBold ? 'bold' : 'body')
      .fontSize(size)
      .widthOfString(text);
  const widest = (texts: (cell: Cell) => string[]) =>
    Array.from({ length: count }, (_, column) =>
      Math.max(
        ...rows.flatMap((row) => {
          const cell = row[column];
          return cell ? texts(cell).map((text) => widthOf(text, cell.isBold)) : [0];
        }),
      ),
    ).map((each) => Math.ceil(each) + 2 * pad.x + 1);
  return { words: widest(({ text }) => text.split(/[\s]+|(?<=-)/)), whole: widest(({ text }) => [text]) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
