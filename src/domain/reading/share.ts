import { isOfWholePopulation } from '../figures/numbers.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { asksHowMany, asksNumbers, countsPeople, isOfHundred } from './decide-numbers.ts';
import { withSuperlative } from './decide-rank.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';

/** Says in how a message was read that a share is shown where a number of people was asked for: "how many foreigners live in …", "where do most foreigners live". */
export function withShare(decision: Decision, frame: Frame, catalogue: Catalogue): Decision {
  if (decision.type !== 'line') return decision;
  const { text, groups, phrases } = frame;
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
  if (isOfRegions || !isOfShares || !isOfPeople || isOfHundred(text) || !(asksHowMany(text) || isOfMost))
    return decision;
  // Beside one share of the whole population its number of people is computed.
  const isBeside = decision.line.startsWith('/indicator show') && indicators.every(isOfWholePopulation);
  const value = isBeside ? 'counted' : 'share';
  return { ...decision, reading: [...decision.reading, { kind: 'filter', value }] };
}
