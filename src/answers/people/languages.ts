import { languageOptions } from '#src/domain/language.ts';
import { textLanguages, textsFor } from '#src/texts/index.ts';

/** Lists the languages of answers first; of the others it is said that answers to them are in English. */
export function markedLanguages(language: string): { label: string; value: string }[] {
  const { inEnglish } = textsFor(language).me.form;
  const isWritten = ({ value }: { value: string }) => textLanguages.includes(value);
  return [
    ...languageOptions.filter(isWritten),
    ...languageOptions
      .filter((each) => !isWritten(each))
      .map(({ label, value }) => ({ label: inEnglish({ language: label }), value })),
  ];
}
