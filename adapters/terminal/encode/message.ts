import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { type Inline, parseMarkdown, plainText } from '#src/core/markdown.ts';
import type { Block, Button, Message, Select } from '#src/core/message.ts';
import { cleanText } from '#src/core/text.ts';
import type { Terminal } from '../decode/event.ts';

export type Drawing = {
  /** Columns of the screen. */
  width: number;
  isColoured: boolean;
  /** Returns the path or address of a picture. */
  locatePicture(key: string): string;
};

/** Returns the way this terminal draws. */
export function drawingFor({ output }: Pick<Terminal, 'output'>, locatePicture: (key: string) => string): Drawing {
  const isColoured = output.isTTY === true && !process.env.NO_COLOR;
  return { width: Math.min(output.columns || 100, 120), isColoured, locatePicture };
}

/** A message as lines of text, and what the numbers under it stand for. */
export type Drawn = { text: string; choices: { label: string; line: string }[] };

type Style = Parameters<typeof styleText>[0];

/** `before` are choices that stand on the screen already: this message's are numbered on from them, and come behind them. */
export function encodeMessage(message: Message, drawing: Drawing, before: Drawn['choices'] = []): Drawn {
  const choices = [...before];
  const paint = (style: Style, text: string) =>
    drawing.isColoured ? styleText(style, text, { validateStream: false }) : text;
  const parts = message.blocks.length === 0 ? [drawMarkdown(message.text, drawing, paint)] : [];
  for (const block of message.blocks) {
    const text = drawBlock(block, drawing, paint, choices);
    if (text) parts.push(text);
  }
  return { text: parts.join('\n\n'), choices };
}

function drawBlock(
  block: Block,
  drawing: Drawing,
  paint: (style: Style, text: string) => string,
  choices: Drawn['choices'],
): string {
  switch (block.type) {
    case 'heading':
      return paint('bold', safe(block.text));
    case 'text':
      return drawMarkdown(block.markdown, drawing, paint);
    case 'note':
      return paint('dim', wrap(safe(plainText(block.markdown)), drawing.width));
    case 'facts': {
      const width = Math.max(...block.items.map(({ label }) => stringWidth(safe(label))), 0);
      return block.items
        .map(({ label, value }) => `${paint('dim', pad(safe(label), width))}  ${indent(safe(value), width + 2)}`)
        .join('\n');
    }
    case 'table':
      return drawTable(block, paint);
    case 'picture':
      return `${paint('dim', `Picture: ${drawing.locatePicture(block.key)}`)}\n${wrap(safe(block.alt), drawing.width)}`;
    case 'file':
      return `${paint('bold', safe(block.name))}\n${safe(block.content)}`;
    case 'actions':
      return block.items.flatMap((item) => drawAction(item, drawing.width, choices)).join('\n');
    case 'divider':
      return '─'.repeat(Math.min(drawing.width, 60));
    default:
      return block satisfies never;
  }
}

function drawAction(item: Button | Select, width: number, choices: Drawn['choices']): string[] {
  if (item.type === 'link') return [`${safe(item.label)}: ${item.url}`];
  if (item.type === 'button') return [`${offer(item, choices)}  ${safe(item.line)}`];
  return [safe(item.placeholder), wrap(item.options.map((option) => offer(option, choices)).join(' · '), width)];
}

function offer({ label, line }: { label: string; line: string }, choices: Drawn['choices']): string {
  choices.push({ label, line });
  return `[${choices.length}] ${safe(label)}`;
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

function drawTable(
  { columns: heads, rows }: Extract<Block, { type: 'table' }>,
  paint: (style: Style, text: string) => string,
): string {
  const widths = heads.map(({ label }, index) =>
    Math.max(stringWidth(safe(label)), ...rows.map((row) => stringWidth(safe(row[index] ?? '')))),
  );
  const draw = (cells: string[]) =>
    cells
      .map((cell, index) => pad(safe(cell), widths[index] ?? 0, heads[index]?.align === 'right'))
      .join('  ')
      .trimEnd();
  return [
    paint('bold', draw(heads.map(({ label }) => label))),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(draw),
  ].join('\n');
}

/** Text from elsewhere obeys no terminal: escape sequences and control characters are gone. */
function safe(text: string): string {
  return cleanText(stripVTControlCharacters(text));
}

function pad(text: string, width: number, toTheRight = false): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return toTheRight ? blanks + text : text + blanks;
}

function indent(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** Breaks lines between words; lines that a line was broken into stand as far in as `hanging` says. */
function wrap(text: string, width: number, hanging = 0): string {
  return wrapAnsi(text, width - hanging).replaceAll('\n', `\n${' '.repeat(hanging)}`);
}
