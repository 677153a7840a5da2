import { languageName } from '#src/domain/language.ts';
import type { Reason } from '#src/domain/rounds/reasons.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

/** Says why somebody meets others, in plain text with semicolons between; '' where nothing can be said. `nameOf` names the others, by person. */
export function describeReasons(
  reasons: readonly Reason[],
  { nameOf, isPair, language }: { nameOf(person: number): string | null; isPair: boolean; language: string },
): string {
  const { reasons: texts } = textsFor(language).round;
  const say = (reason: Reason): string[] => {
    if (reason.type === 'language') {
      const languages = reason.languages.map(languageName).join(', ');
      return [isPair ? texts.language({ languages }) : texts.languageAll({ languages })];
    }
    const name = nameOf(reason.other);
    // Somebody who is not there any more.
    if (name === null) return [];
    if (reason.type === 'alike') return [texts.alike({ name, similarity: reason.similarity })];
    const said = { name, area: policyAreaInText(reason.area, language), isSought: reason.isSought ? 'yes' : 'no' };
    const { points } = reason;
    if (points === null) return [(reason.type === 'help' ? texts.helpOffered : texts.givesOffered)(said)];
    return [(reason.type === 'help' ? texts.helpBetter : texts.givesBetter)({ ...said, points })];
  };
  return reasons.flatMap(say).join('; ');
}
