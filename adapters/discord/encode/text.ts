import type { Inline, Line } from '#src/core/markdown.ts';
import { cutPieces } from '#src/core/text.ts';
import { encodeInline, escapeLineStarts } from './markdown.ts';

/** The longest text in one component: two fill a message. */
export const longestText = 2_000;
/** In lines that must be cut, for they are too long as a whole. */
const words = /\S+\s*|\s+/g;
const longestWord = 800;

/** Encodes lines as Discord Markdown in as few texts as possible, split between lines, else between words. `prefix` begins every line. */
export function encodeLines(lines: Line[], prefix = ''): string[] {
  const texts: string[] = [];
  let text = '';
  const add = (piece: string, separator: string) => {
    if (text && text.length + separator.length + piece.length > longestText) {
      texts.push(text);
      text = piece;
    } else text += text ? separator + piece : piece;
  };
  for (const line of lines) {
    const encoded = encodeLine(line, prefix);
    if (encoded.length <= longestText) add(encoded, '\n');
    else for (const [index, atom] of cutLine(line, prefix).entries()) add(atom, index === 0 ? '\n' : '');
  }
  texts.push(text);
  return texts.map((one) => one.replace(/^\n+/, '').trimEnd()).filter((one) => one !== '');
}

function encodeLine({ item, inlines }: Line, prefix: string): string {
  const encoded = inlines.map(encodeInline).join('');
  // Behind a prefix too: a list item may hold a heading or a list.
  return prefix + (item ? '- ' : '') + escapeLineStarts(encoded);
}

function cutLine({ item, inlines }: Line, prefix: string): string[] {
  const atoms = inlines.flatMap((inline) =>
    // Each may come to stand where a text begins.
    cutText(inline.text).map((text) => escapeLineStarts(encodeInline({ ...inline, text } as Inline))),
  );
  return [prefix + (item ? '- ' : '') + (atoms[0] ?? ''), ...atoms.slice(1)];
}

/** Words with the space behind them, long ones cut, never inside a sign. */
function cutText(text: string): string[] {
  return (text.match(words) ?? []).flatMap((word) => cutPieces(word, longestWord));
}
