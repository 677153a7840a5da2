import type { Catalogue } from '../regions/catalogue.ts';
import { answer, periodPieces } from './answer.ts';
import type { Decision, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { offersFor } from './offers.ts';
import { has, says } from './question-kind.ts';
import { mostRanked, orderOf, type RegionAsked, rankLine } from './rank-line.ts';

/** "Top 5": how many are shown. */
export function countPieces({ count }: Frame): ReadPiece[] {
  return count === null ? [] : [{ kind: 'count', value: String(Math.min(count, mostRanked)) }];
}

/** Says which regions are ranked, where not all are. */
export function scopePieces({ scope }: Frame): ReadPiece[] {
  return [...(scope.isMembers ? ['members'] : []), ...scope.where].map((value) => ({ kind: 'filter', value }));
}

/** "Which regions have more …" asks for an end of the list. */
export function withSuperlative(frame: Frame): Frame {
  const { direction } = frame;
  const isMany =
    frame.regions.every(({ code }) => code.length === 2) && !frame.isOwn && !frame.isThan && says(frame, 'any-region');
  if (frame.superlative !== null || direction === null || !isMany || frame.threshold !== null) return frame;
  const superlative = ({ higher: 'highest', lower: 'lowest', better: 'best', worse: 'worst' } as const)[direction];
  return { ...frame, superlative };
}

export function isRanking(frame: Frame): boolean {
  const { scope } = frame;
  if (isOfRegionsOfOne(frame)) return true;
  if (frame.regions.some(({ code }) => code.length > 2) || (frame.isOwn && !scope.isEverywhere))
    return (
      frame.intents.some(({ value }) => value === 'rank') &&
      frame.regions.every(({ code }) => code.length === 2) &&
      !frame.isOwn
    );
  return (
    has(frame, 'rank') ||
    frame.superlative !== null ||
    frame.threshold !== null ||
    scope.isEverywhere ||
    scope.countries.length > 0 ||
    // "In Central Europe": a choice of regions, which a list has.
    (frame.regions.length === 0 && !frame.isOwn && scope.unknown.length > 0) ||
    (scope.isMembers && frame.regions.length === 0) ||
    (frame.isUnion && frame.regions.length === 0 && frame.average === null) ||
    (frame.regions.length === 0 && (says(frame, 'many-regions') || (!frame.isOwn && says(frame, 'asks-countries'))))
  );
}

/** "Unemployment in the regions of Austria", "in Österreichs Bundesländern": the country's own figure is of none of them. */
function isOfRegionsOfOne(frame: Frame): boolean {
  const { regions, average, isThan, isOwn, isOwnBeside } = frame;
  const isOfOne = regions.length === 1 && regions[0]?.code.length === 2;
  const isPlain = average === null && !isThan && !isOwn && !isOwnBeside;
  return isOfOne && isPlain && says(frame, 'regions-of-country') && !says(frame, 'asks-countries');
}

/** @param code of an indicator, or a policy area, whose scores are ranked */
export function decideRanking(
  frame: Frame,
  code: string,
  catalogue: Catalogue,
  asked: RegionAsked | null = null,
): Decision {
  // "In which regions do migrants earn the most": a share of them would be another answer.
  const lost = frame.families.length === 0 ? frame.residue[0] : undefined;
  if (lost)
    return doubtOf(frame, {
      reason: 'turn',
      said: lost.word,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  // Where it rose the most is no list of where it is highest.
  if (frame.isTrend)
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.text,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  // A mean or median of all regions is no list of them.
  if (frame.average !== null && (frame.superlative === null || frame.direction !== null))
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.average,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  const polarity = catalogue.indicators.get(code)?.polarity ?? 0;
  // "Where do foreigners do best": no share of them is better than another.
  if (polarity === 0 && (frame.superlative === 'best' || frame.superlative === 'worst'))
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.superlative,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  const scoped = frame.regions.find((region) => region.code.length === 2 && region.code !== asked?.region);
  const country = frame.scope.countries[0] ?? scoped?.code;
  const filter = frame.scope.unknown[0];
  if (filter !== undefined)
    return doubtOf(frame, {
      reason: 'filter',
      said: filter,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  const order = orderOf(frame, polarity);
  const { threshold } = frame;
  const isOfParts = frame.scope.excluded.some((each) => each.code.length > 2);
  const isNarrowed = isOfParts || frame.scope.where.length > 0 || frame.scope.isMembers;
  const isAskedForCountries = says(frame, 'asks-countries') || says(frame, 'how-many-countries');
  const isOfCountries =
    country === undefined && !isNarrowed && (isAskedForCountries || (asked?.side === 'place' && asked.isOfCountries));
  const limited = (limit?: number) => rankLine(frame, code, { country, isOfCountries, polarity, asked, limit });
  // A limit is a whole number: which one is meant instead of 7.5 is asked.
  if (threshold && !Number.isInteger(threshold.value)) {
    const whole = [Math.floor(threshold.value), Math.ceil(threshold.value)];
    return doubtOf(frame, {
      reason: 'turn',
      said: threshold.said,
      offers: whole.map((each) => ({ line: limited(each) })),
    });
  }
  const line = limited(threshold?.value);
  const decision = answer(frame, line, [
    { kind: catalogue.indicators.has(code) ? 'indicator' : 'area', value: code },
    ...(country ? [{ kind: 'country' as const, value: country }] : []),
    ...(isOfCountries ? [{ kind: 'filter' as const, value: 'countries' }] : []),
    ...scopePieces(frame),
    ...frame.scope.excluded.map((each): ReadPiece => ({ kind: 'except', value: each.code })),
    ...(order ? [{ kind: 'direction' as const, value: order }] : []),
    ...(threshold ? [{ kind: limitKind(threshold), value: threshold.said }] : []),
    ...(asked ? [{ kind: asked.side, value: asked.region }] : []),
    ...countPieces(frame),
    ...periodPieces(frame),
  ]);
  const other = order === null ? `${line} order=worst` : line.replace(` order=${order}`, '');
  return asksBothEnds(frame) ? { ...decision, also: other } : decision;
}

/** "The three best and the three worst": the other end is a line of its own. */
function asksBothEnds({ content, count }: Frame): boolean {
  const ends = new Set(
    content.flatMap(({ slots, values }) => values.filter((_, index) => slots[index] === 'superlative')),
  );
  const isBoth = (ends.has('best') && ends.has('worst')) || (ends.has('highest') && ends.has('lowest'));
  return isBoth && count !== null;
}

function limitKind({ side, isInclusive }: NonNullable<Frame['threshold']>): 'below' | 'above' | 'at-most' | 'at-least' {
  if (!isInclusive) return side;
  return side === 'below' ? 'at-most' : 'at-least';
}
