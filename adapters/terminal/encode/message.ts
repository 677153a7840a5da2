import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { type Inline, parseMarkdown, plainText } from '#src/core/markdown.ts';
import type { Block, Button, ListItem, Message, Select } from '#src/core/message.ts';
import { cleanText } from '#src/core/text.ts';
import type { Terminal } from '../decode/event.ts';
import { saveFile } from '../transport/save-file.ts';
import { drawTable, pad } from './table.ts';

export type Drawing = {
  /** Columns of the screen. */
  width: number;
  isColoured: boolean;
  /** Returns the address of a picture; null where no server shows it. */
  locatePicture(key: string): string | null;
};

/** Returns the way this terminal draws: its width is the screen's, or the variable COLUMNS where it is no screen. */
export function drawingFor(
  { output }: Pick<Terminal, 'output'>,
  locatePicture: (key: string) => string | null,
): Drawing {
  const isColoured = output.isTTY === true && output.hasColors?.() === true;
  const width = output.columns || Number(process.env.COLUMNS) || 100;
  return { width: Math.max(20, Math.min(width, 120)), isColoured, locatePicture };
}

/** What a number below a message stands for: a line to say, or a menu of such lines to open. */
export type Choice = { label: string; line: string } | Menu;
type Menu = { label: string; options: { label: string; line: string }[] };

/** A message as lines of text, and what the numbers under it stand for. */
export type Drawn = { text: string; choices: Choice[] };

type Style = Parameters<typeof styleText>[0];

/** `before` are choices that stand on the screen already: this message's are numbered on from them, and come behind them. */
export function encodeMessage(message: Message, drawing: Drawing, before: Drawn['choices'] = []): Drawn {
  const choices = [...before];
  const paint = (style: Style, text: string) =>
    drawing.isColoured ? styleText(style, text, { validateStream: false }) : text;
  const parts = message.blocks.length === 0 ? [drawMarkdown(message.text, drawing, paint)] : [];
  for (const block of message.blocks) {
    const text =
      block.type === 'picture'
        ? drawPicture(block, drawing, paint, message)
        : drawBlock(block, drawing, paint, choices);
    if (text) parts.push(text);
  }
  return { text: parts.join('\n\n'), choices };
}

/**
 * A picture's address and its words, without what the message has said already. Beside a table, which says the same figures, its first sentence is enough,
 * unless all its values stand in the table.
 */
function drawPicture(
  { key, alt }: Extract<Block, { type: 'picture' }>,
  { width, locatePicture }: Drawing,
  paint: (style: Style, text: string) => string,
  message: Message,
): string {
  const address = locatePicture(key);
  const cells = cellsOf(message);
  const said = plainText(message.text);
  const sentences = alt.split(/(?<=[.?!])\s+/u);
  const told = cells === '' ? sentences : sentences.slice(0, 1);
  const words = told.filter((each) => !said.includes(each.replace(/[.?!]$/, '')) && !isInCells(each, cells)).join(' ');
  return [
    ...(address === null ? [] : [paint('dim', `Picture: ${address}`)]),
    ...(words === '' ? [] : [wrap(safe(words), width)]),
  ].join('\n');
}

/** All that stands in tables and facts. */
function cellsOf({ blocks }: Message): string {
  return blocks
    .flatMap((block) => {
      if (block.type === 'table') return block.rows.flat();
      return block.type === 'facts' ? block.items.map(({ value }) => value) : [];
    })
    .join('\n');
}

/** Returns whether a sentence says values alone, all of which stand in a table. */
function isInCells(sentence: string, cells: string): boolean {
  const values = sentence.match(/\d[\d,]*\.\d+|\d[\d,]*(?=%)/gu) ?? [];
  return values.length > 1 && values.every((value) => cells.includes(value));
}

function drawBlock(
  block: Exclude<Block, { type: 'picture' }>,
  drawing: Drawing,
  paint: (style: Style, text: string) => string,
  choices: Drawn['choices'],
): string {
  switch (block.type) {
    case 'heading':
      return paint('bold', wrap(safe(block.text), drawing.width));
    case 'text':
      return drawMarkdown(block.markdown, drawing, paint);
    case 'note':
      return paint('dim', wrap(safe(plainText(block.markdown)), drawing.width));
    case 'facts':
      return drawFacts(block.items, drawing.width, paint);
    case 'table':
      return drawTable(
        {
          ...block,
          columns: block.columns.map((column) => ({ ...column, label: safe(column.label) })),
          rows: block.rows.map((row) => row.map(safe)),
        },
        drawing.width,
        paint,
      );
    case 'list':
      return block.items.map((item) => drawItem(item, drawing, paint, choices)).join('\n');
    case 'file':
      return `${paint('bold', block.encoding ? saveFile(block) : safe(block.name))}${block.encoding ? '' : `\n${safe(block.content)}`}`;
    case 'actions':
      return block.items.flatMap((item) => drawAction(item, drawing.width, choices)).join('\n');
    case 'divider':
      return '─'.repeat(Math.min(drawing.width, 60));
    default:
      return block satisfies never;
  }
}

