import type { Catalogue } from '../regions/catalogue.ts';
import type { Decision, Doubt, Offer } from './decision.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame, SaidPlace, SaidRegion } from './frame.ts';
import { joinLine } from './join-line.ts';
import { offersFor } from './offers.ts';
import { says } from './question-kind.ts';

export function doubtOf(frame: Frame, doubt: Doubt): Decision {
  return { type: 'doubt', doubt, frame };
}

/** A number is named, and no word says what is to be done with it. */
export function actDoubt(frame: Frame, number: number): Decision {
  const isQuestion = frame.intents.some(({ value }) => value === 'question-noun:one');
  const lines = isQuestion
    ? [`/question show ${number}`, `/question answer ${number}`, `/introduction ask question=${number}`]
    : ['show', 'adopt', 'edit', 'withdraw'].map((act) => `/experience ${act} ${number}`);
  return doubtOf(frame, { reason: 'which-act', said: String(number), offers: lines.map((line) => ({ line })) });
}

/**
 * A place that is not known is asked about; no other region stands in for it. `decideWith` tells what is answered of a region that it may be: the year and
 * whatever else was said stay; `isLeftOut` where it is named as an exception.
 */
export function placeDoubt(
  frame: Frame,
  figure: FigureAsked,
  catalogue: Catalogue,
  decideWith: (region: SaidRegion, isLeftOut: boolean) => Decision | null,
): Decision | null {
  const [place] = frame.unknownPlaces;
  if (!place) {
    const isAll =
      frame.isUnion &&
      frame.regions.length === 0 &&
      figure.type === 'held' &&
      frame.superlative === null &&
      frame.direction === null &&
      !frame.isOwn &&
      frame.scope.countries.length === 0 &&
      !says(frame, 'many-regions') &&
      !frame.intents.some(({ value }) => value === 'rank' || value === 'peers');
    return isAll ? doubtOf(frame, { reason: 'union', offers: offersFor(frame, figure, catalogue) }) : null;
  }
  if (place.why === 'world') return doubtOf(frame, { reason: 'world-place', said: place.said });
  if (place.why === 'union') return doubtOf(frame, { reason: 'union', offers: offersFor(frame, figure, catalogue) });
  // "Unemployment of beekeepers in Murcia": a word in small letters, beside a place that is known, is none.
  const isWord = place.why === 'unknown' && place.candidates.length === 0 && /^\p{Ll}/u.test(place.said);
  if (isWord && frame.regions.length > 0)
    return doubtOf(frame, { reason: 'turn', said: place.said, offers: offersFor(frame, figure, catalogue) });
  const others = frame.regions.map(({ code }) => code);
  const isOut = isLeftOut(frame, place);
  const candidates = place.candidates.slice(0, 5).flatMap((region): Offer[] => {
    const decision = decideWith({ code: region, said: place.said, as: 'region', at: place.at, isAside: false }, isOut);
    if (isOut && decision?.type !== 'line') return [];
    return [{ region, line: decision?.type === 'line' ? decision.line : lineWith(region, others, frame, figure) }];
  });
  return doubtOf(frame, {
    reason: place.why === 'unknown' ? 'unknown-place' : 'several-places',
    said: place.said,
    candidates,
  });
}

/** So many parts stand between a word that leaves out and the place: "tranne il Sud". */
const mostToPlace = 3;

/** "All of Italy except the South": the place is named as one that is left out. */
function isLeftOut({ content, negators }: Frame, { at }: SaidPlace): boolean {
  return content.some(
    (each) =>
      each.slots.includes('negator') && negators.includes(each.said) && at > each.at && at - each.at <= mostToPlace,
  );
}

function lineWith(region: string, others: readonly string[], frame: Frame, figure: FigureAsked): string {
  const code = figure.type === 'held' ? figure.code : null;
  if (frame.intents.some(({ value }) => value === 'peers')) return joinLine('/peers', region);
  if (others.length > 0) return joinLine('/compare', ...others, region, code && `indicators=${code}`);
  return code ? joinLine('/indicator show', code, `region=${region}`) : joinLine('/region show', region);
}
