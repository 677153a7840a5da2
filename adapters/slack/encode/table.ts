import type { TableBlock } from '@slack/types';
import type { Block } from '#src/core/message.ts';
import { limits } from '../limits.ts';
import { escapeText } from './text.ts';

type Table = Extract<Block, { type: 'table' }>;
type Cell = { type: 'raw_text'; text: string };

/** The characters of a message that a table's frame takes, with room for headings and the button that turns pages. */
const frameSize = 1_200;
const wrapFrom = 40;

/** Empty cells are refused. */
const cell = (text: string): Cell => ({ type: 'raw_text', text: text === '' ? '\u00a0' : text });

/**
 * A table in as many of Slack's as its limits ask for, each with the header row; wide ones are cut by columns with the first column repeated.
 * A row too large for any table comes back as text: `{ label, value }` lines in small Markdown's plain text.
 */
export function encodeTable(table: Table): (TableBlock | { type: 'row'; cells: { label: string; value: string }[] })[] {
  return splitColumns(table).flatMap(encodeNarrow);
}

function encodeNarrow({ columns, rows }: Table): ReturnType<typeof encodeTable> {
  const settings = columns.map(({ align }, index) => ({
    align: align ?? ('left' as const),
    ...(rows.some((row) => (row[index]?.length ?? 0) > wrapFrom) && { is_wrapped: true }),
  }));
  const header = columns.map(({ label }) => cell(label));
  const frame = frameSize + measure(header) + JSON.stringify(settings).length;
  const headerCharacters = count(header);
  const encoded: ReturnType<typeof encodeTable> = [];
  let group: Cell[][] = [];
  let size = frame;
  let characters = headerCharacters;
  const close = () => {
    if (group.length > 0) encoded.push({ type: 'table', column_settings: settings, rows: [header, ...group] });
    group = [];
    size = frame;
    characters = headerCharacters;
  };
  for (const row of rows) {
    const cells = columns.map((_, index) => cell(row[index] ?? ''));
    const rowSize = measure(cells);
    const rowCharacters = count(cells);
    if (frame + rowSize > limits.messageCharacters || headerCharacters + rowCharacters > limits.tableCharacters) {
      close();
      encoded.push({
        type: 'row',
        cells: columns.map(({ label }, index) => ({ label, value: row[index] ?? '' })),
      });
      continue;
    }
    const isFull =
      group.length + 1 >= limits.tableRows ||
      size + rowSize > limits.messageCharacters ||
      characters + rowCharacters > limits.tableCharacters;
    if (isFull) close();
    group.push(cells);
    size += rowSize;
    characters += rowCharacters;
  }
  close();
  if (rows.length === 0) encoded.push({ type: 'table', column_settings: settings, rows: [header] });
  return encoded;
}

/** At least as many characters as the row has in JSON. */
const measure = (cells: Cell[]) =>
  cells.reduce((sum, { text }) => sum + cellFrame + (/["\\\n\t]/.test(text) ? text.length * 2 : text.length), 4);
const cellFrame = '{"type":"raw_text","text":""},'.length;

const count = (cells: Cell[]) => cells.reduce((sum, { text }) => sum + text.length, 0);

function splitColumns(table: Table): Table[] {
  if (table.columns.length <= limits.tableColumns) return [table];
  const parts: Table[] = [];
  for (let start = 1; start < table.columns.length; start += limits.tableColumns - 1) {
    const pick = <T>(list: T[]) => [...list.slice(0, 1), ...list.slice(start, start + limits.tableColumns - 1)];
    parts.push({ type: 'table', columns: pick(table.columns), rows: table.rows.map(pick) });
  }
  return parts;
}

/** Draws a table as lines of fixed width, for windows and the home page, where Slack draws no tables; each chunk at most `max` characters. */
export function encodeTableAsText({ columns, rows }: Table, max: number): string[] {
  const all = [columns.map(({ label }) => label), ...rows].map((row) =>
    columns.map((_, index) => (row[index] ?? '').replace(/\s+/g, ' ').replaceAll('`', "'")),
  );
  const widths = columns.map((_, index) => Math.max(...all.map((row) => row[index]?.length ?? 0)));
  if (widths.reduce((sum, width) => sum + width + 2, 0) > mostTextColumns) return [];
  const lines = all.map((row) =>
    row
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  const chunks: string[] = [];
  let chunk = escapeText(head);
  for (const line of body.map(escapeText)) {
    if (chunk.length + line.length + 8 > max) {
      chunks.push(chunk);
      chunk = escapeText(head);
    }
    chunk += `\n${line}`;
  }
  return [...chunks, chunk].map((text) => `\`\`\`${text}\`\`\``);
}

/** Wider text would wrap in a window and lose its columns. */
const mostTextColumns = 90;
