import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { asksHowMany, isOfHundred } from './counting.ts';
import { decideRanking } from './decide-rank.ts';
import type { Asker, Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { says } from './question-kind.ts';

/** Shares of the foreign-born, and the one of them that is of the whole population, of which numbers can be computed. */
const sharesOfBorn = new Set(['foreign-born-share', 'foreign-born-share-census']);
const ofAll = 'foreign-born-share-census';
/** The share of people of an age, of which numbers can be computed too. */
const ofOld = 'old-age-share';
/** Measures that count people by themselves: "most people over 65", "most people at risk of poverty". */
const countingPeople = new Set(['old-age', 'poverty']);
/** "The most ageing population" is no number of people. */
const ageing = /\b(?:age?ing|envejec\w*|invecchia\w*|vieillis\w*|alter(?:nd\w*|ung)|aldrande|envelli\w*|envelhec\w*)\b/;

/** "In which region do most immigrants live": numbers of people are asked for, and not where their share is highest. Null where a share is named. */
export function decideNumbers(frame: Frame, code: string, catalogue: Catalogue): Decision | null {
  if ((!sharesOfBorn.has(code) && code !== ofOld) || !asksNumbers(frame) || says(frame, 'asks-countries')) return null;
  const { threshold, average, period } = frame;
  if (threshold !== null || average !== null || (period !== null && period.type !== 'latest')) return null;
  const decision = decideRanking(frame, code === ofOld ? ofOld : ofAll, catalogue);
  if (decision.type !== 'line') return decision;
  const filter = { kind: 'filter' as const, value: 'numbers' };
  return { ...decision, line: joinLine(decision.line, 'numbers'), reading: [...decision.reading, filter] };
}

/** Returns whether most or fewest people are meant, and no share. */
export function asksNumbers(frame: Frame): boolean {
  const isEnd = frame.superlative === 'highest' || frame.superlative === 'lowest';
  return (
    isEnd &&
    !frame.isShareNamed &&
    (frame.groups.length > 0 || frame.hasArrival || countsPeople(frame)) &&
    says(frame, 'most') &&
    !says(frame, 'rate') &&
    !says(frame, 'relative') &&
    !frame.text.includes('%')
  );
}

/** Returns whether what is measured is people, by the name of the measure: those over 65, the poor, "dropouts". */
export function countsPeople(frame: Frame): boolean {
  const { families, text } = frame;
  const isOfPeople = families.some(({ value }) => countingPeople.has(value)) && !ageing.test(foldText(text));
  return isOfPeople || (families.length > 0 && says(frame, 'people-of-measure'));
}

/**
 * The share that is shown where one figure is asked for. "How many people born abroad live in Vienna": the one of people of all ages, beside which
 * their number is computed, where it is held and no year but the newest is asked for.
 */
export function shareToCount(frame: Frame, code: string, asker: Asker, catalogue: Catalogue): string {
  const { regions, period, text, content, isTrend, age } = frame;
  const census = catalogue.indicators.get(ofAll);
  const isNewest = !isTrend && (period === null || period.type === 'latest');
  const isShare = content.some(({ said, values }) => values.includes('share') && !asksHowMany(said));
  const isNumber = asksHowMany(text) && !isOfHundred(text) && !isShare && !says(frame, 'rate') && age === null;
  const isCounted = sharesOfBorn.has(code) && isNumber && isNewest && !says(frame, 'relative');
  const region = regions[0]?.code ?? asker.region ?? '';
  const territory = catalogue.regions.get(region)?.territory ?? region;
  const isHeld = census?.regionsWithFigures.includes(territory) || census?.countriesWithFigures.includes(territory);
  return isCounted && isHeld ? ofAll : code;
}
