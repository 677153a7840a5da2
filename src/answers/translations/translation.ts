import { note, text } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Fold } from '#src/core/message.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { Translated } from '#src/domain/translations/translation.ts';
import { textsFor } from '#src/texts/index.ts';

/** The word that a line ends with to get the original of what was translated. */
export const translationFolds = ['original'] as const;

/** Says that what stands here was translated, by whom, and from which language; or that it is being translated. */
export function translationNote(translated: Translated | null, original: string, reader: string): Block[] {
  if (translated === null) return [];
  const texts = textsFor(reader).translation;
  const { made, isAsked } = translated;
  if (made === null) return isAsked ? [note(texts.asked)] : [];
  return [note(texts[made.by]({ language: languageNameFor(original, reader) }))];
}

/**
 * Puts the original one press away, with the button that corrects its translation by saying `line`; without `line` no button is shown. Null where the text is in the
 * reader's language, or nothing can be done.
 */
export function originalFold(
  translated: Translated | null,
  { language, parts, line }: { language: string; parts: readonly string[]; line: string | null },
  reader: string,
): Fold | null {
  if (translated === null) return null;
  const texts = textsFor(reader).translation;
  const said = languageNameFor(language, reader);
  if (translated.made === null) {
    if (line === null || translated.isAsked) return null;
    const blocks = [note(texts.nobody({ language: said })), ...actions(button(texts.buttons.write, line))];
    return { name: 'original', label: texts.buttons.write, blocks };
  }
  const blocks: Block[] = parts.filter(Boolean).map((part) => ({ ...text(md`${part}`), language }));
  const buttons = line === null ? [] : actions(button(texts.buttons.correct, line));
  return { name: 'original', label: texts.original({ language: said }), blocks: [...blocks, ...buttons] };
}
