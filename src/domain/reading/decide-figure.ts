import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { answer, offersFor, periodPieces, periodWords } from './answer.ts';
import { asksWhom, peersOf } from './asks-whom.ts';
import { decidePeers, isAboutPeers } from './decide-peers.ts';
import { decideRanking, isRanking, withSuperlative } from './decide-rank.ts';
import type { Asker, Decision, Offer, ReadPiece } from './decision.ts';
import { doubtOf, placeDoubt } from './doubts.ts';
import { type FigureAsked, figureOf } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { namesManyRegions } from './many-regions.ts';
import { has } from './question-kind.ts';

/** Decides on a frame about numbers: two regions side by side, a ranking, one figure, or a region's profile. */
export function decideFigure(whole: Frame, asker: Asker, catalogue: Catalogue): Decision | null {
  const said = withoutAsides(whole);
  const figure = figureOf(said, catalogue);
  if (asksWhom(said)) return decideFigure({ ...said, intents: [...said.intents, peersOf(said)] }, asker, catalogue);
  const frame = withStand(
    withArrivalYears(withCountryOfPeers(withCloseGroup(said, figure, catalogue)), figure, catalogue),
  );
  const isNumber = figure.type !== 'none' || has(frame, 'peers', 'compare', 'rank', 'why') || frame.direction !== null;
  if (frame.isUnion && has(frame, 'compare') && frame.regions.length === 0)
    return doubtOf(frame, { reason: 'union', offers: offersFor(frame, figure) });
  const isPlace = frame.regions.length > 0 || frame.unknownPlaces.length > 0;
  if (!isNumber && !isPlace) return null;
  if (has(frame, 'why') && (figure.type !== 'none' || isPlace))
    return doubtOf(frame, { reason: 'why', offers: whyOffers(frame, figure) });
  if (figure.type === 'not-held' && !isLabourMarket(frame)) return notHeld(frame, figure);
  const place = placeDoubt(frame, figure);
  if (place) return place;
  if (has(frame, 'qualifier:census') && figure.type !== 'none' && !isOfCensus(figure))
    return doubtOf(frame, { reason: 'turn', said: 'census', offers: offersFor(frame, figure) });
  const period = periodDoubt(frame, figure);
  if (period) return period;
  const untold = untoldOf(frame, figure);
  if (untold !== null) return doubtOf(frame, { reason: 'turn', said: untold, offers: bareOffers(frame, figure) });
  if (isAboutPeers(frame)) return decidePeers(frame, figure, catalogue);
  const turn = frame.unusedTurns[0];
  if (turn !== undefined && (figure.type !== 'none' || has(frame, 'compare')))
    return doubtOf(frame, { reason: 'turn', said: turn, offers: offersFor(frame, figure) });
  const matter = matterOf(frame, figure);
  if (matter !== null) return doubtOf(frame, { reason: 'turn', said: matter, offers: offersFor(frame, figure) });
  const group = figure.type === 'none' && has(frame, 'compare', 'peers', 'rank') ? lostGroup(frame) : null;
  if (group !== null || (figure.type === 'none' && frame.regions.length > 1 && lostGroup(frame) !== null))
    return doubtOf(frame, { reason: 'which-figure', offers: groupOffers(frame, catalogue) });
  const several = severalFamilies(frame, catalogue);
  if (several !== null && frame.regions.length < 2) return doubtOf(frame, { reason: 'which-figure', offers: several });
  const groups = new Set(frame.groups.map(({ value }) => value).filter((value) => value !== 'everyone'));
  if (groups.has('native-born') && groups.size > 1 && figure.type === 'held')
    return doubtOf(frame, { reason: 'which-figure', offers: offersFor(frame, figure) });
  if (isComparison(frame, figure)) return decideComparison(frame, figure, asker, catalogue);
  if (figure.type === 'none') return decideProfile(frame);
  if (figure.type === 'two') return decideTwo(frame, figure.codes);
  const ranked = withSuperlative(frame);
  if (figure.type === 'held' && isRanking(ranked)) return decideRanking(ranked, figure.code, catalogue);
  return figure.type === 'held' ? decideShow(frame, figure.code, catalogue) : null;
}