/** A thing with the number that opens it. */
function drawItem(
  { title, line, beside, markdown }: ListItem,
  drawing: Drawing,
  paint: (style: Style, text: string) => string,
  choices: Drawn['choices'],
): string {
  const head = offer({ label: title, line }, choices);
  const inside = { ...drawing, width: drawing.width - 4 };
  return [
    wrap(beside ? `${head} ${paint('dim', `(${safe(beside)})`)}` : head, drawing.width, 4),
    ...(markdown
      ? drawMarkdown(markdown, inside, paint)
          .split('\n')
          .map((each) => `    ${each}`)
      : []),
  ].join('\n');
}

function drawAction(item: Button | Select, width: number, choices: Drawn['choices']): string[] {
  if (item.type === 'link') return [`${safe(item.label)}: ${item.url}`];
  if (item.type === 'button') {
    const [offered, line] = [offer(item, choices), safe(item.line)];
    if (item.label === item.line) return [wrap(offered, width, 4)];
    if (stringWidth(`${offered}  ${line}`) <= width) return [`${offered}  ${line}`];
    // A line is not broken, so that it can be copied; one that does not fit is had by its number.
    return [wrap(offered, width, 4), ...(stringWidth(line) <= width - 4 ? [`    ${line}`] : [])];
  }
  const { placeholder, options } = item;
  return [wrap(`${offer({ label: placeholder, options }, choices)} (${options.length})`, width)];
}

function offer(choice: Choice, choices: Drawn['choices']): string {
  choices.push(choice);
  return `[${choices.length}] ${safe(choice.label)}`;
}

/** The lines of a menu that was opened, numbered on from the choices that stand on the screen. */
export function drawMenu({ label, options }: Menu, { width }: Drawing, before: Drawn['choices']): Drawn {
  const choices = [...before];
  const offers = options.map((option) => wrap(offer(option, choices), width, 4));
  return { text: [safe(label), ...offers].join('\n'), choices };
}

function drawMarkdown(markdown: string, { width }: Drawing, paint: (style: Style, text: string) => string): string {
  const draw = (inline: Inline): string => {
    const text = safe(inline.text);
    if (inline.type === 'bold') return paint('bold', text);
    if (inline.type === 'italic') return paint('italic', text);
    if (inline.type === 'code') return paint('cyan', text);
    return inline.type === 'link' && inline.text !== inline.url ? `${text} (${inline.url})` : text;
  };
  return parseMarkdown(markdown)
    .map(({ item, inlines }) => {
      const text = inlines.map(draw).join('');
      return item ? `• ${wrap(text, width, 2)}` : wrap(text, width);
    })
    .join('\n');
}

/** Text from elsewhere obeys no terminal: escape sequences and control characters are gone. */
function safe(text: string): string {
  return cleanText(stripVTControlCharacters(text));
}

/** Labels beside their values; where that leaves the values too little room, each value stands below its label. */
function drawFacts(
  items: Extract<Block, { type: 'facts' }>['items'],
  width: number,
  paint: (style: Style, text: string) => string,
): string {
  const labels = Math.max(...items.map(({ label }) => stringWidth(safe(label))), 0);
  if (labels > width / 2)
    return items
      .map(({ label, value }) => `${paint('dim', wrap(safe(label), width))}\n  ${wrap(safe(value), width, 2)}`)
      .join('\n');
  return items
    .map(({ label, value }) => `${paint('dim', pad(safe(label), labels))}  ${wrap(safe(value), width, labels + 2)}`)
    .join('\n');
}

/** Breaks the lines of a plain text at the width of a screen. */
export const wrapText = (text: string, width: number): string => wrap(safe(text), width);

/** Breaks lines between words; lines that a line was broken into stand as far in as `hanging` says. */
function wrap(text: string, width: number, hanging = 0): string {
  return wrapAnsi(text, width - hanging).replaceAll('\n', `\n${' '.repeat(hanging)}`);
}
