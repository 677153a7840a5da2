import { hasGlyph } from '#src/charts/font.ts';

/** Signs that Noto Sans has no glyph for, and what stands for them on paper. A mark of who is ahead is set in bold instead. */
const replaced: Readonly<Record<string, string>> = { '→': '›', '←': '‹', '≥': '>=', '≤': '<=', '✓': '', '✗': '' };
const marked = /^✓ /u;
/** Characters that no font prints or that change the direction of the text. */
const invisible = /[\p{Cc}\p{Cf}]/gu;
/** The replacement for a character that the fonts lack. */
const unknown = '?';

/** A text as it can be printed, and whether it was marked. */
export function printable(text: string): { text: string; isMarked: boolean } {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').replace(invisible, '');
  const said = Array.from(clean, (sign) => replaced[sign] ?? (hasGlyph(sign) ? sign : unknown)).join('');
  return {
    text: said.replace(/ {2,}/g, ' ').replace(marked.test(clean) ? /^ / : '', ''),
    isMarked: marked.test(clean),
  };
}
