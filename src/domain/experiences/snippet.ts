import { escapeMarkdown } from '#src/core/markdown.ts';

/** Signs of the private use area around what matched; a member's text in a snippet never holds them. */
export const snippetMarks = { start: '\ue000', end: '\ue001' } as const;

/** A snippet as small Markdown on one line: what matched in bold, the rest as text. */
export function encodeSnippet(snippet: string): string {
  const line = snippet.replace(/\s+/g, ' ').trim();
  const startsWithin = /^\ue000?\p{Ll}/u.test(line);
  const endsWithin = line !== '' && !/[.!?…]\ue001?$/.test(line);
  const marked = line
    .split(/[\ue000\ue001]/)
    .map((piece, index) => (index % 2 === 1 && piece !== '' ? `**${escapeMarkdown(piece)}**` : escapeMarkdown(piece)))
    .join('');
  return `${startsWithin ? '…' : ''}${marked}${endsWithin ? '…' : ''}`;
}
