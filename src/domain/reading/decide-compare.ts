import type { Catalogue } from '../regions/catalogue.ts';
import { answer, periodPieces, periodWords } from './answer.ts';
import { decideShow } from './decide-show.ts';
import type { Asker, Decision, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import { type FigureAsked, figureOf } from './figure.ts';
import { firstPersonIn } from './first-person.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { offersFor } from './offers.ts';
import { has, says } from './question-kind.ts';

/** Returns whether regions are to be held against each other. */
export function isComparison(frame: Frame, figure: FigureAsked): boolean {
  const named = frame.regions.length + (frame.isOwnBeside ? 1 : 0);
  if (figure.type === 'two' && named < 2) return false;
  // "The regions with most of them in Spain and Portugal" are a list, of two countries.
  const isList = frame.superlative !== null || (frame.direction !== null && !frame.isThan);
  if (isList && frame.regions.every(({ code }) => code.length === 2) && says(frame, 'many-regions')) return false;
  // "Health mediators in Spain or Italy" asks what was tried there.
  if (frame.regions.length > 1 || frame.isOwnBeside)
    return figure.type !== 'none' || has(frame, 'compare') || frame.matters.every(({ isArea }) => isArea);
  if (frame.average !== null && frame.regions.length === 1) return figure.type !== 'none' || has(frame, 'compare');
  return (has(frame, 'compare') || (frame.direction !== null && named > 1)) && frame.regions.length > 0;
}

/** Regions side by side, on what is named, in a year or over a span of years. */
export function decideComparison(
  frame: Frame,
  figure: FigureAsked,
  asker: Asker,
  catalogue: Catalogue,
): Decision | null {
  const regions = frame.regions.map(({ code }) => code);
  const needsOwn = regions.length < 2 && frame.average === null && !frame.isUnion && frame.scope.countries.length === 0;
  // "Catalonia 2015 against 2020": one region, over these years.
  if (frame.period?.type === 'span' && frame.regions.length === 1 && !frame.isOwnBeside && figure.type === 'held')
    return decideShow(frame, figure.code, catalogue);
  // "Compare it with us? No, with …": no own region stands in that is left out.
  if (needsOwn && (frame.scope.isOwnExcluded || frame.scope.excluded.some(({ code }) => code.length > 2)))
    return doubtOf(frame, { reason: 'turn', said: frame.text, offers: offersFor(frame, figure, catalogue) });
  // The own region stands in only where nothing is left that may be a place.
  const lost = needsOwn && !frame.isOwn ? frame.residue[0] : undefined;
  if (lost) return doubtOf(frame, { reason: 'unknown-place', said: lost.word, candidates: [] });
  // "The unemployment gap in Puglia" is one between groups there.
  if (needsOwn && !frame.isOwn && says(frame, 'gap') && figure.type === 'held')
    return doubtOf(frame, { reason: 'which-figure', offers: offersFor(frame, figure, catalogue) });
  // "As to commuting": a comparison of other figures is none of that.
  const unread = figure.type === 'none' && frame.areas.length === 0 ? frame.residue[0] : undefined;
  if (unread)
    return doubtOf(frame, { reason: 'turn', said: unread.word, offers: [{ line: joinLine('/compare', ...regions) }] });
  const filter = frame.scope.unknown[0] ?? frame.scope.where[0];
  if (filter !== undefined)
    return doubtOf(frame, { reason: 'filter', said: filter, offers: offersFor(frame, figure, catalogue) });
  const isUnionValue = frame.isUnion && regions.length < 2;
  if (isUnionValue) return doubtOf(frame, { reason: 'union', offers: offersFor(frame, figure, catalogue) });
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
  // "Here in our region …, A and B": whether it is one of them is not said.
  const isUnsaid = frame.isOwnNamed || firstPersonIn(frame.text, frame.language) !== null;
  if (isUnsaid && !frame.isOwnBeside && regions.length > 1 && !frame.scope.isOwnExcluded) {
    const rest = joinLine(figure.type === 'held' && `indicators=${figure.code}`);
    const offers = [asker.region, null].map((own) => ({ line: joinLine('/compare', own, ...regions, rest) }));
    return doubtOf(frame, { reason: 'which-figure', offers: asker.region === null ? offers.slice(1) : offers });
  }
  const isOfOwn = frame.isOwnBeside && regions.length > 1;
  if (isOfOwn && asker.region === null)
    return doubtOf(frame, { reason: 'turn', said: 'us', offers: offersFor(frame, figure, catalogue) });
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
    frame.isTrend && several.length > 0 && frame.period === null && 'time',
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

/** Several measures in one comparison: "on unemployment and early leavers". */
function severalCodes(frame: Frame, catalogue: Catalogue, codes: readonly string[]): string[] {
  if (frame.families.length < 2) return everyoneAnd(frame, catalogue, codes);
  const families = frame.families.filter(({ value }) => value !== 'population' || frame.areFamiliesJoined);
  const each = families.map((family) => figureOf({ ...frame, families: [family] }, catalogue));
  return [...new Set(each.flatMap((asked) => (asked.type === 'held' ? [asked.code] : [])))];
}

/** "Compare … on employment", "who is better in work, … or …?": the policy area, where no rate is asked for. */
export function isLabourMarket(frame: Frame): boolean {
  const isWhole =
    has(frame, 'compare') || (frame.direction === 'better' && frame.regions.length > 1 && says(frame, 'asks-whom'));
  return frame.families[0]?.value === 'employment' && isWhole && !says(frame, 'rate');
}

function codesAsked(figure: Extract<FigureAsked, { type: 'held' | 'two' }>): string[] {
  return figure.type === 'held' ? [figure.code] : figure.codes;
}

function countryOf(code: string | undefined, catalogue: Catalogue): string {
  return catalogue.territories.get(catalogue.regions.get(code ?? '')?.territory ?? '')?.country ?? '';
}
