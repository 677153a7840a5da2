import { type Inline, type Line, parseMarkdown } from '../markdown.ts';
import { escapeHtml } from './escape.ts';
import { keepTogether } from './keep-together.ts';

/** Small Markdown as HTML for pages and mail: paragraphs and lists, an empty line begins a new paragraph, links open a new page. All text is escaped. */
export function markdownToHtml(markdown: string): string {
  const groups: { item: boolean; lines: Line[] }[] = [];
  let isBroken = true;
  for (const line of parseMarkdown(markdown)) {
    const open = groups.at(-1);
    const isEmpty = !line.item && line.inlines.length === 0;
    if (!isEmpty && !isBroken && open?.item === line.item) open.lines.push(line);
    else if (!isEmpty) groups.push({ item: line.item, lines: [line] });
    isBroken = isEmpty;
  }
  return groups.map(({ item, lines }) => (item ? drawList(lines) : drawParagraph(lines))).join('');
}

function drawList(lines: Line[]): string {
  return `<ul>${lines.map(({ inlines }) => `<li dir="auto">${inlines.map(drawInline).join('')}</li>`).join('')}</ul>`;
}

function drawParagraph(lines: Line[]): string {
  return `<p dir="auto">${lines.map(({ inlines }) => inlines.map(drawInline).join('')).join('<br>')}</p>`;
}

function drawInline(inline: Inline): string {
  const text = escapeHtml(inline.text);
  switch (inline.type) {
    case 'text':
      return keepTogether(text);
    case 'bold':
      return `<strong>${keepTogether(text)}</strong>`;
    case 'italic':
      return `<em>${text}</em>`;
    case 'code':
      return `<code>${text}</code>`;
    case 'link':
      return `<a href="${escapeHtml(inline.url)}" target="_blank" rel="noopener noreferrer"><bdi>${text}</bdi></a>`;
    default:
      return inline satisfies never;
  }
}