/**
 * A word that makes it another figure and that none has: "unemployment of nurses", "migrants who own a home". Said behind what is counted, or in a
 * question for a count.
 */
function matterOf(frame: Frame, figure: FigureAsked): string | null {
  if (figure.type !== 'held') return null;
  const bound = frame.matters.find(({ isBound }) => isBound);
  if (bound) return bound.word;
  const isCount = frame.isShare || frame.families.some(({ value }) => value === 'population');
  return isCount && frame.regions.length < 2 ? (frame.residue[0]?.word ?? null) : null;
}

/** "I am from Murcia. What is unemployment in Aragon?": where the asker is is none of the places asked for, and is named. */
function withoutAsides(frame: Frame): Frame {
  const asked = frame.regions.filter(({ isAside }) => !isAside);
  const isBoth = asked.length === 0 || asked.length === frame.regions.length;
  if (isBoth || has(frame, 'compare', 'peers', 'stand') || frame.direction !== null) return frame;
  const asides = frame.regions.filter(({ isAside }) => isAside);
  const residue = asides.map(({ said, at }) => ({ word: said, at, isTelling: false }));
  return { ...frame, regions: asked, residue: [...frame.residue, ...residue] };
}

/** A word beside what is measured that nothing read: with it, another figure may be asked for. */
function untoldOf(frame: Frame, figure: FigureAsked): string | null {
  if (figure.type === 'none' && !has(frame, 'compare', 'peers', 'rank')) return null;
  const matters = frame.matters.filter(({ isArea }) => !isArea);
  return [...frame.residue, ...matters].find(({ isTelling }) => isTelling)?.word ?? null;
}

/** What can be shown without it. */
function bareOffers(frame: Frame, figure: FigureAsked): Offer[] {
  if (!has(frame, 'peers') || figure.type !== 'none') return offersFor(frame, figure);
  return [{ line: joinLine('/peers', frame.regions[0]?.code) }];
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
    return asked.type === 'held' ? offersFor(frame, asked) : [];
  });
}

/** Two measures named for one region: each a line. */
function severalFamilies(frame: Frame, catalogue: Catalogue): Offer[] | null {
  if (frame.families.length < 2 || frame.intents.some(({ value }) => value === 'compare')) return null;
  const families = frame.families.filter(({ value }) => value !== 'population');
  const offers = families.flatMap((family) => {
    const asked = figureOf({ ...frame, families: [family] }, catalogue);
    return asked.type === 'held' ? offersFor(frame, asked) : [];
  });
  const lines = new Map(offers.map((offer) => [offer.line, offer]));
  return lines.size > 1 ? [...lines.values()].slice(0, 3) : null;
}

function notHeld(frame: Frame, { missing, family, nearest }: Extract<FigureAsked, { type: 'not-held' }>): Decision {
  const region = frame.regions[0]?.code;
  const offers = nearest.map((indicator) => ({
    line: joinLine('/indicator show', indicator, region && `region=${region}`),
    indicator,
  }));
  return doubtOf(frame, { reason: 'not-held', missing, family, offers });
}

function codesAsked(figure: Extract<FigureAsked, { type: 'held' | 'two' }>): string[] {
  return figure.type === 'held' ? [figure.code] : figure.codes;
}

/** "Compare … on employment": the policy area, where no rate is asked for. */
function isLabourMarket(frame: Frame): boolean {
  return (
    frame.families[0]?.value === 'employment' &&
    has(frame, 'compare') &&
    !/\b(?:rate|tasa|tasso|taux|quote|grad|taxa)\b/iu.test(frame.text)
  );
}

function periodDoubt(frame: Frame, figure: FigureAsked): Decision | null {
  const { period } = frame;
  if (period === null || figure.type === 'none') return null;
  if (period.type === 'last-year' || period.type === 'month' || period.type === 'future' || period.type === 'ago')
    return doubtOf(frame, {
      reason: 'period',
      period: period.type,
      offers: offersFor({ ...frame, period: null }, figure),
    });
  return null;
}

