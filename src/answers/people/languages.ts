import { languageName } from '#src/domain/language.ts';
import { textLanguages, textsFor } from '#src/texts/index.ts';

/** Lists the languages of answers and the one that is chosen already, of which it is said if answers to it are in English. */
export function offeredLanguages(chosen: string, reader: string): { label: string; value: string }[] {
  const { inEnglish } = textsFor(reader).me.form;
  return [...new Set([...textLanguages(), chosen])].map((value) => ({
    value,
    label: textLanguages().includes(value) ? languageName(value) : inEnglish({ language: languageName(value) }),
  }));
}
