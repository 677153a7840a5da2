import { type Inline, type Line, parseMarkdown } from '#src/core/markdown.ts';
import { cutPieces } from '#src/core/text.ts';

/** Zero-width: keeps a sign that opens formatting in Slack from doing so. */
const joiner = '\u200b';

/** Text as Slack shows it unchanged: no mention, link or tag can come of it. */
export function escapeText(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Our own marks and nothing else: Slack is not to look for names and addresses in what members wrote. */
export const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });

// A sign that a later one of its kind on the line could close; looked for no further than anyone emphasizes.
const opener = /(?<![\p{L}\p{N}])([*_~`])(?=\S(?:[^\n]{0,500}?\S)?\1(?![\p{L}\p{N}]))/gu;

// ":name:" would become a picture.
const emoji = /:(?=[a-z_+][\w+-]{0,60}:)/gi;

/** Escaped, and without signs that Slack would read as bold, italic, struck, code, a quotation or an emoji. */
export function encodePlain(text: string): string {
  const escaped = escapeText(text)
    .replace(/^(?=[^\S\n]*&gt;)/gm, joiner)
    .replace(emoji, `:${joiner}`);
  return /[*_~`]/.test(escaped) ? escaped.replace(opener, `$1${joiner}`) : escaped;
}

/** Small Markdown → Slack's mrkdwn. */
export function encodeMarkdown(markdown: string): string {
  return parseMarkdown(markdown).map(encodeLine).join('\n');
}

function encodeLine({ item, inlines }: Line): string {
  return (item ? '• ' : '') + inlines.map(encodeInline).join('');
}

function encodeInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return encodePlain(inline.text);
    case 'bold':
      return `*${encodePlain(inline.text)}*`;
    case 'italic':
      return `_${encodePlain(inline.text)}_`;
    case 'code':
      return `\`${escapeText(inline.text)}\``;
    case 'link':
      return `<${encodeUrl(inline.url)}|${escapeText(inline.text).replace(/\|/g, '¦')}>`;
    default:
      return inline satisfies never;
  }
}

export function encodeUrl(url: string): string {
  return escapeText(url).replace(/\|/g, '%7C');
}

/** Small Markdown → mrkdwn in chunks of at most `max` characters, cut between lines, else between words, never inside a link or a sign. */
export function chunkMarkdown(markdown: string, max: number): string[] {
  const whole = encodeMarkdown(markdown);
  if (whole.length <= max) return whole.trim() === '' ? [] : [whole];
  const chunks: string[] = [];
  let chunk = '';
  const add = (piece: string, glue: string) => {
    if (chunk.length + glue.length + piece.length > max) {
      if (chunk.trim() !== '') chunks.push(chunk.trimEnd());
      chunk = piece;
    } else chunk += glue + piece;
  };
  for (const line of parseMarkdown(markdown)) {
    const encoded = encodeLine(line);
    if (encoded.length <= max) add(encoded, chunk === '' ? '' : '\n');
    else {
      if (chunk !== '') add('', '\n');
      if (line.item) add('• ', '');
      for (const piece of line.inlines.flatMap((inline) => breakInline(inline, max))) add(piece, '');
    }
  }
  if (chunk.trim() !== '') chunks.push(chunk.trimEnd());
  return chunks;
}

/** An inline as pieces of at most `max` characters; a word longer than that is cut between characters. */
function breakInline(inline: Inline, max: number): string[] {
  const encoded = encodeInline(inline);
  if (inline.type !== 'text' && encoded.length <= max) return [encoded];
  // An address too long for one piece is shown as text.
  const text = inline.type === 'link' ? `${inline.text} ${inline.url}` : inline.text;
  const type = inline.type === 'link' ? 'text' : inline.type;
  const longest = Math.max(1, Math.floor(max / 8));
  return (text.match(/\S+\s*|\s+/g) ?? []).flatMap((word) =>
    // A sign of formatting must touch its word.
    cutPieces(word.trimEnd(), longest)
      .map((piece) => (piece ? encodeInline({ type, text: piece }) : ''))
      .concat(word.slice(word.trimEnd().length)),
  );
}
