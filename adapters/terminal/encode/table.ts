import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Block } from '#src/core/message.ts';

type Table = Omit<Extract<Block, { type: 'table' }>, 'type'>;
type Paint = (style: 'bold' | 'dim', text: string) => string;

const between = '  ';
/** Below this width a row is drawn as a card: its first cell above the others, each with its column's label. */
const narrowestTable = 60;
/** A column is not made narrower than this, unless all it holds is. */
const narrowestColumn = 8;

/** Draws a table within `width` columns. Cells are broken between words; where even that does not fit, each row becomes a card. */
export function drawTable({ columns, rows }: Table, width: number, paint: Paint): string {
  const widths = fitColumns({ columns, rows }, width);
  if (widths === null) return rows.map((row) => drawCard(row, columns, width, paint)).join('\n\n');
  const draw = (cells: readonly string[]) => drawRow(cells, widths, columns);
  return [
    draw(columns.map(({ label }) => label))
      .map((line) => paint('bold', line))
      .join('\n'),
    widths.map((each) => '─'.repeat(each)).join(between),
    rows.map((row) => draw(row).join('\n')).join('\n'),
  ].join('\n');
}

/** The widths of the columns, made narrower from the widest on until they fit; null where they cannot. */
function fitColumns({ columns, rows }: Table, width: number): number[] | null {
  const cellsOf = (index: number) => [columns[index]?.label ?? '', ...rows.map((row) => row[index] ?? '')];
  const widths = columns.map((_, index) => Math.max(...cellsOf(index).map((cell) => stringWidth(cell))));
  const room = width - between.length * (columns.length - 1);
  const sum = () => widths.reduce((total, each) => total + each, 0);
  if (sum() <= room) return widths;
  if (width < narrowestTable) return null;
  const least = columns.map((_, index) =>
    Math.min(
      widths[index] ?? 0,
      Math.max(narrowestColumn, ...cellsOf(index).flatMap((cell) => cell.split(' ').map((word) => stringWidth(word)))),
    ),
  );
  while (sum() > room) {
    const widest = widths.reduce(
      (best, each, index) => (each > (least[index] ?? 0) && each > (widths[best] ?? -1) ? index : best),
      -1,
    );
    if (widest === -1) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function drawRow(cells: readonly string[], widths: readonly number[], columns: Table['columns']): string[] {
  const broken = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    // What the first cell was broken into stands further in, so that rows can be told apart.
    const isFirst = index === 0 && stringWidth(cell) > width;
    return (isFirst ? wrapAnsi(cell, width - 2).replaceAll('\n', '\n  ') : wrapAnsi(cell, width)).split('\n');
  });
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    broken
      .map((lines, index) => pad(lines[line] ?? '', widths[index] ?? 0, columns[index]?.align === 'right'))
      .join(between)
      .trimEnd(),
  );
}

function drawCard(
  [first = '', ...cells]: readonly string[],
  [, ...columns]: Table['columns'],
  width: number,
  paint: Paint,
): string {
  const lines = cells.flatMap((cell, index) => {
    const label = columns[index]?.label ?? '';
    return cell === '' ? [] : [`${label ? `${paint('dim', label)}  ` : ''}${cell}`];
  });
  return [paint('bold', wrapAnsi(first, width)), ...lines.map((line) => hang(line, width))].join('\n');
}

/** Breaks a line below a card's head; what it was broken into stands further in. */
function hang(line: string, width: number): string {
  return `  ${wrapAnsi(line, width - 4).replaceAll('\n', '\n    ')}`;
}

/** Fills a text up to a width, with the blanks before it where it stands at the right. */
export function pad(text: string, width: number, toTheRight = false): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return toTheRight ? blanks + text : text + blanks;
}