function isComparison(frame: Frame, figure: FigureAsked): boolean {
  const named = frame.regions.length + (frame.isOwnBeside ? 1 : 0);
  if (figure.type === 'two' && frame.regions.length < 2) return false;
  // "Health mediators in Spain or Italy" asks what was tried there.
  if (frame.regions.length > 1 || frame.isOwnBeside)
    return figure.type !== 'none' || has(frame, 'compare') || frame.matters.every(({ isArea }) => isArea);
  if (frame.average !== null && frame.regions.length === 1) return figure.type !== 'none' || has(frame, 'compare');
  return (has(frame, 'compare') || (frame.direction !== null && named > 1)) && frame.regions.length > 0;
}

function decideComparison(frame: Frame, figure: FigureAsked, asker: Asker, catalogue: Catalogue): Decision | null {
  const regions = frame.regions.map(({ code }) => code);
  const needsOwn = regions.length < 2 && frame.average === null && !frame.isUnion && frame.scope.countries.length === 0;
  if (frame.period?.type === 'span' || frame.period?.type === 'years') {
    const side = figure.type === 'held' ? decideTrends(frame, figure.code, asker) : null;
    return (
      side ??
      doubtOf(frame, { reason: 'period', period: 'span', offers: offersFor({ ...frame, period: null }, figure) })
    );
  }
  // The own region stands in only where nothing is left that may be a place.
  const lost = needsOwn && !frame.isOwn ? frame.residue[0] : undefined;
  if (lost) return doubtOf(frame, { reason: 'unknown-place', said: lost.word, candidates: [] });
  // "As to commuting": a comparison of other figures is none of that.
  const unread = figure.type === 'none' && frame.areas.length === 0 ? frame.residue[0] : undefined;
  if (unread)
    return doubtOf(frame, { reason: 'turn', said: unread.word, offers: [{ line: joinLine('/compare', ...regions) }] });
  const filter = frame.scope.unknown[0] ?? frame.scope.where[0];
  if (filter !== undefined) return doubtOf(frame, { reason: 'filter', said: filter, offers: offersFor(frame, figure) });
  const isUnionValue = frame.isUnion && regions.length < 2;
  if (isUnionValue) return doubtOf(frame, { reason: 'union', offers: offersFor(frame, figure) });
  if (
    frame.average !== null &&
    regions.length < 2 &&
    figure.type === 'held' &&
    frame.scope.countries.length === 0 &&
    frame.average === 'average' &&
    !has(frame, 'compare')
  )
    return decideShow(frame, figure.code, catalogue);
  if (regions.length < 2 && (frame.average !== null || frame.scope.countries.length > 0))
    regions.push(frame.scope.countries[0] ?? countryOf(regions[0], catalogue));
  const isOfOwn = frame.isOwnBeside && regions.length > 1;
  if (isOfOwn && asker.region === null)
    return doubtOf(frame, { reason: 'turn', said: 'us', offers: offersFor(frame, figure) });
  if ((needsOwn || isOfOwn || (frame.isOwn && regions.length < 2)) && asker.region !== null)
    regions.unshift(asker.region);
  const isWholeArea = frame.areas.length === 0 && frame.groups.length === 0 && isLabourMarket(frame);
  const [area] = isWholeArea ? ['labour-market'] : frame.areas;
  const codes = isWholeArea || figure.type === 'none' || figure.type === 'not-held' ? [] : codesAsked(figure);
  const several = codes.length === 1 ? severalCodes(frame, catalogue, codes) : codes;
  const line = joinLine(
    '/compare',
    ...new Set(regions),
    several.length > 0 && `indicators=${several.join(',')}`,
    several.length === 0 && area && `area=${area}`,
    ...periodWords(frame),
  );
  return answer(frame, line, [
    ...several.map((value): ReadPiece => ({ kind: 'indicator', value })),
    ...(several.length === 0 && area ? [{ kind: 'area' as const, value: area }] : []),
    ...[...new Set(regions)].map((value): ReadPiece => ({ kind: 'region', value })),
    ...periodPieces(frame),
  ]);
}

/** "Unemployment of all and of the foreign-born": each a figure. */
function everyoneAnd(frame: Frame, catalogue: Catalogue, codes: readonly string[]): string[] {
  const everyone = frame.groups.find(({ value }) => value === 'everyone');
  if (!everyone || frame.groups.length < 2 || frame.families.length === 0) return [...codes];
  const asked = figureOf({ ...frame, groups: [everyone] }, catalogue);
  return asked.type === 'held' ? [...new Set([asked.code, ...codes])] : [...codes];
}

