import { foldText } from '#src/core/text.ts';

/** The words that ask for a number, in the languages of the lexicon; whatever counts people asks here. */
const howMany =
  /\b(?:how many|(?:the )?number of|cuant[oa]s|cuanta gente|numero de|numero di|quant[ie]|quanta gente|combien|(?:le )?nombre de|wie ?viele|anzahl|zahl der|hur manga|antal(?:et)?|quants|quantes|quant[oa]s)\b/;
/** "How many of a hundred" asks for a share. */
const ofHundred =
  /\b(?:per ?cent\w*|pour ?cent|por ciento|por cento|per cento|prozent|procent|hundred|cien|cent|hundert|hundra)\b|%/;

/** Returns whether a text asks for a number: "how many", "the number of". */
export function asksHowMany(text: string): boolean {
  return howMany.test(foldText(text));
}

/** Returns whether a text asks for a number of a hundred, which is a share. */
export function isOfHundred(text: string): boolean {
  return ofHundred.test(foldText(text));
}
