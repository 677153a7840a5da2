import { parseMarkdown, plainText } from '#src/core/markdown.ts';
import type { Block, Button, Message, Select } from '#src/core/message.ts';

/** Mail programs break longer lines. */
const longestLine = 72;
const between = '  ';
const graphemes = new Intl.Segmenter();

/** A message as the plain text of a mail: complete, for whoever reads no HTML. */
export function encodeText({ text, blocks, folds = [] }: Message): string {
  const parts = blocks.length > 0 ? blocks.map(encodeBlock) : [encodeMarkdown(text)];
  for (const { label, blocks: inner } of folds)
    parts.push(encodeBlock({ type: 'heading', text: label }), ...inner.map(encodeBlock));
  return `${parts.join('\n\n')}\n`;
}

function encodeBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min(block.text.length, 70))}`;
    case 'text':
    case 'note':
      return encodeMarkdown(block.markdown);
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'table':
      return encodeTable(block);
    case 'list':
      return block.items
        .map(({ title, line, beside, markdown }) =>
          [`- ${title}${beside ? ` (${beside})` : ''}: ${line}`, ...(markdown ? [encodeMarkdown(markdown)] : [])].join(
            '\n',
          ),
        )
        .join('\n');
    case 'picture':
      return `[${block.alt}]`;
    case 'file':
      return `[${block.name}]`;
    case 'actions':
      return block.items.flatMap(encodeAction).join('\n');
    case 'divider':
      return '-'.repeat(40);
    default:
      return block satisfies never;
  }
}

/** Text whose items have the address that their one link leads to on a line of its own, where it breaks no sentence. */
function encodeMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      const [parsed] = parseMarkdown(line);
      const [link, ...others] = parsed?.inlines.filter((inline) => inline.type === 'link') ?? [];
      if (!parsed?.item || !link || others.length > 0 || link.text === link.url) return plainText(line);
      return `• ${parsed.inlines.map(({ text }) => text).join('')}\n  ${link.url}`;
    })
    .join('\n');
}

/** A table in columns where a line holds them, else each row as its first cell above the others with their labels. */
function encodeTable({ columns, rows }: Extract<Block, { type: 'table' }>): string {
  const labels = columns.map(({ label }) => label);
  const widths = labels.map((label, at) => Math.max(...[label, ...rows.map((row) => row[at] ?? '')].map(widthOf)));
  if (widths.reduce((sum, each) => sum + each + between.length, -between.length) > longestLine)
    return rows.map((row) => encodeCard(row, labels)).join('\n\n');
  const draw = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const blanks = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
        return columns[at]?.align === 'right' ? blanks + cell : cell + blanks;
      })
      .join(between)
      .trimEnd();
  return [labels, widths.map((width) => '-'.repeat(width)), ...rows].map(draw).join('\n');
}

/** Letters with their marks, as they are counted by eye. */
const widthOf = (text: string) => [...graphemes.segment(text)].length;

function encodeCard([first = '', ...cells]: readonly string[], [, ...labels]: readonly string[]): string {
  const lines = cells.flatMap((cell, at) => (cell === '' ? [] : [`  ${labels[at] ? `${labels[at]}: ` : ''}${cell}`]));
  return [first, ...lines].join('\n');
}

function encodeAction(item: Button | Select): string[] {
  switch (item.type) {
    case 'link':
      return [`${item.label}: ${item.url}`];
    case 'button':
      return [`${item.label}: ${item.line}`];
    case 'select':
      return [item.placeholder, ...item.options.map(({ label, line }) => `- ${label}: ${line}`)];
    default:
      return item satisfies never;
  }
}