/** How far two regions are apart over the years is another question than how each developed. */
const gapWord =
  /\b(?:gap|differences?|brecha|diferencias?|divario|scarto|differenz[ae]|ecart|abstand|unterschied\w*|skillnad\w*|bretxa|diferencies|diferencas?)\b/;

/** "How did A and B develop since 2015": the years of each, one after the other; a comparison is of one year. */
function decideTrends(frame: Frame, code: string, asker: Asker): Decision | null {
  const own = frame.isOwn ? asker.region : null;
  const [one, other, third] = [...new Set([...(own ? [own] : []), ...frame.regions.map((region) => region.code)])];
  if (one === undefined || other === undefined || third !== undefined || frame.families.length > 1) return null;
  if (gapWord.test(foldText(frame.text))) return null;
  if (frame.unusedTurns.length > 0 || frame.average !== null || frame.direction !== null || frame.superlative !== null)
    return null;
  if (frame.scope.unknown.length + frame.scope.where.length + frame.scope.excluded.length > 0) return null;
  const show = (region: string) => joinLine('/indicator show', code, `region=${region}`, ...periodWords(frame));
  const first = answer(frame, show(one), [
    { kind: 'indicator', value: code },
    { kind: 'region', value: one },
    { kind: 'region', value: other },
    ...periodPieces(frame),
  ]);
  return first.type === 'line' ? { ...first, also: show(other) } : first;
}

/** Several measures in one comparison: "on unemployment and early leavers". */
function severalCodes(frame: Frame, catalogue: Catalogue, codes: readonly string[]): string[] {
  if (frame.families.length < 2) return everyoneAnd(frame, catalogue, codes);
  const each = frame.families.map((family) => figureOf({ ...frame, families: [family] }, catalogue));
  return [...new Set(each.flatMap((asked) => (asked.type === 'held' ? [asked.code] : [])))];
}

/** "How are we doing with Madeira", "are we better or worse than Bavaria": the two side by side. */
function withStand(frame: Frame): Frame {
  const isBoth = frame.regions.length + (frame.isOwn ? 1 : 0) > 1 && frame.regions.length > 0;
  const isCompared = isBoth && !has(frame, 'peers') && (frame.isEitherWay || (has(frame, 'stand') && frame.isOwn));
  if (!isCompared) return frame;
  const compare = { value: 'compare', at: 0, end: 0 };
  return { ...frame, direction: null, intents: [...frame.intents, compare] };
}

