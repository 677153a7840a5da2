import type { AppContext } from '#src/context.ts';
import { languages } from '#src/domain/language.ts';
import { hashOf, type Original, type Translated, type Words } from '#src/domain/translations/translation.ts';
import { findIsTranslated } from '#src/store/people/translation-wish.ts';
import { type KeptTranslation, listTranslations } from '#src/store/translations/translation.ts';

/** What somebody wrote. `isPublic`: everybody may read it, so that it may be sent to a service. */
export type OriginalText = { language: string; words: Words; isPublic: boolean };

/** Who reads it; somebody on a page has no `id`: nothing is sent to a service for strangers. */
type TextReader = { language: string; id?: number };

/**
 * Finds a text in the language of who reads it: what a member wrote before what a service made, and only of the text as it is now. Strangers read of members' words
 * those that an author or a reviewer agreed to. Where there is none, the
 * service is asked for it, without waiting. Null where the text is in that language.
 */
export async function findTranslated(
  { sql, translations }: Pick<AppContext, 'sql' | 'translations'>,
  original: Original,
  { language, words, isPublic }: OriginalText,
  reader: TextReader,
): Promise<Translated | null> {
  if (reader.language === language || !Object.hasOwn(languages, reader.language)) return null;
  const takesMachines = reader.id === undefined || (await findIsTranslated(sql, reader.id));
  const hash = hashOf(language, words);
  const kept = await listTranslations(sql, original, reader.language);
  const mayRead = ({ isMachine, isPublic: isOpen }: KeptTranslation) =>
    isMachine ? takesMachines : isOpen || reader.id !== undefined;
  const found = kept.find((each) => each.hash === hash && mayRead(each));
  if (found) return { made: { words: found.words, by: found.isMachine ? 'machine' : 'member' }, isAsked: false };
  const mayAsk = isPublic && takesMachines && reader.id !== undefined;
  return { made: null, isAsked: mayAsk && (translations?.want(original, reader.language) ?? false) };
}
