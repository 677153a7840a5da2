import type { Inline } from '#src/core/markdown.ts';

/** Up to `](`, of which Discord would make a masked link: `https://a[label](https://b)`. */
const address = /https?:\/\/[^\s<>\\|*`"'[\]](?:[^\s<>\\|*`"'\]]|\](?!\())*/g;
const signs = /[\\*_~`|<>@[\]]/g;
const anySign = new RegExp(signs.source);
/** The signs that make a heading, a list or small print at the beginning of a line. */
const lineStarts = /^(\s*)(?:([#+-])|(\d+)(?=\.\s))/gm;

/** Plain text that Discord shows as it is where no line begins; web addresses stay whole. */
export function escapeSigns(text: string): string {
  if (!anySign.test(text)) return text;
  if (!text.includes('://')) return text.replace(signs, '\\$&');
  let escaped = '';
  let end = 0;
  for (const { 0: url, index } of text.matchAll(address)) {
    escaped += text.slice(end, index).replace(signs, '\\$&') + url;
    end = index + url.length;
  }
  return escaped + text.slice(end).replace(signs, '\\$&');
}

export function escapeLineStarts(text: string): string {
  return text.replace(lineStarts, (_, space: string, sign?: string, number?: string) =>
    sign ? `${space}\\${sign}` : `${space}${number}\\`,
  );
}

export function encodeInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escapeSigns(inline.text);
    case 'bold':
      return `**${escapeSigns(inline.text)}**`;
    case 'italic':
      return `*${escapeSigns(inline.text)}*`;
    case 'code':
      return inline.text.includes('`')
        ? `\`\` ${inline.text.replace(/`(?=`)/g, '`\u200b')} \`\``
        : `\`${inline.text}\``;
    case 'link':
      return inline.text === inline.url ? inline.url : `[${escapeSigns(inline.text)}](${inline.url})`;
    default:
      return inline satisfies never;
  }
}

/** Text in a code block, where nothing is escaped: only its end must not be in it. */
export function encodeCodeBlock(text: string): string {
  return `\`\`\`\n${text.replaceAll('```', '`\u200b`\u200b`')}\n\`\`\``;
}
