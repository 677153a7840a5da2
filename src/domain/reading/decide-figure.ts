import { fewestRanked } from '../figures/rank.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isHeldFor } from '../regions/held-for.ts';
import { isByBirth, isByCitizenship } from '../topics/population-group.ts';
import { isMedian, isMedianItself, saidWith } from './account.ts';
import { asksWhom, peersOf } from './asks-whom.ts';
import { saysCitizens } from './citizenship.ts';
import { decideBeyond } from './decide-beyond.ts';
import { decideChange } from './decide-change.ts';
import { decideComparison, isComparison, isLabourMarket } from './decide-compare.ts';
import { decideLikeness } from './decide-likeness.ts';
import { decideNumbers, shareToCount } from './decide-numbers.ts';
import { decidePeak } from './decide-peak.ts';
import { decidePeers, isAboutPeers } from './decide-peers.ts';
import { decidePlace } from './decide-place.ts';
import { decideRanking, isRanking, withSuperlative } from './decide-rank.ts';
import { decidePair, decideProfile, decideShow, decideTwo } from './decide-show.ts';
import type { Asker, Decision, Offer } from './decision.ts';
import { doubtOf, placeDoubt } from './doubts.ts';
import { type FigureAsked, figureOf, isOfGroup, withJoinedFamily } from './figure.ts';
import {
  asPoverty,
  withArrivalYears,
  withBothSexes,
  withCloseGroup,
  withCountryOfPeers,
  withLand,
  withOldPeople,
  withoutAsides,
  withPoints,
  withStand,
  withWork,
} from './figure-frame.ts';
import type { Frame, SaidRegion } from './frame.ts';
import { joinLine } from './join-line.ts';
import { offersFor } from './offers.ts';
import { has, says } from './question-kind.ts';

