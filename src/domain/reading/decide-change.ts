import type { Catalogue } from '../regions/catalogue.ts';
import { answer, periodPieces, periodWords } from './answer.ts';
import type { Decision, ReadPiece } from './decision.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';
import { mostRanked } from './rank-line.ts';

/**
 * "Regions in Spain where unemployment fell since 2015", "… improved …": the list of those, by how much. Null where no regions are asked for by a fall or a
 * rise.
 */
export function decideChange(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision | null {
  if (figure.type !== 'held' || !isOfMany(frame)) return null;
  const side = changeOf(frame, figure.code, catalogue);
  if (side === null) return null;
  const { scope, superlative, count } = frame;
  const country = scope.countries[0] ?? frame.regions[0]?.code;
  const isOfCountries = country === undefined && (says(frame, 'asks-countries') || says(frame, 'how-many-countries'));
  const isLeast = superlative === 'lowest' || superlative === 'worst';
  const line = joinLine(
    '/indicator rank',
    figure.code,
    country && `country=${country}`,
    scope.excluded.length > 0 && `except=${scope.excluded.map((each) => each.code).join(',')}`,
    scope.isMembers && 'members',
    isOfCountries && 'countries',
    ...scope.where,
    isLeast && 'order=worst',
    count !== null && `count=${Math.min(count, mostRanked)}`,
    ...periodWords(frame),
    `changed=${side}`,
  );
  return answer({ ...frame, otherFigures: [] }, line, [
    { kind: 'indicator', value: figure.code },
    ...(country ? [{ kind: 'country' as const, value: country }] : []),
    ...scope.excluded.map((each): ReadPiece => ({ kind: 'except', value: each.code })),
    ...[...(scope.isMembers ? ['members'] : []), ...(isOfCountries ? ['countries'] : []), ...scope.where].map(
      (value): ReadPiece => ({ kind: 'filter', value }),
    ),
    { kind: 'filter', value: side },
    ...(count === null ? [] : [{ kind: 'count' as const, value: String(count) }]),
    ...periodPieces(frame),
  ]);
}

/**
 * Returns which way a figure is said to have gone: "fell", "rose", or "improved" and "got worse", which are a fall or a rise as lower or higher is better
 * of it. Null where both ways or none is said.
 */
export function changeOf(frame: Frame, code: string, { indicators }: Catalogue): 'fell' | 'rose' | null {
  const { role, polarity } = indicators.get(code) ?? {};
  const good: 'fell' | 'rose' | null = role !== 'outcome' || !polarity ? null : polarity > 0 ? 'rose' : 'fell';
  const bad: 'fell' | 'rose' = good === 'rose' ? 'fell' : 'rose';
  const said = new Set([
    ...(says(frame, 'fell') ? (['fell'] as const) : []),
    ...(says(frame, 'rose') ? (['rose'] as const) : []),
    ...(good !== null && says(frame, 'improved') ? [good] : []),
    ...(good !== null && says(frame, 'worsened') ? [bad] : []),
  ]);
  const [side] = said;
  return said.size === 1 && side !== undefined ? side : null;
}

/** Returns whether it is asked of all regions or of those of one country, and of nothing that a list of changes has no word for. */
function isOfMany(frame: Frame): boolean {
  const { regions, scope, period, threshold, average, isOwn, isThan, isOwnBeside, unknownPlaces, unusedTurns } = frame;
  const isPlain = threshold === null && average === null && !isThan && !isOwnBeside && !isOwn;
  const isOfSpan = period === null || period.type === 'span' || period.type === 'years';
  const isKnown = unknownPlaces.length === 0 && unusedTurns.length === 0 && scope.unknown.length === 0;
  const asksRegions = says(frame, 'any-region') && !says(frame, 'asks-year') && !says(frame, 'was-ever');
  const isOfOne = regions.every(({ code }) => code.length === 2) && regions.length + scope.countries.length <= 1;
  return isPlain && isOfSpan && isKnown && asksRegions && isOfOne && !has(frame, 'peers', 'compare', 'why', 'did');
}
