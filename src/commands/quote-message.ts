import type { ShortcutEvent } from '#src/core/event.ts';
import { shorten } from '#src/core/text.ts';

/** A message that something is begun from, and its address below it, in at most so many characters. */
export function quoteMessage({ text, link }: NonNullable<ShortcutEvent['message']>, maxCharacters: number): string {
  const address = link ? `\n\n${link}` : '';
  return `${shorten(text, maxCharacters - address.length)}${address}`;
}
