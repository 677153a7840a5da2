import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isMostLike } from './decide-peers.ts';
import type { Decision } from './decision.ts';
import { familiesOf, isOfGroup, withJoinedFamily } from './figure.ts';
import type { Frame } from './frame.ts';
import { has, says } from './question-kind.ts';
import { lostNumbers } from './said-numbers.ts';

type Line = Extract<Decision, { type: 'line' }>;

/** Lines that show figures or regions: what they leave out would make them the answer to another question. */
const figureLine = /^\/(?:indicator (?:show|rank)|compare|peers|region show)(?: |$)/;

/** Lines that show numbers among other things. */
const numberLine = /^\/(?:brief|score|policy)(?: |$)/;

/** Scores side by side, which tell who is ahead. */
const scoresBeside = /^\/score .*\bagainst=/;

/** A "not", a year, a number or a comparative that a line does not use. */
function lostTurn(frame: Frame, line: string): string | null {
  const { negators, unusedTurns, exceptions, period, direction, text } = frame;
  const isTimeLost = period !== null && period.type !== 'latest' && !/ year=/.test(line);
  return (
    negators[0] ??
    unusedTurns[0] ??
    exceptions[0] ??
    (isTimeLost ? text : null) ??
    (direction === null || scoresBeside.test(line) ? null : saidWith(frame, 'direction'))
  );
}

export function isFigureLine(line: string): boolean {
  return figureLine.test(line);
}

/**
 * Returns what was understood and is in no part of the line that was made of it; null where all is. Whatever rule made the line, a likeness, a
 * place, an exclusion, a group, a comparative or a year that it lost is asked about.
 */
export function lostOf(frame: Frame, line: Line, catalogue: Catalogue): string | null {
  if (numberLine.test(line.line)) return lostTurn(frame, line.line);
  return listLost(frame, line, catalogue)[0] ?? null;
}

/** Lists all that was understood and that a line of figures or regions makes nothing of, what turns it round first. */
export function listLost(
  frame: Frame,
  { line, also, corrections, unused }: Pick<Line, 'line' | 'also' | 'corrections' | 'unused'>,
  catalogue: Catalogue,
): string[] {
  if (!figureLine.test(line)) return [];
  const lines = [line, also ?? ''].join(' ');
  const words = new Set(lines.split(/[\s=,]+/));
  const isOf = (command: string) => line.startsWith(command);
  const codes = [...words].filter((word) => catalogue.indicators.has(word));
  const indicators = codes.flatMap((code) => catalogue.indicators.get(code) ?? []);
  const lost = (isLost: boolean, said: string) => (isLost ? [said] : []);
  const left = exceptOf(lines);
  const { scope, period } = frame;
  const average = saidWith(frame, 'average');
  // "Not Denmark, compare Skåne with Poland": what is named besides leaves it out anyway.
  const territoryOf = (code: string) => catalogue.regions.get(code)?.territory ?? code;
  const isCountryOf = (country: string) =>
    frame.regions.some(({ code }) => catalogue.territories.get(territoryOf(code))?.country === country);
  const couldBe = (code: string) =>
    isOf('/peers') ||
    frame.regions.length === 0 ||
    frame.regions.some((region) => territoryOf(code).startsWith(territoryOf(region.code)));
  const numbers = lostNumbers(frame, lines).filter((said) => !(unused.includes(said) && Number(said) === frame.count));
  return [
    ...lost(isLikeness(frame) && !isOf('/peers'), saidOf(frame, 'peers')),
    ...frame.negators,
    ...frame.unusedTurns,
    ...lostFigures(frame, line),
    ...frame.exceptions,
    ...lost(frame.status !== null, saidWith(frame, 'status')),
    ...frame.funds.map(({ said }) => said),
    ...(frame.evaluated ? [frame.evaluated.said] : []),
    ...lost(has(frame, 'verb:notify'), saidOf(frame, 'verb:notify')),
    ...lostMatters(frame, isOf('/peers') || isOf('/indicator rank')),
    ...frame.regions.filter(({ code, isAside }) => !isAside && !words.has(code)).map(({ said }) => said),
    ...scope.excluded
      .filter(({ code }) => !left.has(code) && !words.has('abroad') && couldBe(code))
      .map(({ said }) => said),
    ...frame.groups.filter(({ value }) => isLostGroup(value, indicators, corrections)).map(({ said }) => said),
    ...lost(
      frame.sexes.some((sex) => !indicators.some(({ populationGroup }) => populationGroup === sex)),
      saidWith(frame, 'sex'),
    ),
    ...lost(frame.age !== null && !isOfAge(frame, indicators), saidAt(frame, frame.ageAt) ?? frame.age ?? ''),
    ...lost(frame.families.length > 0 && indicators.length === 0 && !lines.includes('area='), frame.topic.join(' ')),
    ...frame.families
      .filter(({ value }) => isLostFamily(value, frame, indicators))
      .map((family) => saidOfFamily(frame, family)),
    ...lost(
      frame.count !== null && frame.direction !== null && isOf('/peers') && !isLikeness(frame),
      String(frame.count),
    ),
    ...lost(isEnd(frame.superlative) && isOf('/compare') && codes.length === 0, saidWith(frame, 'superlative')),
    ...lost(
      frame.superlative !== null && !words.has('extremes') && (isOf('/indicator show') || isOf('/region')),
      saidWith(frame, 'superlative'),
    ),
    // "Neighbours with a higher share": whose they are is what is not known.
    ...scope.unknown,
    ...lost(
      frame.direction !== null &&
        !isDirected(line, codes.length > 0 || isBetterInArea(frame, line)) &&
        !isMostAlike(frame, line),
      saidWith(frame, 'direction'),
    ),
    ...numbers,
    // One year is an end of a span, and none that has both sides.
    ...lost(period !== null && says(frame, 'before-and-after'), saidWith(frame, 'period')),
    ...lost(isAverageLost(frame, line) && !unused.includes(average), average),
    ...lost(frame.threshold !== null && !/ (?:below|above)=/.test(line), String(frame.threshold?.value)),
    ...lost(
      period !== null &&
        period.type !== 'latest' &&
        !(isOf('/peers') ? / year=/ : / (?:year|years|since|until)=/).test(line) &&
        !isOfArrivals(codes),
      frame.text,
    ),
    ...lost(
      scope.countries.some((code) => !words.has(code) && !isCountryOf(code)),
      frame.text,
    ),
    ...scope.where.filter((where) => !words.has(where)),
    ...lost(scope.isMembers && !words.has('members'), 'members'),
  ];
}

