import { type Inline, type Line, parseMarkdown } from '#src/core/markdown.ts';
import { type Html, html } from './html.ts';

type Group = { item: boolean; lines: Line[] };

/** Small Markdown as paragraphs and lists; an empty line begins a new paragraph. */
export function encodeMarkdown(markdown: string): Html[] {
  const groups: Group[] = [];
  let isBroken = true;
  for (const line of parseMarkdown(markdown)) {
    const open = groups.at(-1);
    const isEmpty = !line.item && line.inlines.length === 0;
    if (!isEmpty && !isBroken && open?.item === line.item) open.lines.push(line);
    else if (!isEmpty) groups.push({ item: line.item, lines: [line] });
    isBroken = isEmpty;
  }
  return groups.map(({ item, lines }) =>
    item
      ? html`<ul>${lines.map((line) => html`<li dir="auto">${line.inlines.map(encodeInline)}</li>`)}</ul>`
      : html`<p dir="auto">${lines.map((line, index) => html`${index > 0 ? html`<br />` : ''}${line.inlines.map(encodeInline)}`)}</p>`,
  );
}

function encodeInline(inline: Inline): Html {
  switch (inline.type) {
    case 'text':
      return html`${inline.text}`;
    case 'bold':
      return html`<strong>${inline.text}</strong>`;
    case 'italic':
      return html`<em>${inline.text}</em>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'link':
      return html`<a href="${inline.url}" target="_blank" rel="noopener noreferrer"><bdi>${inline.text}</bdi></a>`;
    default:
      return inline satisfies never;
  }
}
