import { markdownToHtml } from '#src/core/markdown-html.ts';
import type { Block, Message } from '#src/core/message.ts';
import { type Html, html, raw } from './html.ts';

/** A message on a page. What only a chat can do, its buttons, is left to the page. */
export function encodeMessage({ blocks }: Message): Html {
  return html`${blocks.map(encodeBlock)}`;
}

function encodeBlock(block: Block): Html {
  switch (block.type) {
    case 'heading':
      return html`<h1 dir="auto">${block.text}</h1>`;
    case 'text':
      return raw(markdownToHtml(block.markdown));
    case 'note':
      return html`<div class="note">${raw(markdownToHtml(block.markdown))}</div>`;
    case 'facts':
      return html`<dl class="facts">${block.items.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`,
      )}</dl>`;
    case 'table':
      return encodeTable(block);
    case 'picture':
      return html`<p><img class="picture" src="/pictures/${block.key}.png" alt="${block.alt}" width="${Math.round(block.width / 2)}" height="${Math.round(block.height / 2)}" /></p>`;
    case 'file':
      return html`<p><bdi>${block.name}</bdi></p>`;
    case 'actions':
    case 'divider':
      return html``;
    default:
      return block satisfies never;
  }
}

function encodeTable({ columns, rows }: Extract<Block, { type: 'table' }>): Html {
  const classOf = (index: number) => (columns[index]?.align === 'right' ? 'right' : '');
  return html`<div class="table" tabindex="0">
    <table>
      <thead><tr>${columns.map(({ label }, index) => html`<th scope="col" class="${classOf(index)}">${label}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (row) =>
          html`<tr>${row.map((cell, index) => html`<td class="${classOf(index)}" dir="auto">${cell}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}
