import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { hashOf, type Original, type Words } from '#src/domain/translations/translation.ts';
import { insertTranslation } from '#src/store/translations/translation.ts';

/** Keeps what a member wrote as the translation of a text into their language; it is shown from then on, in place of what a service made. */
export async function saveTranslation(
  { sql }: Pick<AppContext, 'sql'>,
  original: Original,
  text: { language: string; words: Words },
  words: Words,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<void> {
  const hash = hashOf(text.language, text.words);
  await insertTranslation(sql, original, { language: person.language, hash, words, writtenBy: person.id }, now);
}
