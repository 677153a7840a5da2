import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import type { Region } from '../regions/region.ts';
import { isMedian } from './account.ts';
import { answer, periodPieces, periodWords } from './answer.ts';
import type { Decision, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import { firstPersonIn } from './first-person.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { offersFor } from './offers.ts';
import { has, says } from './question-kind.ts';

/** One figure of one region, where nothing asks for more. */
export function decideShow(frame: Frame, code: string, catalogue: Catalogue): Decision {
  const region = frame.regions[0];
  // "… in Galicia and, by the way, here": one figure cannot be of both.
  // "The départements of …": several regions, of which one figure tells nothing.
  if (region && region.code.length === 3 && says(frame, 'many-regions'))
    return doubtOf(frame, {
      reason: 'filter',
      said: region.said,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  // "Our share and that of Murcia", "how far are we from Murcia".
  const isOwnToo = frame.isHere || firstPersonIn(frame.text, frame.language) !== null;
  if (region && !region.isAside && isOwnToo)
    return doubtOf(frame, {
      reason: 'which-figure',
      offers: [
        { line: joinLine('/compare', region.code, `indicators=${code}`) },
        ...offersFor(frame, { type: 'held', code }, catalogue),
      ],
    });
  if (frame.scope.excluded.some(({ code }) => liesIn(code, region?.code, catalogue)))
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.scope.excluded[0]?.said ?? '',
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  const isDefinition = has(frame, 'meaning') && region === undefined;
  // The own region stands in only where nothing is left that may be a place.
  const lost = region === undefined && !frame.isOwn && !isDefinition ? frame.residue[0] : undefined;
  if (lost) return doubtOf(frame, { reason: 'unknown-place', said: lost.word, candidates: [] });
  const unused = unusedInShow(frame);
  if (unused !== null)
    return doubtOf(frame, {
      reason: 'turn',
      said: unused,
      offers: offersFor(frame, { type: 'held', code }, catalogue),
    });
  if (frame.isUnion && !isDefinition)
    return doubtOf(frame, { reason: 'union', offers: offersFor(frame, { type: 'held', code }, catalogue) });
  const line = joinLine('/indicator show', code, region && `region=${region.code}`, ...periodWords(frame));
  // "How old are people on average": the figure is an average itself, and no country's is asked for.
  const isItself = catalogue.indicators.get(code)?.family === 'median-age' && !isMedian(frame);
  const country = frame.average === null || isItself ? null : countryOf(region?.code, catalogue);
  const pieces: ReadPiece[] = [
    { kind: 'indicator', value: code },
    ...(region
      ? [{ kind: 'region' as const, value: region.code }]
      : isDefinition
        ? []
        : [{ kind: 'own' as const, value: '' }]),
    ...(country === null ? [] : [{ kind: 'filter' as const, value: 'beside-country' }]),
    ...periodPieces(frame),
  ];
  const residue = frame.residue.filter(
    ({ word }) => !country?.names.some(({ name }) => foldText(name) === foldText(word)),
  );
  return answer({ ...frame, residue }, line, pieces);
}

/** The country that a figure of a region has beside it. */
function countryOf(code: string | undefined, { regions, territories }: Catalogue): Region | null {
  const country = territories.get(regions.get(code ?? '')?.territory ?? '')?.country;
  return country === undefined || country === code ? null : (regions.get(country) ?? null);
}

/** Returns whether what is left out is a part of the region asked for, so that its figure would not be the answer. */
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

/** Two figures of one region: the second is a line of its own. */
export function decideTwo(frame: Frame, [one, other]: readonly [string, string]): Decision {
  const lost = lostOfTwo(frame);
  if (lost) return lost;
  const end = frame.superlative ?? (frame.average === null ? frame.direction : null);
  if (end !== null) return doubtOf(frame, { reason: 'turn', said: end, offers: [] });
  const region = frame.regions[0];
  const show = (code: string) =>
    joinLine('/indicator show', code, region && `region=${region.code}`, ...periodWords(frame));
  const first = answer(frame, show(one), [
    { kind: 'indicator', value: one },
    ...(region ? [{ kind: 'region' as const, value: region.code }] : []),
  ]);
  return first.type === 'line' ? { ...first, also: show(other) } : first;
}

/**
 * Two groups or sexes by one measure in one region: both figures and the difference. "Are migrants more out of work than natives" is told by it too, who
 * of many is highest is not.
 */
export function decidePair(whole: Frame, [one, other]: readonly [string, string]): Decision {
  // "How did the gap develop": of a single year nothing of it is told.
  const isOpen = whole.isTrend && whole.period === null;
  const frame: Frame = isOpen ? { ...whole, period: { type: 'years', count: usualYears } } : whole;
  const lost = lostOfTwo(frame);
  if (lost) return lost;
  const [region] = frame.regions;
  const place = joinLine(region && `region=${region.code}`, ...periodWords(frame));
  const line = joinLine('/indicator show', one, place, `beside=${other}`);
  const isUnread = frame.superlative !== null || (frame.direction !== null && frame.isThan);
  if (isUnread) {
    const offers = region ? [{ line }] : [];
    return doubtOf(frame, { reason: 'turn', said: frame.superlative ?? frame.direction ?? '', offers });
  }
  return answer(frame, line, [
    { kind: 'indicator', value: one },
    { kind: 'beside', value: other },
    region ? { kind: 'region', value: region.code } : { kind: 'own', value: '' },
    ...periodPieces(frame),
  ]);
}

function lostOfTwo(frame: Frame): Decision | null {
  const lost = frame.regions.length === 0 && !frame.isOwn ? frame.residue[0] : undefined;
  return lost ? doubtOf(frame, { reason: 'unknown-place', said: lost.word, candidates: [] }) : null;
}

/** So many years a development is told of, where none are named. */
const usualYears = 10;

/** "Tell Puglia that we did this too": something done, and no region to be shown. */
const toldOrDone = /^(?:did|ours|answer|adopt|verb:.*)$/;

/** No measure was named: what is known of a region, or what was tried there on a matter. */
export function decideProfile(frame: Frame): Decision | null {
  const [region] = frame.regions;
  if (!region || frame.regions.length > 1) return null;
  // "Everything about housing in Vienna": a profile tells of other things.
  const [area] = frame.matters.some(({ isArea }) => isArea) ? frame.areas : [];
  if (area !== undefined && has(frame, 'profile') && frame.areas.length === 1) {
    const tried = joinLine('/experience list', `area=${area}`, `region=${region.code}`);
    const offers = [
      { line: joinLine('/compare', region.code, `area=${area}`) },
      { line: tried },
      { line: joinLine('/region show', region.code) },
    ];
    return { type: 'doubt', frame, doubt: { reason: 'which-figure', offers } };
  }
  const isPlain = frame.topic.length === 0 || has(frame, 'profile') || frame.topic.every((word) => word.length < 3);
  const isOther = frame.isShare || frame.intents.some(({ value }) => toldOrDone.test(value));
  if (isOther && !has(frame, 'profile')) return null;
  if (!isPlain || frame.unusedTurns.length > 0 || (frame.period !== null && frame.period.type !== 'latest'))
    return null;
  return answer(frame, joinLine('/region show', region.code), [{ kind: 'region', value: region.code }]);
}
