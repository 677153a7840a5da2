import { plainText } from '#src/core/markdown.ts';
import type { Block, Button, Message, Select } from '#src/core/message.ts';

/** A message as the plain text of a mail: complete, for whoever reads no HTML. */
export function encodeText({ text, blocks, folds = [] }: Message): string {
  const parts = blocks.length > 0 ? blocks.map(encodeBlock) : [plainText(text)];
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
      return plainText(block.markdown);
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'table':
      return [block.columns.map(({ label }) => label), ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'list':
      return block.items
        .map(({ title, line, beside, markdown }) =>
          [`- ${title}${beside ? ` (${beside})` : ''}: ${line}`, ...(markdown ? [plainText(markdown)] : [])].join('\n'),
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