/** Decides on a frame about numbers: two regions side by side, a ranking, one figure, or a region's profile. */
export function decideFigure(whole: Frame, asker: Asker, catalogue: Catalogue): Decision | null {
  const told = withBothSexes(withLand(withJoinedFamily(withWork(withOldPeople(withPoints(withoutAsides(whole)))))));
  const { said, figure } = asPoverty(told, figureOf(told, catalogue), catalogue);
  if (asksWhom(said)) return decideFigure({ ...said, intents: [...said.intents, peersOf(said)] }, asker, catalogue);
  const frame = withStand(
    withArrivalYears(withCountryOfPeers(withCloseGroup(said, figure, catalogue)), figure, catalogue),
  );
  const isNumber = figure.type !== 'none' || has(frame, 'peers', 'compare', 'rank', 'why') || frame.direction !== null;
  const ofGaps = gapsOfMany(frame, figure, catalogue) ?? gapsOfPeers(frame, catalogue);
  if (ofGaps) return ofGaps;
  if (frame.isUnion && has(frame, 'compare') && frame.regions.length === 0)
    return doubtOf(frame, { reason: 'union', offers: offersFor(frame, figure, catalogue) });
  // "Are we better than the EU average?"
  const isOfUs = frame.isOwn && frame.regions.length === 0 && !has(frame, 'peers') && !says(frame, 'asks-which');
  if (frame.isUnion && isOfUs && frame.direction !== null && figure.type === 'held')
    return doubtOf(frame, { reason: 'union', offers: offersFor({ ...frame, direction: null }, figure, catalogue) });
  const isPlace = frame.regions.length > 0 || frame.unknownPlaces.length > 0;
  if (!isNumber && !isPlace) return null;
  const likeness = figure.type === 'none' ? decideLikeness(frame) : null;
  if (likeness) return likeness;
  if (has(frame, 'why') && (figure.type !== 'none' || isPlace))
    return doubtOf(frame, { reason: 'why', offers: whyOffers(frame, figure, catalogue) });
  if (figure.type === 'not-held' && !isLabourMarket(frame)) return notHeld(frame, figure, catalogue);
  const place = placeDoubt(frame, figure, catalogue, (region, isLeftOut) => {
    const [, ...rest] = whole.unknownPlaces;
    if (isLeftOut) return decideFigure(withoutPlace({ ...whole, unknownPlaces: rest }, region), asker, catalogue);
    return decideFigure({ ...whole, regions: [...whole.regions, region], unknownPlaces: rest }, asker, catalogue);
  });
  if (place) return place;
  if (has(frame, 'qualifier:census') && figure.type !== 'none' && !isOfCensus(figure))
    return doubtOf(frame, { reason: 'turn', said: 'census', offers: offersFor(frame, figure, catalogue) });
  const period = periodDoubt(frame, figure, catalogue);
  if (period) return period;
  const others = otherCitizens(frame, figure, catalogue);
  if (others) return others;
  const change = decideChange(frame, figure, catalogue);
  if (change) return change;
  const untold = untoldOf(frame, figure);
  if (untold !== null)
    return doubtOf(frame, { reason: 'turn', said: untold, offers: bareOffers(frame, figure, catalogue) });
  const beyond = decideBeyond(frame, figure, asker, catalogue);
  if (beyond) return beyond;
  const peak = decidePeak(frame, figure);
  if (peak) return peak;
  const median = decideMedian(frame, figure, catalogue);
  if (median) return median;
  const placed = decidePlace(frame, figure, asker, catalogue);
  if (placed) return placed;
  if (isAboutPeers(frame)) return decidePeers(frame, figure, catalogue);
  const turn = frame.unusedTurns[0];
  if (turn !== undefined && (figure.type !== 'none' || has(frame, 'compare')))
    return doubtOf(frame, { reason: 'turn', said: turn, offers: offersFor(frame, figure, catalogue) });
  const matter = matterOf(frame, figure, catalogue);
  if (matter !== null)
    return doubtOf(frame, { reason: 'turn', said: matter, offers: offersFor(frame, figure, catalogue) });
  const group = figure.type === 'none' && has(frame, 'compare', 'peers', 'rank') ? lostGroup(frame) : null;
  if (group !== null || (figure.type === 'none' && frame.regions.length > 1 && lostGroup(frame) !== null))
    return doubtOf(frame, { reason: 'which-figure', offers: groupOffers(frame, catalogue) });
  const several = severalFamilies(frame, catalogue);
  const [one, other, third] = several ?? [];
  if (one && other && !third && frame.areFamiliesJoined && frame.regions.length === 1 && isPlain(frame))
    return decideTwo(frame, [one.indicator ?? '', other.indicator ?? '']);
  if (several !== null && frame.regions.length < 2) return doubtOf(frame, { reason: 'which-figure', offers: several });
  const groups = new Set(frame.groups.map(({ value }) => value).filter((value) => value !== 'everyone'));
  if (groups.has('native-born') && groups.size > 1 && figure.type === 'held')
    return doubtOf(frame, { reason: 'which-figure', offers: offersFor(frame, figure, catalogue) });
  const pair = figure.type === 'held' ? withEveryone(frame, figure.code, catalogue) : null;
  if (pair !== null) return decidePair(frame, pair);
  const end = endOfCountry(frame, figure, catalogue);
  if (end !== null) return end;
  if (isComparison(frame, figure)) return decideComparison(frame, figure, asker, catalogue);
  if (figure.type === 'none') return decideProfile(frame);
  const ranked = withSuperlative(frame);
  // "Where is life expectancy highest": it is held of women and of men, and one list is of either.
  const isOfRegions = (isRanking(ranked) || says(frame, 'many-regions')) && !says(frame, 'asks-countries');
  if (figure.type === 'two' && isOfRegions)
    return doubtOf(ranked, { reason: 'which-figure', offers: offersFor(ranked, figure, catalogue) });
  if (figure.type === 'two') return decidePair(frame, figure.codes);
  if (figure.type === 'held' && isRanking(ranked))
    return decideNumbers(ranked, figure.code, catalogue) ?? decideRanking(ranked, figure.code, catalogue);
  return figure.type === 'held'
    ? decideShow(frame, shareToCount(frame, figure.code, asker, catalogue), catalogue)
    : null;
}

/**
 * A word that makes it another figure and that none has: "unemployment of nurses", "migrants who own a home". Said behind what is counted, or in a
 * question for a count.
 */
