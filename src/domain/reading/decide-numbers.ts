import type { Catalogue } from '../regions/catalogue.ts';
import { decideRanking } from './decide-rank.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { says } from './question-kind.ts';

/** Shares of the foreign-born, and the one of them that is of the whole population, of which numbers can be computed. */
const sharesOfBorn = new Set(['foreign-born-share', 'foreign-born-share-census']);
const ofAll = 'foreign-born-share-census';

/** "In which region do most immigrants live": numbers of people are asked for, and not where their share is highest. Null where a share is named. */
export function decideNumbers(frame: Frame, code: string, catalogue: Catalogue): Decision | null {
  if (!sharesOfBorn.has(code) || !asksNumbers(frame) || says(frame, 'asks-countries')) return null;
  const { threshold, average, period } = frame;
  if (threshold !== null || average !== null || (period !== null && period.type !== 'latest')) return null;
  const decision = decideRanking(frame, ofAll, catalogue);
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
    frame.groups.length > 0 &&
    says(frame, 'most') &&
    !says(frame, 'rate') &&
    !says(frame, 'relative') &&
    !frame.text.includes('%')
  );
}
