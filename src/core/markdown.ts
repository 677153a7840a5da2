/**
 * The small Markdown of messages: **bold**, *italic*, `code`, [label](https://…), lines, and "- " at the start of a line for a list item.
 * A backslash takes the meaning off the next sign. Every encoder draws from the parsed nodes, so no platform's own syntax gets in.
 */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'code'; text: string }
  | { type: 'link'; text: string; url: string };

export type Line = { item: boolean; inlines: Inline[] };

const special = /[\\*`[\]()_~]/g;
const pattern =
  /\\([\\*`[\]()_~-])|\*\*((?:\\.|[^*\\])+)\*\*|\*((?:\\.|[^*\\])+)\*|`((?:\\.|[^`\\])+)`|\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^\s()]+)\)/g;

/** Member or foreign text, made safe to stand inside small Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(special, '\\$&').replace(/^-/gm, '\\-');
}

/** Small Markdown with every inserted value escaped. */
export function md(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: strings.map((part) => part) }, ...values.map((value) => escapeMarkdown(String(value))));
}

/** Foreign text, safe to stand inside small Markdown, with its web addresses as links. */
export function linkAddresses(text: string): string {
  return text
    .split(/(https?:\/\/[^\s()<>[\]]*[^\s()<>[\].,;:!?'"])/)
    .map((part, index) => (index % 2 === 1 ? `[${escapeMarkdown(part)}](${part})` : escapeMarkdown(part)))
    .join('');
}

const unescapeMarkdown = (text: string) => text.replace(/\\([\\*`[\]()_~-])/g, '$1');

export function parseMarkdown(markdown: string): Line[] {
  return markdown.split('\n').map((line) => {
    const item = line.startsWith('- ');
    return { item, inlines: parseInlines(item ? line.slice(2) : line) };
  });
}

function parseInlines(line: string): Inline[] {
  const inlines: Inline[] = [];
  const addText = (text: string) => {
    const last = inlines.at(-1);
    if (last?.type === 'text') last.text += text;
    else if (text) inlines.push({ type: 'text', text });
  };
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    addText(line.slice(end, match.index));
    end = match.index + match[0].length;
    const [, escaped, bold, italic, code, label, url] = match;
    if (escaped !== undefined) addText(escaped);
    else if (bold !== undefined) inlines.push({ type: 'bold', text: unescapeMarkdown(bold) });
    else if (italic !== undefined) inlines.push({ type: 'italic', text: unescapeMarkdown(italic) });
    else if (code !== undefined) inlines.push({ type: 'code', text: unescapeMarkdown(code) });
    else if (label !== undefined && url !== undefined)
      inlines.push({ type: 'link', text: unescapeMarkdown(label), url });
  }
  addText(line.slice(end));
  return inlines;
}

/** Removes all Markdown from a text; links keep their address. */
export function plainText(markdown: string): string {
  return parseMarkdown(markdown)
    .map(({ item, inlines }) => (item ? '• ' : '') + inlines.map(plainInline).join(''))
    .join('\n');
}

function plainInline(inline: Inline): string {
  return inline.type === 'link' && inline.text !== inline.url ? `${inline.text} (${inline.url})` : inline.text;
}