/** A word that makes it another figure: a fall or a rise is in the line of a list of changes. */
function lostFigures({ otherFigures }: Frame, line: string): string[] {
  return / changed=/.test(line) ? [] : otherFigures;
}

/** One figure is shown beside its country's, and what is not is named; a comparison has the country itself, which is no median. */
export function isBesideAverage(frame: Frame, line: string): boolean {
  if (line.startsWith('/indicator show')) return true;
  const hasCountry = line.split(' ').some((word) => /^[A-Z]{2}$/.test(word));
  return line.startsWith('/compare') && hasCountry && !isMedian(frame);
}

const medianWord = /(?:^| )med[iy]?an\w*$/;

/** Among several side by side the average takes nothing from them, and is named; "below the average" does. */
function isAverageLost(frame: Frame, line: string): boolean {
  const hasSide = frame.content.some(({ slots }) => slots.includes('side') || slots.includes('direction'));
  // "Beside the average of Spain, below the median": the country in the line is no side of the median.
  const medians = frame.content.filter(
    ({ slots, said }) => slots.includes('average') && medianWord.test(foldText(said)),
  );
  if (hasSide && medians.length > 0 && line.startsWith('/compare')) return true;
  // "Which regions are below the median": one figure is no list.
  const isOfList = says(frame, 'asks-which') && says(frame, 'many-regions');
  // A list tells the median of those in it.
  if (isMedianItself(frame) && !hasSide && line.startsWith('/indicator rank') && !/ (?:below|above)=/.test(line))
    return false;
  const isBeside = isBesideAverage(frame, line) && !isOfList;
  return frame.average !== null && !isBeside && (hasSide || !line.startsWith('/compare'));
}

/** "Below the median": it is of all regions, and no country's figure. */
export function isMedian(frame: Frame): boolean {
  return /^med[iy]?an/.test(foldText(saidWith(frame, 'average')).split(' ').at(-1) ?? '');
}

/** "The median", and no side of it: "above the median". */
export function isMedianItself(frame: Frame): boolean {
  const said = foldText(saidWith(frame, 'average'));
  return isMedian(frame) && !said.includes(' ') && !says(frame, 'on-a-side');
}

/** The names after `except=` in lines. */
export function exceptOf(lines: string): Set<string> {
  return new Set([...lines.matchAll(/ except=(\S+)/g)].flatMap((match) => (match[1] ?? '').split(',')));
}

