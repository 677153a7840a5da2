import { raw } from 'hono/html';
import { markdownToHtml } from '#src/core/markdown-html.ts';
import type { Block, Button, MailHead, Message, Select } from '#src/core/message.ts';
import { type Html, html } from './escape.ts';

/** Returns the address of a picture's bytes in the mail; null if it has none, so that its words replace it. */
export type LocatePicture = (key: string) => string | null;

// Few rules, no pictures behind text and no fixed colours but these: what mail programs leave of it still reads well.
const style = raw(`
  body { margin: 0; padding: 24px 12px; background: #ffffff; color: #1b1b1f; font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
  main { display: block; max-width: 640px; margin: 0 auto; }
  h1 { font-size: 20px; line-height: 1.3; margin: 24px 0 8px; }
  p, ul { margin: 0 0 12px; } ul { padding-left: 22px; }
  a { color: #0b57d0; } code { font-family: ui-monospace, Menlo, Consolas, monospace; }
  table { border-collapse: collapse; margin: 0 0 16px; } .wide { overflow-x: auto; } th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid #c8c8d0; vertical-align: top; }
  img { display: block; max-width: 100%; height: auto; margin: 0 0 16px; background: #ffffff; border-radius: 4px; }
  hr { border: 0; border-top: 1px solid #c8c8d0; margin: 24px 0; }
  .note { color: #55555f; font-size: 14px; }
  .button { display: inline-block; margin: 0 8px 8px 0; padding: 8px 14px; border: 1px solid #0b57d0; border-radius: 6px; text-decoration: none; }
  @media (max-width: 480px) { th, td { font-size: 14px; padding-right: 8px; } }
  @media (prefers-color-scheme: dark) {
    body { background: #17171b; color: #e8e8ee; } a { color: #a8c7fa; } .note { color: #b4b4c0; }
    th, td, hr { border-color: #4a4a55; } .button { border-color: #a8c7fa; }
  }`);

/** A message as a whole page, as mail programs draw it. */
export function encodeHtml(
  message: Message,
  { subject = '', language }: MailHead,
  locatePicture: LocatePicture,
): string {
  const blocks: Block[] = message.blocks.length > 0 ? message.blocks : [{ type: 'text', markdown: message.text }];
  return String(html`<!doctype html>
<html${language ? html` lang="${language}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${style}
</style>
</head>
<body>
<main>
${blocks.map((block) => html`${encodeBlock(block, locatePicture)}\n`)}</main>
</body>
</html>
`);
}

function encodeBlock(block: Block, locatePicture: LocatePicture): Html {
  switch (block.type) {
    case 'heading':
      return html`<h1 dir="auto">${block.text}</h1>`;
    case 'text':
      return raw(markdownToHtml(block.markdown));
    case 'note':
      return html`<div class="note">${raw(markdownToHtml(block.markdown))}</div>`;
    case 'facts':
      return html`<table role="presentation">${block.items.map(
        ({ label, value }) => html`<tr><td class="note" dir="auto">${label}</td><td dir="auto">${value}</td></tr>`,
      )}</table>`;
    case 'table':
      return encodeTable(block);
    case 'picture': {
      const source = locatePicture(block.key);
      return source === null
        ? html`<p dir="auto">${block.alt}</p>`
        : // Drawn for screens of two pixels to the point.
          html`<img src="${source}" alt="${block.alt}" width="${Math.min(640, Math.round(block.width / 2))}">`;
    }
    case 'file':
      return html`<p><bdi>${block.name}</bdi></p>`;
    case 'actions':
      return html`<p>${block.items.map((item) => encodeAction(item))}</p>`;
    case 'divider':
      return html`<hr>`;
    default:
      return block satisfies never;
  }
}

function encodeTable({ columns, rows }: Extract<Block, { type: 'table' }>): Html {
  const align = (index: number) => (columns[index]?.align === 'right' ? 'right' : 'left');
  return html`<div class="wide"><table>
<tr>${columns.map(({ label }, index) => html`<th scope="col" align="${align(index)}" dir="auto">${label}</th>`)}</tr>
${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td align="${align(index)}" dir="auto">${cell}</td>`)}</tr>\n`)}</table></div>`;
}

/** Nothing can be pressed in a mail: what a button says is shown, to be said in a chat. */
function encodeAction(item: Button | Select): Html {
  switch (item.type) {
    case 'link':
      return isWebUrl(item.url)
        ? html`<a class="button" href="${item.url}" dir="auto">${item.label}</a>\n`
        : html`<span dir="auto">${item.label}</span><br>`;
    case 'button':
      return html`<span dir="auto">${item.label}: <code dir="ltr">${item.line}</code></span><br>`;
    case 'select':
      return html`<span dir="auto">${item.placeholder}</span><br>${item.options.map(
        ({ label, line }) => html`<span dir="auto">${label}: <code dir="ltr">${line}</code></span><br>`,
      )}`;
    default:
      return item satisfies never;
  }
}

export const isWebUrl = (url: string) => /^https?:\/\//i.test(url) && URL.canParse(url);
