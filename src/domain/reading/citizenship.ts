import { foldText } from '#src/core/text.ts';
import type { Frame } from './frame.ts';
import { says } from './question-kind.ts';

/** Words of law for whose citizens people are, folded, in the languages of the lexicon. */
const ofCitizens =
  /\b(?:citizen|national(?:s|ity)?\b|tcns?\b|ciudadan|nacional(?:es)?\b|extracomunit|comunitari|cittadin|ressortissant|citoyen|communautair|extracommunaut|burger|unionsburger|staats|medborg|unionsmedborg|ciutadan|nacionals\b|cidada|nacionais\b)|(?:angehorig|burger|medborgar)/;

const byCitizenship: Partial<Record<string, 'by-citizenship' | 'by-eu-citizenship'>> = {
  'non-eu-born': 'by-citizenship',
  'eu-born': 'by-eu-citizenship',
};

/** The words by which a frame says a group told apart by the Union as citizens and not by birth: "EU citizens", "extracomunitari". Null where it does not. */
export function citizensSaid(frame: Frame, group: string): string | null {
  const phrase = byCitizenship[group];
  const said = frame.groups.find(({ value }) => value === group)?.said;
  if (phrase === undefined || said === undefined) return null;
  return says(frame, phrase) || ofCitizens.test(foldText(said)) ? said : null;
}

/** Returns whether a frame says any group in words of law, as citizens: "nationals", "EU-Bürger", and not "foreigners". */
export function saysCitizens({ groups }: Frame): boolean {
  return groups.some(({ said }) => ofCitizens.test(foldText(said)));
}
