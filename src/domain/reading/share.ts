import { foldText } from '#src/core/text.ts';
import { isOfWholePopulation } from '../figures/numbers.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { asksNumbers, countsPeople } from './decide-numbers.ts';
import { withSuperlative } from './decide-rank.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';

const howMany =
  /\b(?:how many|(?:the )?number of|cuant[oa]s|cuanta gente|numero de|numero di|quant[ie]|quanta gente|combien|(?:le )?nombre de|wie ?viele|anzahl|zahl der|hur manga|antal(?:et)?|quants|quantes|quant[oa]s)\b/;
/** "How many of a hundred" asks for a share. */
const ofHundred =
  /\b(?:per ?cent\w*|pour ?cent|por ciento|por cento|per cento|prozent|procent|hundred|cien|cent|hundert|hundra)\b|%/;

/** Says in how a message was read that a share is shown where a number of people was asked for: "how many foreigners live in …", "where do most foreigners live". */
export function withShare(decision: Decision, frame: Frame, catalogue: Catalogue): Decision {
  if (decision.type !== 'line') return decision;
  const { text, groups, phrases } = frame;
  const folded = foldText(text);
  const indicators = decision.reading.flatMap(({ kind, value }) =>
    kind === 'indicator' ? (catalogue.indicators.get(value) ?? []) : [],
  );
  const isOfShares = indicators.length > 0 && indicators.every(({ unit }) => unit === '%');
  const isOfPeople =
    groups.length > 0 || countsPeople(frame) || indicators.some(({ policyArea }) => policyArea !== null);
  if (/ numbers(?= |$)/.test(decision.line)) return decision;
  // "Dove vivono più stranieri": as a list it is read by its end.
  const isOfMost = asksNumbers(withSuperlative(frame));
  const isOfRegions = phrases.includes('how-many-regions');
  if (isOfRegions || !isOfShares || !isOfPeople || (!howMany.test(folded) && !isOfMost) || ofHundred.test(folded))
    return decision;
  // Beside one share of the whole population its number of people is computed.
  const isBeside = decision.line.startsWith('/indicator show') && indicators.every(isOfWholePopulation);
  const value = isBeside ? 'counted' : 'share';
  return { ...decision, reading: [...decision.reading, { kind: 'filter', value }] };
}