/** Adds a correction to the frame if the figure is of a group close to the one that was asked for. */
function withCloseGroup(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Frame {
  if (figure.type !== 'held' || figure.insteadOf === undefined) return frame;
  const said = frame.groups.find(({ value }) => value === figure.insteadOf)?.said;
  const meant = catalogue.indicators.get(figure.code)?.populationGroup;
  return said && meant ? { ...frame, corrections: [...frame.corrections, { said, meant }] } : frame;
}

/** "Arrived in the last ten years" says who is counted, not over which years. */
function withArrivalYears(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Frame {
  const isOfArrivals = figure.type === 'held' && catalogue.indicators.get(figure.code)?.family === 'arrivals';
  return isOfArrivals && frame.hasArrival && frame.period?.type === 'years' && !frame.isTrend
    ? { ...frame, period: null }
    : frame;
}

/** "Our peers in Germany", "like Puglia, in Spain": the country says where to look. */
function withCountryOfPeers(frame: Frame): Frame {
  const countries = frame.regions.filter(({ code }) => code.length === 2);
  const others = frame.regions.filter(({ code }) => code.length > 2);
  const isScope =
    has(frame, 'peers') && countries.length === 1 && (others.length === 1 || (others.length === 0 && frame.isOwn));
  if (!isScope) return frame;
  return { ...frame, regions: others, scope: { ...frame.scope, countries: countries.map(({ code }) => code) } };
}

function decideShow(frame: Frame, code: string, catalogue: Catalogue): Decision {
  const region = frame.regions[0];
  // "… in Galicia and, by the way, here": one figure cannot be of both.
  // "The départements of …": several regions, of which one figure tells nothing.
  if (region && region.code.length === 3 && namesManyRegions(frame.text))
    return doubtOf(frame, { reason: 'filter', said: region.said, offers: offersFor(frame, { type: 'held', code }) });
  if (region && !region.isAside && frame.isHere)
    return doubtOf(frame, {
      reason: 'which-figure',
      offers: [
        { line: joinLine('/compare', region.code, `indicators=${code}`) },
        ...offersFor(frame, { type: 'held', code }),
      ],
    });
  if (frame.scope.excluded.some(({ code }) => liesIn(code, region?.code, catalogue)))
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.scope.excluded[0]?.said ?? '',
      offers: offersFor(frame, { type: 'held', code }),
    });
  const isDefinition = has(frame, 'meaning') && region === undefined;
  // The own region stands in only where nothing is left that may be a place.
  const lost = region === undefined && !frame.isOwn && !isDefinition ? frame.residue[0] : undefined;
  if (lost) return doubtOf(frame, { reason: 'unknown-place', said: lost.word, candidates: [] });
  const unused = unusedInShow(frame);
  if (unused !== null)
    return doubtOf(frame, { reason: 'turn', said: unused, offers: offersFor(frame, { type: 'held', code }) });
  if (frame.isUnion && !isDefinition)
    return doubtOf(frame, { reason: 'union', offers: offersFor(frame, { type: 'held', code }) });
  const line = joinLine('/indicator show', code, region && `region=${region.code}`, ...periodWords(frame));
  const pieces: ReadPiece[] = [
    { kind: 'indicator', value: code },
    ...(region
      ? [{ kind: 'region' as const, value: region.code }]
      : isDefinition
        ? []
        : [{ kind: 'own' as const, value: '' }]),
    ...periodPieces(frame),
  ];
  return answer(frame, line, pieces);
}

/** Whether what is left out is a part of the region asked for, so that its figure would not be the answer. */
function liesIn(code: string, region: string | undefined, catalogue: Catalogue): boolean {
  if (region === undefined) return true;
  const territoryOf = (each: string) => catalogue.regions.get(each)?.territory ?? each;
  return territoryOf(code).startsWith(territoryOf(region));
}

/** Returns the part of a frame that one figure cannot answer: a comparison, an end of a list, a filter. */
function unusedInShow(frame: Frame): string | null {
  if (frame.direction !== null && frame.average === null) return frame.direction;
  if (frame.superlative !== null) return frame.superlative;
  if (frame.threshold !== null) return String(frame.threshold.value);
  if (frame.scope.isAbroad) return 'abroad';
  return frame.scope.unknown[0] ?? frame.scope.where[0] ?? null;
}

function decideTwo(frame: Frame, [one, other]: readonly [string, string]): Decision {
  const region = frame.regions[0];
  const show = (code: string) =>
    joinLine('/indicator show', code, region && `region=${region.code}`, ...periodWords(frame));
  const first = answer(frame, show(one), [
    { kind: 'indicator', value: one },
    ...(region ? [{ kind: 'region' as const, value: region.code }] : []),
  ]);
  return first.type === 'line' ? { ...first, also: show(other) } : first;
}

/** No measure was named: what is known of a region, or what was tried there on a matter. */
function decideProfile(frame: Frame): Decision | null {
  const [region] = frame.regions;
  if (!region || frame.regions.length > 1) return null;
  const isPlain = frame.topic.length === 0 || has(frame, 'profile') || frame.topic.every((word) => word.length < 3);
  if (!isPlain || frame.unusedTurns.length > 0 || (frame.period !== null && frame.period.type !== 'latest'))
    return null;
  return answer(frame, joinLine('/region show', region.code), [{ kind: 'region', value: region.code }]);
}

function countryOf(code: string | undefined, catalogue: Catalogue): string {
  return catalogue.territories.get(catalogue.regions.get(code ?? '')?.territory ?? '')?.country ?? '';
}

function whyOffers(frame: Frame, figure: FigureAsked) {
  const region = frame.regions[0]?.code;
  const words = frame.topic.join(' ');
  return [
    ...offersFor(frame, figure),
    ...(words
      ? [{ line: joinLine('/experience search', `"${words.replace(/["\\]/g, '')}"`, region && `region=${region}`) }]
      : []),
  ].slice(0, 3);
}