function matterOf(frame: Frame, figure: FigureAsked, catalogue: Catalogue): string | null {
  if (figure.type !== 'held') return null;
  const area = catalogue.indicators.get(figure.code)?.policyArea;
  // "Leavers of school": the area of the figure makes it no other one.
  const isOwnArea = area != null && frame.areas.length === 1 && frame.areas[0] === area;
  const bound = frame.matters.find(({ isBound, isArea }) => isBound && !(isArea && isOwnArea));
  if (bound) return bound.word;
  // "How many foreigners, and how do they do at work": a share of all people is nothing of an area.
  const ofArea = frame.families.length === 0 && frame.groups.length > 0 && frame.matters.find(({ isArea }) => isArea);
  if (ofArea) return ofArea.word;
  const isCount = frame.isShare || frame.families.some(({ value }) => value === 'population');
  return isCount && frame.regions.length < 2 ? (frame.residue[0]?.word ?? null) : null;
}

/** "All of Italy except the South": its regions, without the one that the name is taken for. */
function withoutPlace(frame: Frame, { code, said }: SaidRegion): Frame {
  const scope = { ...frame.scope, excluded: [...frame.scope.excluded, { code, said, isAdjective: false }] };
  const intents = [...frame.intents, { value: 'rank', at: 0, end: 0 }];
  return { ...frame, intents, negators: [], unusedTurns: [], exceptions: [], scope };
}

/** One figure of one region, without an end of a list or another to hold it against. */
function isPlain({ direction, superlative, threshold, average, scope }: Frame): boolean {
  return (
    direction === null && superlative === null && threshold === null && average === null && scope.excluded.length === 0
  );
}

/** A word beside what is measured that nothing read: with it, another figure may be asked for. */
function untoldOf(frame: Frame, figure: FigureAsked): string | null {
  if (figure.type === 'none' && !has(frame, 'compare', 'peers', 'rank')) return null;
  const matters = frame.matters.filter(({ isArea }) => !isArea);
  return [...frame.residue, ...matters].find(({ isTelling }) => isTelling)?.word ?? null;
}

