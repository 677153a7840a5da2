import { markdownToHtml } from '#src/core/markdown-html.ts';
import type { Actions, Block, Button, Fold, Message, Select } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Texts } from '../texts.ts';
import { type Html, html, raw } from './escape.ts';
import { encodeForm } from './form.ts';

const longestFigure = 60;

/** An outcome as the fragment the page puts in: an article or a dialog; null where there is nothing to show. */
export function encodeOutcome(outcome: Exclude<Outcome, { type: 'choices' }>, texts: Texts): Html | null {
  switch (outcome.type) {
    case 'message':
      return encodeMessage(outcome, texts, {
        failed: outcome.failed === true,
        ...(outcome.visibility === 'private' && { label: texts.onlyYou }),
      });
    case 'form':
      return encodeForm(outcome.form, {}, texts);
    case 'problems':
      return encodeForm(outcome.form, outcome.problems, texts);
    // The page shows forms whole.
    case 'more':
    case 'nothing':
      return null;
    default:
      return outcome satisfies never;
  }
}

/** A message as a chat draws it. `failed` marks what did not work; `label` stands above it. */
export function encodeMessage(message: Message, texts: Texts, { failed = false, label = '' } = {}): Html {
  const blocks: Block[] = message.blocks.length > 0 ? message.blocks : [{ type: 'text', markdown: message.text }];
  return html`<article class="answer${failed ? ' failed' : ''}" aria-label="${texts.name}">
    ${label ? html`<p class="label">${label}</p>` : ''}
    ${blocks.map((block) => encodeBlock(block, texts))}
    ${(message.folds ?? []).map((fold) => encodeFold(fold, texts))}
  </article>`;
}

function encodeFold({ label, blocks, isOpen }: Fold, texts: Texts): Html {
  return html`<details class="fold"${isOpen ? raw(' open') : ''}>
    <summary dir="auto">${label}</summary>
    ${blocks.map((block) => encodeBlock(block, texts))}
  </details>`;
}

function encodeBlock(block: Block, texts: Texts): Html {
  switch (block.type) {
    case 'heading':
      return html`<h3 dir="auto">${block.text}</h3>`;
    case 'text':
      return html`<div class="text">${raw(markdownToHtml(block.markdown))}</div>`;
    case 'facts':
      return html`<dl class="facts">${block.items.map(encodeFact)}</dl>`;
    case 'table':
      return encodeTable(block, texts);
    case 'picture':
      return html`<a class="picture" href="/pictures/${encodeURIComponent(block.key)}.png" target="_blank" rel="noopener"
        ><img
          src="/pictures/${encodeURIComponent(block.key)}.png"
          alt="${block.alt}"
          width="${block.width}"
          height="${block.height}"
          loading="lazy"
          decoding="async"
      /></a>`;
    case 'file':
      return html`<p>
        <a class="file" download="${block.name}" href="${encodeDataUrl(block)}" rel="noopener"><bdi>${block.name}</bdi></a>
      </p>`;
    case 'actions':
      return encodeActions(block);
    case 'divider':
      return html`<hr />`;
    case 'note':
      return html`<div class="note">${raw(markdownToHtml(block.markdown))}</div>`;
    default:
      return block satisfies never;
  }
}

/** A sentence takes the whole width. */
function encodeFact({ label, value }: { label: string; value: string }): Html {
  const isLong = value.length > longestFigure;
  return html`<div class="${isLong ? 'long' : ''}"><dt dir="auto">${label}</dt><dd dir="auto">${value}</dd></div>`;
}

/** A wide table scrolls by itself; it can be reached by keyboard for that. */
function encodeTable({ columns, rows }: Extract<Block, { type: 'table' }>, texts: Texts): Html {
  const alignment = columns.map(({ align }) => (align === 'right' ? 'right' : 'left'));
  return html`<div class="table" tabindex="0" role="region" aria-label="${texts.table}">
    <table>
      <thead>
        <tr>
          ${columns.map(({ label }, index) => html`<th scope="col" class="${alignment[index]}"><bdi>${label}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td class="${alignment[index]}"><bdi>${cell}</bdi></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function encodeActions({ items }: Actions): Html {
  return html`<div class="actions">
    ${items.map((item) => (item.type === 'select' ? encodeSelect(item) : encodeButton(item)))}
  </div>`;
}

function encodeButton(button: Button): Html {
  return button.type === 'button'
    ? html`<button type="button" class="${button.style ?? 'plain'}" data-line="${button.line}" dir="auto">${button.label}</button>`
    : html`<a class="button" href="${safeUrl(button.url)}" target="_blank" rel="noopener noreferrer" dir="auto">${button.label}</a>`;
}

/** A menu of buttons rather than a select element, which would act at the first arrow key. */
function encodeSelect({ placeholder, options }: Select): Html {
  return html`<details class="menu">
    <summary>${placeholder}</summary>
    <ul>
      ${options.map(
        ({ label, line }) => html`<li><button type="button" data-line="${line}" dir="auto">${label}</button></li>`,
      )}
    </ul>
  </details>`;
}

/** Only web addresses and paths of this server may be linked. */
function safeUrl(url: string): string {
  return /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : '#';
}

/** Kept as text whatever it is, so that no browser shows it as a page. */
function encodeDataUrl({ mediaType, content }: Extract<Block, { type: 'file' }>): string {
  const isPlain = /^(text\/(csv|plain|markdown|calendar)|application\/json)$/.test(mediaType);
  return `data:${isPlain ? mediaType : 'text/plain'};charset=utf-8,${encodeURIComponent(content.toWellFormed())}`;
}
