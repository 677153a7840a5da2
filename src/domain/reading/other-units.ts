import { foldText } from '#src/core/text.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';

/** Words for units of a country, and the countries of which they are the NUTS 2 regions that figures are of. */
const units: readonly { word: RegExp; isRegionIn: readonly string[]; onlyIn?: readonly string[] }[] = [
  { word: /^(?:bundes)?l(?:a|ae)nder[ns]?$|^bundesland(?:es)?$/, isRegionIn: ['AT'], onlyIn: ['DE', 'AT'] },
  { word: /^provin(?:ces?|cias?|ci[ae]|cies|cie|zen|sen|ser(?:na)?)$/, isRegionIn: ['NL', 'BE', 'AT'] },
  {
    word: /^(?:count(?:y|ies)|condados?|contea|contee|comtes?|comtats?|grafschaft(?:en)?|lan(?:et|en)|judet\w*|fylke\w*)$/,
    isRegionIn: [],
  },
  { word: /^(?:departements?|departament(?:os?|s)|dipartiment[oi])$/, isRegionIn: [] },
  { word: /^(?:cantons?|kanton(?:e|en|er)?|canton[ie]s?)$/, isRegionIn: [] },
  { word: /^(?:(?:land)?kreisen?|distri(?:cts?|tos?|ktes?|kten?|tti|tto))$/, isRegionIn: [] },
  { word: /^(?:municipalit\w*|municipi(?:os?|s)?|gemeinden?|kommuner?(?:na)?|communes?|concelhos?)$/, isRegionIn: [] },
];

/**
 * Says in how a ranking was read that its regions are not the units that were asked for: "Länder" of Germany and "provinces" of Spain, of which figures
 * of NUTS 2 regions are shown.
 */
export function withOtherUnits(decision: Decision, frame: Frame): Decision {
  if (decision.type !== 'line' || !decision.line.startsWith('/indicator rank ')) return decision;
  if (/ countries(?= |$)/.test(decision.line)) return decision;
  const country = decision.reading.find(({ kind }) => kind === 'country')?.value;
  const said = frame.text.match(/[\p{L}\p{M}]+/gu)?.find((word) => isOther(foldText(word), country));
  return said === undefined
    ? decision
    : { ...decision, reading: [...decision.reading, { kind: 'units', value: said }] };
}

function isOther(word: string, country: string | undefined): boolean {
  return units.some(
    ({ word: unit, isRegionIn, onlyIn }) =>
      unit.test(word) &&
      (country === undefined ? onlyIn === undefined : !isRegionIn.includes(country)) &&
      (onlyIn === undefined || country === undefined || onlyIn.includes(country)),
  );
}
