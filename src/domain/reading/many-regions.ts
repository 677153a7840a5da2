import { foldText } from '#src/core/text.ts';

const manyRegions =
  /\b(?:regions|regiones|regioni|regionen|regioner|regionerna|regioes|countries|paises|paesi|lander|bundeslander|paisos|provinces|provincias|province|departements|counties|lan|lanen|comunidades|comunitats|voivodeships|territories|territorios|territoires)\b/;

/** Returns whether a text speaks of regions in the plural: where none is named, all of them are meant. */
export function namesManyRegions(text: string): boolean {
  return manyRegions.test(foldText(text));
}

const whichCountry =
  /\b(?:(?:which|what|in which|que|qual|quale|in quale|en que|em que|quel|quels|dans quel|quin|quins|welches|welche|welchem|vilket|vilka|i vilket)\s+(?:country|countries|pais|paises|paese|paesi|pays|paisos|land|lander|landerna)|countries|paises|paesi|paisos|les pays|(?:die|alle|der|av|alla) lander\w*|quali paesi|quels pays)\b/;

/** Returns whether a text asks for countries, not for regions: "which country", "rank countries by". */
export function asksForCountries(text: string): boolean {
  return whichCountry.test(foldText(text));
}
