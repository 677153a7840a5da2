import type { Block, Message } from './message.ts';
import type { Quote, QuotedSubject } from './quoted-subject.ts';

/** A line, with what it quotes where it does. */
export type QuotingLine = string | ({ line: string } & Omit<Quote, 'line'>);

/** Joins lines, and records which of them quote whom. */
export function quoted(lines: readonly QuotingLine[]): { text: string; quotes?: Quote[] } {
  const texts: string[] = [];
  const quotes: Quote[] = [];
  for (const each of lines) {
    if (typeof each === 'string') texts.push(each);
    else {
      const { line, ...quote } = each;
      const first = countLines(texts);
      // The replacement covers all lines of one text.
      const marks = line
        .split('\n')
        .map((_, index): Quote => (index === 0 ? { line: first, ...quote } : { line: first + index, of: quote.of }));
      if (quote.of.length > 0) quotes.push(...marks);
      texts.push(line);
    }
  }
  return { text: texts.join('\n'), ...(quotes.length > 0 && { quotes }) };
}

/** Returns a text block of lines that quote. */
export function textBlock(lines: readonly QuotingLine[]): Block {
  const { text, ...quotes } = quoted(lines);
  return { type: 'text', markdown: text, ...quotes };
}

/** The name of somebody in a line, and the line without it. */
export function naming(person: number | null, line: string, instead: string): QuotingLine {
  return person === null ? line : { line, of: [`person:${person}`], instead };
}

/** A letter that is about these things alone, in texts and buttons: once one of them is gone, nothing is left of it. */
export function aboutThings(of: QuotedSubject[], letter: Message): Message {
  const all = (text: string, quotes: readonly Quote[] = []): Quote[] => [
    ...text.split('\n').map((_, line): Quote => ({ line, of })),
    ...quotes,
  ];
  return {
    ...letter,
    quotes: all(letter.text, letter.quotes),
    blocks: letter.blocks.map((block): Block => {
      if (block.type === 'text' || block.type === 'note')
        return { ...block, quotes: all(block.markdown, block.quotes) };
      if (block.type !== 'actions') return block;
      const items = block.items.map((item) =>
        item.type === 'select' ? item : { ...item, of: [...(item.of ?? []), ...of] },
      );
      return { ...block, items };
    }),
  };
}

const countLines = (texts: readonly string[]) => texts.reduce((count, text) => count + text.split('\n').length, 0);
