import { escapeMarkdown, md } from './markdown.ts';
import type { Block, CellData, ListItem, Message } from './message.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;
type Column = Of<'table'>['columns'][number];
type Picture = Omit<Of<'picture'>, 'type'>;

/** A heading in plain text. */
export function heading(text: string): Of<'heading'> {
  return { type: 'heading', text };
}

/** The heading of a part, below that of the whole. */
export function subheading(text: string): Of<'heading'> {
  return { type: 'heading', text, level: 2 };
}

/** A paragraph, or several lines, in small Markdown. */
export function text(...lines: readonly string[]): Of<'text'> {
  return { type: 'text', markdown: lines.join('\n') };
}

/** Small print in small Markdown, a line each. */
export function note(...lines: readonly string[]): Of<'note'> {
  return { type: 'note', markdown: lines.join('\n') };
}

/** Labels with values, plain text both. */
export function facts(items: Of<'facts'>['items']): Of<'facts'> {
  return { type: 'facts', items };
}

/** A cell as words, with the number that they say. */
export type Cell = string | ({ text: string } & CellData);

/** Cells below labelled columns, plain text. A label alone is a column that begins at the left. Numbers travel beside their words, for files. */
export function table(columns: readonly (string | Column)[], cells: readonly (readonly Cell[])[]): Of<'table'> {
  const data = cells.map((row) => row.map(dataOf));
  return {
    type: 'table',
    columns: columns.map((each) => (typeof each === 'string' ? { label: each } : each)),
    rows: cells.map((row) => row.map((each) => (typeof each === 'string' ? each : each.text))),
    ...(data.some((row) => row.some((each) => each !== null)) && { data }),
  };
}

function dataOf(cell: Cell): CellData | null {
  if (typeof cell === 'string') return null;
  const { text: _, ...data } = cell;
  return data;
}

/** A column of numbers. */
export function rightColumn(label: string): Column {
  return { label, align: 'right' };
}

/** Things that can be opened by their titles; `open` is the word for it. No block where there are none. */
export function list(open: string, items: ListItem[]): Of<'list'>[] {
  return items.length > 0 ? [{ type: 'list', open, items }] : [];
}

/** Returns the block of a picture from the picture store. */
export function picture({ key, alt, width, height }: Picture): Of<'picture'> {
  return { type: 'picture', key, alt, width, height };
}

/**
 * A message whose text alternative is what its blocks say, and quotes what they quote. Null and false are left out, so that blocks can be chosen
 * in place.
 */
export function message(...blocks: readonly (Block | readonly Block[] | null | false | undefined)[]): Message {
  const present = blocks.flatMap((block) => block || []);
  const quotes = quotesOf(present);
  return { text: textOf(present), blocks: present, ...(quotes.length > 0 && { quotes }) };
}

/** The keys of the pictures in a message, those of folded parts among them. */
export function listPictures({ blocks, folds = [] }: Pick<Message, 'blocks' | 'folds'>): string[] {
  return [...blocks, ...folds.flatMap((fold) => fold.blocks)].flatMap((block) =>
    block.type === 'picture' ? [block.key] : [],
  );
}

/** Lists the quotes of the lines that `textOf` returns. */
function quotesOf(blocks: readonly Block[]): NonNullable<Message['quotes']> {
  let before = 0;
  return blocks.flatMap((block) => {
    const first = before;
    before += linesOf(block).reduce((count, line) => count + line.split('\n').length, 0);
    const { quotes = [] } = block.type === 'text' || block.type === 'note' ? block : {};
    return quotes.map((quote) => ({ ...quote, line: first + quote.line }));
  });
}

/**
 * Returns what blocks say as small Markdown: what a notification shows and a screen reader reads. Rows of a table become lines that name their
 * columns; pictures, buttons and files are left out, as what a picture shows stands in the blocks beside it.
 */
export function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [escapeMarkdown(block.text)];
    case 'text':
    case 'note':
      return block.markdown === '' ? [] : [block.markdown];
    case 'facts':
      return block.items.map(({ label, value }) => md`${label}: ${value}`);
    case 'table':
      return block.rows.map((row) => describeRow(row, block.columns));
    case 'list':
      return block.items.flatMap(({ title, beside, markdown }) => [
        `- ${beside ? md`**${title}** (${beside})` : md`**${title}**`}`,
        ...(markdown ? [markdown] : []),
      ]);
    case 'picture':
    case 'file':
    case 'actions':
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}

/** "- Skåne: Value 9.4%, Year 2023": the first cell names the row; an empty cell and a column without a label add nothing. */
function describeRow([first = '', ...cells]: readonly string[], [, ...columns]: readonly Column[]): string {
  const said = cells.flatMap((cell, index) => {
    const label = columns[index]?.label ?? '';
    return cell === '' || cell === '–' ? [] : [label ? `${label} ${cell}` : cell];
  });
  return `- ${md`${first}`}${said.length > 0 ? `: ${md`${said.join(', ')}`}` : ''}`;
}
