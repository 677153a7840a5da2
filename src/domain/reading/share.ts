import { foldText } from '#src/core/text.ts';
import { isOfWholePopulation } from '../figures/numbers.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { asksHowMany, isOfHundred } from './counting.ts';
import { asksNumbers, countsPeople } from './decide-numbers.ts';
import { withSuperlative } from './decide-rank.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import { says } from './question-kind.ts';

/** Says in how a message was read that a share is shown where a number of people was asked for: "how many foreigners live in …", "where do most foreigners live". */
export function withShare(decision: Decision, frame: Frame, catalogue: Catalogue): Decision {
  if (decision.type !== 'line') return decision;
  const { text, groups, phrases } = frame;
  const indicators = decision.reading.flatMap(({ kind, value }) =>
    kind === 'indicator' ? (catalogue.indicators.get(value) ?? []) : [],
  );
  const isOfShares = indicators.length > 0 && indicators.every(({ unit }) => unit === '%');
  const isOfPeople =
    groups.length > 0 ||
    frame.hasArrival ||
    countsPeople(frame) ||
    indicators.some(({ policyArea }) => policyArea !== null);
  if (/ numbers(?= |$)/.test(decision.line)) return decision;
  // "Dove vivono più stranieri": as a list it is read by its end.
  const isOfMost = decision.line.startsWith('/compare') ? asksMore(frame) : asksNumbers(withSuperlative(frame));
  const isOfRegions = phrases.includes('how-many-regions');
  if (isOfRegions || !isOfShares || !isOfPeople || isOfHundred(text) || !(asksHowMany(text) || isOfMost))
    return decision;
  // Beside one share of the whole population its number of people is computed.
  const isBeside = decision.line.startsWith('/indicator show') && indicators.every(isOfWholePopulation);
  const value = isBeside ? 'counted' : 'share';
  return { ...decision, reading: [...decision.reading, { kind: 'filter', value }] };
}

/** Families whose measure is the people themselves. */
const ofPeople = new Set(['population', 'origin', 'origin-census', 'arrivals']);

/** "A Madeira tem mais idosos do que os Açores": of two, more people are asked for. "Is unemployment higher" asks for none. */
function asksMore(frame: Frame): boolean {
  const { direction, superlative, families, groups } = frame;
  const isEnd = [direction, superlative].some(
    (each) => each === 'higher' || each === 'lower' || each === 'highest' || each === 'lowest',
  );
  const isCount = countsPeople(frame) || families.every(({ value }) => ofPeople.has(value)) || isMoreOfGroup(frame);
  return isEnd && isCount && (groups.length > 0 || families.length > 0) && says(frame, 'most');
}

/** "More immigrants with a degree": the word stands before the people, and not before what is measured of them. */
function isMoreOfGroup({ groups, text }: Frame): boolean {
  const folded = foldText(text);
  return groups.some(({ said }) => {
    const before = folded.slice(0, Math.max(0, folded.indexOf(foldText(said)))).trim();
    return moreBefore.test(before);
  });
}

const moreBefore =
  /\b(?:more|most|fewer|fewest|mas|menos|piu|meno|plus|moins|mehr|meisten|weniger|fler|flest|farre|mes|menys|mais)(?: d(?:e|es|['’]))?$/;

/** "GDP of Catalonia": where neither the words nor the name of the figure say so, it is said that it is of each inhabitant. */
export function withPerHead(decision: Decision, frame: Frame): Decision {
  if (decision.type !== 'line' || says(frame, 'per-person')) return decision;
  const isPerHead = decision.reading.some(
    ({ kind, value }) => kind === 'indicator' && value.startsWith('gdp-per-head'),
  );
  return isPerHead ? { ...decision, reading: [...decision.reading, { kind: 'filter', value: 'perHead' }] } : decision;
}

const poorOrRich =
  /^(?:poor\w*|rich\w*|wealth\w*|pobre\w*|ricas?|ricos?|rique\w*|pover[aoie]\w*|ricch\w*|ricc[aoh]\w*|pauvre\w*|arm(?:e|en|er|st\w*)?|reich\w*|fattig\w*|rikast\w*|rikare|wohlhabend\w*)$/;

/** Says of what stands in for wealth and poverty what it is: GDP per head, which says what is produced there; a rate of which poverty by income is a part. */
export function withWhatIsCounted(decision: Decision, frame: Frame, catalogue: Catalogue): Decision {
  if (decision.type !== 'line') return decision;
  const indicators = decision.reading.flatMap(({ kind, value }) =>
    kind === 'indicator' ? (catalogue.indicators.get(value) ?? []) : [],
  );
  const words = frame.text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const isOfWealth = words.some((word) => poorOrRich.test(foldText(word)));
  const isProduced = isOfWealth && indicators.some(({ family }) => family === 'gdp-per-head');
  const isWider = indicators.some(
    ({ family, name }) => family === 'poverty' && decision.corrections.some(({ meant }) => meant === name),
  );
  if (!isProduced && !isWider) return decision;
  const value = isWider ? 'wider' : 'produced';
  return { ...decision, reading: [...decision.reading, { kind: 'filter', value }] };
}

const scoreWord = /^(?:scor\w*|punteggi\w*|puntua\w*|puntaje|puntuaci\w*|punktzahl\w*|poang\w*|pontua\w*|note)$/;

/** "The score of Murcia in unemployment": one figure has none, so that the word is named where the figure itself is shown. */
export function withScoreNamed(decision: Decision, frame: Frame, catalogue: Catalogue): Decision {
  if (decision.type !== 'line' || !/^\/indicator (?:show|rank) /.test(decision.line)) return decision;
  const indicators = decision.reading.flatMap(({ kind, value }) =>
    kind === 'indicator' ? (catalogue.indicators.get(value) ?? []) : [],
  );
  const said = frame.text.match(/[\p{L}\p{M}]+/gu)?.find((word) => scoreWord.test(foldText(word)));
  const isFigure = indicators.length > 0 && indicators.every(({ unit }) => unit !== 'points');
  if (said === undefined || !isFigure || decision.unused.includes(said)) return decision;
  return { ...decision, unused: [...decision.unused, said] };
}
