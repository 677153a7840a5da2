import { foldText } from '#src/core/text.ts';

const whichCountry =
  /\b(?:(?:which|what|in which|que|qual|quale|in quale|en que|em que|quel|quels|dans quel|quin|quins|welches|welche|welchem|vilket|vilka|i vilket)\s+(?:country|countries|pais|paises|paese|paesi|pays|paisos|land|lander|landerna)|countries|paises|paesi|paisos|les pays|(?:die|alle|der|av|alla) lander\w*|quali paesi|quels pays)\b/;

/** Returns whether a text asks for countries, not for regions: "which country", "rank countries by". */
export function asksForCountries(text: string): boolean {
  return whichCountry.test(foldText(text));
}
