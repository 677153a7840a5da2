import { foldText } from '#src/core/text.ts';

const manyRegions =
  /\b(?:regions|regiones|regioni|regionen|regioner|regionerna|regioes|countries|paises|paesi|lander|bundeslander|paisos|provinces|provincias|province|departements|counties|lan|lanen|comunidades|comunitats|voivodeships|territories|territorios|territoires)\b/;

/** Returns whether a text speaks of regions in the plural: where none is named, all of them are meant. */
export function namesManyRegions(text: string): boolean {
  return manyRegions.test(foldText(text));
}
