import type { Inline, Line } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import { encodeCodeBlock } from './markdown.ts';
import { encodeLines, longestText } from './text.ts';

type Table = Extract<Block, { type: 'table' }>;

/** Wider tables would wrap in a code block on a desktop screen. */
const widest = 64;
const gap = '  ';
const fence = 8;

/** A table as aligned text where it is narrow enough, otherwise a paragraph per row. */
export function encodeTable(table: Table): string[] {
  const widths = table.columns.map(({ label }, column) =>
    Math.max(width(label), ...table.rows.map((row) => width(row[column] ?? ''))),
  );
  const total = widths.reduce((sum, one) => sum + one + gap.length, -gap.length);
  const isOneLine = table.rows.every((row) => row.every((cell) => !cell.includes('\n')));
  return total <= widest && isOneLine ? encodeAligned(table, widths) : encodeLines(table.rows.flatMap(toLines(table)));
}

const width = (text: string) => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

/** Every code block begins with the column labels. */
function encodeAligned({ columns, rows }: Table, widths: number[]): string[] {
  const align = (cells: string[]) =>
    columns
      .map(({ align: side }, column) => {
        const cell = cells[column] ?? '';
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return side === 'right' ? space + cell : cell + space;
      })
      .join(gap)
      .trimEnd();
  const head = [align(columns.map(({ label }) => label)), widths.map((one) => '─'.repeat(one)).join(gap)].join('\n');
  const blocks: string[] = [];
  let block = head;
  for (const row of rows) {
    const line = align(row);
    if (block.length + line.length + fence + 1 > longestText) {
      blocks.push(encodeCodeBlock(block));
      block = head;
    }
    block += `\n${line}`;
  }
  return [...blocks, encodeCodeBlock(block)];
}

/** A row as a paragraph: what it is about in bold, the rest below it by its labels; with one further column all in a line. */
function toLines({ columns }: Table) {
  const isNumbered = columns.length > 2 && columns[0]?.label === '#';
  return (row: string[]): Line[] => {
    const [number = '', ...named] = row.map((cell) => cell.replaceAll('\n', ' '));
    const cells = isNumbered ? named : [number, ...named];
    const labels = columns.slice(isNumbered ? 1 : 0).map(({ label }) => label);
    const title: Inline = { type: 'bold', text: (isNumbered ? `${number} ${cells[0]}` : cells[0]) || '–' };
    if (cells.length === 2) return [{ item: false, inlines: [title, { type: 'text', text: `: ${cells[1]}` }] }];
    const rest = cells.slice(1).flatMap((cell, index) => (cell === '' ? [] : [`${labels[index + 1]}: ${cell}`]));
    return [
      { item: false, inlines: [title] },
      ...(rest.length > 0 ? [{ item: false, inlines: [{ type: 'text' as const, text: rest.join('; ') }] }] : []),
    ];
  };
}