/** Families that are of an age by themselves. */
const ofAge: Record<string, readonly string[]> = {
  young: ['early-leavers', 'neet', 'youth-employment'],
  old: ['old-age', 'early-leavers'],
};

/** "Early leavers" are young; "the older population" is one word for the measure and the age. */
function isOfAge(
  { age, ageAt, families, content }: Frame,
  indicators: readonly { family?: string | null; ageBand?: string | null }[],
): boolean {
  if (indicators.some(({ ageBand }) => ageBand === age)) return true;
  const isWithin = families.some(({ at }) => at === ageAt);
  if (isWithin) return true;
  // "NEET under 25" is not that of people up to 29.
  const bounds = content.find(({ at }) => at === ageAt)?.said.match(/\d+/g) ?? [];
  const isOtherBound = (bound: string) =>
    !indicators.some(({ ageBand }) =>
      ageBand?.split('–').some((each) => each === bound || Number(each) + 1 === Number(bound)),
    );
  if (bounds.some(isOtherBound)) return false;
  return indicators.some(({ family }) => ofAge[age ?? '']?.includes(family ?? ''));
}

/** "Mentoring in regions like ours": what was done there, and no list of them. */
function lostMatters({ matters, families }: Frame, isList: boolean): string[] {
  const first = families[0]?.at ?? Number.POSITIVE_INFINITY;
  return isList ? matters.filter(({ isArea, at }) => !isArea && at < first).map(({ word }) => word) : [];
}

function isLikeness({ intents }: Frame): boolean {
  return (
    intents.some(({ value }) => value === 'peers') &&
    !intents.some(({ value }) => value === 'compare' || value === 'profile')
  );
}

/** The words that fill a slot, as they were said. */
export function saidWith({ content, text }: Frame, slot: string): string {
  return content.find(({ slots }) => slots.includes(slot))?.said ?? text;
}

function saidAt({ content }: Frame, place: number | null): string | null {
  return content.find(({ at }) => at === place)?.said ?? null;
}

/** A measure in the words of the message: a code is no word of anybody's. */
function saidOfFamily(frame: Frame, family: Frame['families'][number]): string {
  return saidAt(frame, family.at) ?? saidWith(frame, 'family');
}

function saidOf(frame: Frame, intent: string): string {
  return frame.intents.find(({ value }) => value === intent)?.said ?? intent;
}

function isLostGroup(
  value: string,
  indicators: Parameters<typeof isOfGroup>[1][],
  corrections: Frame['corrections'],
): boolean {
  return (
    value !== 'everyone' && corrections.length === 0 && !indicators.some((indicator) => isOfGroup(value, indicator))
  );
}

/** Who is first or last in an area, a side by side of the area tells; who has most of something, it does not. */
const isEnd = (superlative: Frame['superlative']) => superlative === 'highest' || superlative === 'lowest';

/** "Poorer than us, and less unemployment": each measure that is named has its part in a line. */
function isLostFamily(value: string, frame: Frame, indicators: readonly { family?: string | null }[]): boolean {
  const { families, groups, areFamiliesJoined } = frame;
  const isSaid = value !== 'population' || areFamiliesJoined;
  const isOther = families.length > 1 && indicators.length > 0 && groups.every(({ value: group }) => group !== value);
  const ofFamily = [...familiesOf(value), ...joinedOf(frame)];
  return isSaid && isOther && !indicators.some(({ family }) => ofFamily.includes(family ?? ''));
}

function joinedOf(frame: Frame): string[] {
  const joined = withJoinedFamily(frame);
  return joined === frame ? [] : joined.families.map(({ value }) => value);
}

/** A side by side of named figures tells which is higher; so does an end of a list. */
function isDirected(line: string, hasFigures: boolean): boolean {
  return (
    / (?:better-at|worse-at|order|below|above|beside)=| extremes$/.test(line) ||
    line.startsWith('/indicator rank') ||
    (line.startsWith('/compare') && hasFigures)
  );
}

/** "Who is better in work": a side by side of the area tells who is ahead. */
function isBetterInArea({ direction }: Frame, line: string): boolean {
  return (direction === 'better' || direction === 'worse') && / area=/.test(line);
}

/** "Which one is it most like". */
function isMostAlike(frame: Frame, line: string): boolean {
  return isMostLike(frame) && line.startsWith('/peers');
}

function isOfArrivals(codes: readonly string[]): boolean {
  return codes.includes('recent-arrivals');
}
