import { markdownToHtml } from '#src/core/markdown-html.ts';
import type { Actions, Block, Button, Fold, Message } from '#src/core/message.ts';
import { type Html, html, raw } from './html.ts';
import { linkOfLine } from './links.ts';

type Options = {
  /** Whether a button that has no page may lead to the playground. */
  hasPlayground: boolean;
};

/** A message on a page. Its buttons become links; without `options` they are left to the page. */
export function encodeMessage({ blocks, folds = [] }: Message, options?: Options): Html {
  return html`${blocks.map((block) => encodeBlock(block, options))}${folds.map((fold) => encodeFold(fold, options))}`;
}

function encodeFold({ label, blocks, isOpen }: Fold, options: Options | undefined): Html {
  return html`<details class="fold"${isOpen ? raw(' open') : ''}><summary dir="auto">${label}</summary>${blocks.map((block) => encodeBlock(block, options))}</details>`;
}

function encodeBlock(block: Block, options: Options | undefined): Html {
  switch (block.type) {
    case 'heading':
      return html`<h1 dir="auto">${block.text}</h1>`;
    case 'text':
      return block.language === undefined
        ? raw(markdownToHtml(block.markdown))
        : html`<div lang="${block.language}">${raw(markdownToHtml(block.markdown))}</div>`;
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
      return options ? encodeActions(block, options) : html``;
    case 'divider':
      return html``;
    default:
      return block satisfies never;
  }
}

function encodeActions({ items }: Actions, options: Options): Html {
  const links = items.flatMap((item) => (item.type === 'select' ? [] : (encodeButton(item, options) ?? [])));
  const menus = items.flatMap((item) => {
    if (item.type !== 'select') return [];
    const choices = item.options.flatMap(({ label, line }) => encodeLink(label, line, options) ?? []);
    if (choices.length === 0) return [];
    return html`<details class="menu"><summary>${item.placeholder}</summary><ul>${choices.map((each) => html`<li>${each}</li>`)}</ul></details>`;
  });
  return html`${links.length > 0 ? html`<p class="lines">${links}</p>` : ''}${menus}`;
}

function encodeButton(item: Button, options: Options): Html | null {
  return item.type === 'link'
    ? html`<a class="line" href="${item.url}">${item.label}</a>`
    : encodeLink(item.label, item.line, options);
}

/** Encodes a link; null if neither a page nor the playground answers the line. */
function encodeLink(label: string, line: string, { hasPlayground }: Options): Html | null {
  const address = linkOfLine(line, hasPlayground);
  return address === null ? null : html`<a class="line" href="${address}"><bdi>${label}</bdi></a>`;
}

function encodeTable({ columns, rows }: Extract<Block, { type: 'table' }>): Html {
  const classOf = (index: number) => (columns[index]?.align === 'right' ? 'right' : '');
  return html`<div class="table" tabindex="0">
    <table>
      <thead><tr>${columns.map(({ label }, index) => html`<th scope="col" class="${classOf(index)}">${label}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (row) =>
          html`<tr>${row.map((cell, index) =>
            index === 0
              ? html`<th scope="row" class="${classOf(index)}" dir="auto">${cell}</th>`
              : html`<td class="${classOf(index)}" dir="auto">${cell}</td>`,
          )}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}