/** Offers what can be shown without the part that is lost. */
function bareOffers(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Offer[] {
  if (!has(frame, 'peers') || figure.type !== 'none') return offersFor(frame, figure, catalogue);
  return [{ line: joinLine('/peers', frame.regions[0]?.code) }];
}

/** "Of all and of the foreign-born": the figure of both, for one region. */
function withEveryone(frame: Frame, code: string, catalogue: Catalogue): [string, string] | null {
  const everyone = frame.groups.find(({ value }) => value === 'everyone');
  if (!everyone || frame.groups.length !== 2 || frame.families.length !== 1 || !isPlain(frame)) return null;
  if (frame.regions.length > 1 || (frame.isOwnBeside && frame.regions.length > 0)) return null;
  const all = figureOf({ ...frame, groups: [everyone] }, catalogue);
  return all.type === 'held' && all.code !== code ? [all.code, code] : null;
}

/** "Has Murcia the highest unemployment in Spain?": a ranking tells, the two side by side do not. */
function endOfCountry(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision | null {
  const { superlative, direction, regions } = frame;
  const country = regions.find(({ code }) => code.length === 2);
  const region = regions.find(({ code }) => code.length > 2);
  const isEnd = superlative !== null || (direction !== null && !frame.isThan && !has(frame, 'compare'));
  if (!isEnd || figure.type !== 'held' || !country || !region || regions.length !== 2) return null;
  const territory = catalogue.territories.get(catalogue.regions.get(region.code)?.territory ?? region.code);
  if (territory?.country !== country.code) return null;
  const offers = [
    { line: joinLine('/indicator rank', figure.code, `country=${country.code}`, `region=${region.code}`) },
  ];
  return doubtOf(frame, { reason: 'turn', said: superlative ?? direction ?? '', offers });
}

function isOfCensus(figure: FigureAsked): boolean {
  return figure.type === 'held' && figure.code.endsWith('-census');
}

/** A group that was named and that no figure takes in. */
function lostGroup(frame: Frame): string | null {
  return frame.groups.find(({ value }) => value !== 'everyone')?.value ?? frame.sex ?? frame.age;
}

/** Figures there are on a group, for the regions named. */
function groupOffers(frame: Frame, catalogue: Catalogue): Offer[] {
  return ['employment', 'unemployment', 'tertiary'].flatMap((value) => {
    const asked = figureOf({ ...frame, families: [{ value, at: 0 }], sex: null, age: null }, catalogue);
    return asked.type === 'held' ? offersFor(frame, asked, catalogue) : [];
  });
}

/** Two measures named for one region: each a line. */
function severalFamilies(frame: Frame, catalogue: Catalogue): Offer[] | null {
  if (frame.families.length < 2 || frame.intents.some(({ value }) => value === 'compare')) return null;
  const families = frame.families.filter(({ value }) => value !== 'population' || frame.areFamiliesJoined);
  const offers = families.flatMap((family) => {
    const asked = figureOf({ ...frame, families: [family] }, catalogue);
    return asked.type === 'held' ? offersFor(frame, asked, catalogue) : [];
  });
  const lines = new Map(offers.map((offer) => [offer.line, offer]));
  return lines.size > 1 ? [...lines.values()].slice(0, 3) : null;
}

/** "Where is the gap between natives and migrants smallest": gaps are shown region by region and not ranked. */
function gapsOfMany(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision | null {
  const isAmong = says(frame, 'many-regions') || has(frame, 'peers');
  const isOfMany =
    isAmong || frame.superlative !== null || frame.scope.countries.length > 0 || says(frame, 'asks-where');
  const isOfOne = frame.regions.some(({ code }) => code.length > 2) || frame.isOwnNamed;
  if (figure.type !== 'two' || !isOfMany || isOfOne || frame.groups.length < 2) return null;
  // It is the gap that fell or rose, and neither of the two.
  const phrases = frame.phrases.filter((each) => each !== 'fell' && each !== 'rose');
  const plain = { ...frame, superlative: null, direction: null, phrases };
  return doubtOf(frame, { reason: 'gaps', offers: offersFor(plain, figure, catalogue) });
}

/** "Who is like us and has a smaller gap in employment": nor are those regions ranked by gaps. */
function gapsOfPeers(frame: Frame, catalogue: Catalogue): Decision | null {
  const isTurned = frame.direction !== null || frame.superlative !== null;
  if (!has(frame, 'peers') || !isTurned || !says(frame, 'gap')) return null;
  const families = frame.families.length > 0 ? frame.families : [{ value: 'employment', at: 0 }];
  const groups = ['foreign-born', 'native-born'].map((value) => ({ value, at: 0, said: value, ofFamily: null }));
  const plain = { ...frame, families, groups, superlative: null, direction: null, isOwn: false, regions: [] };
  return doubtOf(frame, { reason: 'gaps', offers: offersFor(plain, figureOf(plain, catalogue), catalogue) });
}

/** "The median unemployment of the regions of Spain": their list tells it. The mean of regions is of nobody: where a country has no figure, it is asked about. */
function decideMedian(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision | null {
  const { regions, scope, direction, superlative, threshold } = frame;
  const hasSide = frame.content.some(({ slots }) => slots.includes('side'));
  const isPlain = direction === null && superlative === null && threshold === null && !frame.isTrend && !hasSide;
  const [country, other] = [...scope.countries, ...regions.map(({ code }) => code)];
  const isOfMany = other === undefined && (country?.length ?? 2) === 2 && !frame.isOwn;
  if (figure.type !== 'held' || frame.average !== 'average' || !isPlain || !isOfMany || has(frame, 'compare'))
    return null;
  if (isMedianItself(frame)) return decideRanking({ ...frame, average: null }, figure.code, catalogue);
  const indicator = catalogue.indicators.get(figure.code);
  if (isMedian(frame) || !indicator || country === undefined || isHeldFor(indicator, [country], catalogue)) return null;
  const line = joinLine('/indicator rank', figure.code, `country=${country}`);
  return doubtOf(frame, {
    reason: 'turn',
    said: saidWith(frame, 'average'),
    offers: [{ line, indicator: figure.code }],
  });
}

/** Offers what is nearest to a figure that is not held: of all regions named, as far as there are figures of such. */
function notHeld(frame: Frame, asked: Extract<FigureAsked, { type: 'not-held' }>, catalogue: Catalogue): Decision {
  const { missing, family } = asked;
  const isOfRegions = frame.regions.some(({ code }) => code.length > 2);
  const nearest = asked.nearest.filter((code) => !isOfRegions || catalogue.indicators.get(code)?.level !== 'countries');
  const ranked = withSuperlative(frame);
  const lists =
    missing !== 'family' && isRanking(ranked)
      ? nearest.map(
          (code) => decideChange(frame, { type: 'held', code }, catalogue) ?? decideRanking(ranked, code, catalogue),
        )
      : [];
  const alike = isAboutPeers(frame) && frame.direction !== null ? alikeOffers(frame, nearest, catalogue) : [];
  const offers = [
    ...alike,
    ...lists.flatMap((each, index): Offer[] =>
      each?.type === 'line' ? [{ line: each.line, indicator: nearest[index] }] : [],
    ),
  ];
  return doubtOf(frame, {
    reason: 'not-held',
    missing,
    family,
    ...namedOf(frame, asked),
    ...(frame.period?.type === 'year' && { year: frame.period.year }),
    offers: offers.length > 0 ? offers : offersFor(frame, { ...asked, nearest }, catalogue),
  });
}

/** "Like Murcia and better at …": the same regions by the figures that are nearest. */
function alikeOffers(frame: Frame, nearest: readonly string[], catalogue: Catalogue): Offer[] {
  return nearest.flatMap((code): Offer[] => {
    const decision = decidePeers(frame, { type: 'held', code }, catalogue);
    return decision.type === 'line' ? [{ line: decision.line, indicator: code }] : [];
  });
}

/** The words that named what is not held. */
function namedOf({ content, groups }: Frame, { missing, family }: Extract<FigureAsked, { type: 'not-held' }>) {
  const ofFamily = content.find(
    ({ slots, values }) => slots.includes('family') && family !== null && values.includes(family),
  );
  const ofGroups = groups.filter(({ value }) => value !== 'everyone').map(({ said }) => said);
  if (missing === 'family') return ofFamily ? { named: ofFamily.said } : {};
  return missing === 'group' && ofGroups.length === 1 ? { named: ofGroups[0] ?? '' } : {};
}

/** A list by citizenship that is held by birth only, and the other way round: asked about, as other people would be ranked. */
function otherCitizens(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision | null {
  const indicator = figure.type === 'held' ? catalogue.indicators.get(figure.code) : undefined;
  if (!indicator || !isRanking(withSuperlative(frame))) return null;
  // What nobody holds of countries is refused by the list itself.
  if (says(frame, 'asks-countries') && indicator.countriesWithFigures.length < fewestRanked) return null;
  const isBirth = isByBirth(indicator.populationGroup);
  const isCitizens = isByCitizenship(indicator.populationGroup);
  const swapped = frame.corrections.some(({ meant }) => meant === indicator.populationGroup);
  if (!swapped || isBirth === isCitizens || isBirth !== saysCitizens(frame)) return null;
  // "Do third-country nationals earn less than citizens": no share of them is meant.
  if (frame.families.length === 0 && frame.direction !== null) return incomeDoubt(frame, catalogue);
  return doubtOf(frame, {
    reason: 'not-held',
    missing: isBirth ? 'citizenship' : 'birth',
    family: indicator.family,
    offers: offersFor(frame, figure, catalogue),
  });
}

/** Of groups that are held against each other by a word that names no figure: their incomes are offered, where they are held. */
function incomeDoubt(frame: Frame, catalogue: Catalogue): Decision {
  const groups = frame.groups.map(({ value }) => value);
  const income = [...catalogue.indicators.values()].find(
    (each) => each.family === 'median-income' && each.hasFigures && groups.some((group) => isOfGroup(group, each)),
  );
  return doubtOf(frame, {
    reason: 'which-figure',
    offers: income ? offersFor(frame, { type: 'held', code: income.code }, catalogue) : [],
  });
}

function periodDoubt(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision | null {
  const { period } = frame;
  if (period === null || figure.type === 'none') return null;
  if (period.type === 'last-year' || period.type === 'month' || period.type === 'future' || period.type === 'ago')
    return doubtOf(frame, {
      reason: 'period',
      period: period.type,
      offers: offersFor({ ...frame, period: null }, figure, catalogue),
    });
  return null;
}

function whyOffers(frame: Frame, figure: FigureAsked, catalogue: Catalogue) {
  const region = frame.regions[0]?.code;
  const words = frame.topic.join(' ');
  return [
    ...offersFor(frame, figure, catalogue),
    ...(words
      ? [{ line: joinLine('/experience search', `"${words.replace(/["\\]/g, '')}"`, region && `region=${region}`) }]
      : []),
  ].slice(0, 3);
}
