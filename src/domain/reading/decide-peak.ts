import { answer, periodPieces, periodWords } from './answer.ts';
import type { Decision } from './decision.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';

/** "When was unemployment in Andalusia highest": the years of one region, and no list of regions. Null where no year is asked for. */
export function decidePeak(frame: Frame, figure: FigureAsked): Decision | null {
  const { superlative, regions, isOwn, period, threshold, average, scope } = frame;
  const asksYear = says(frame, 'asks-year') || says(frame, 'was-ever');
  // "Highest" is "higher" in several languages; "higher than in …" asks for another thing.
  const isThan = frame.isThan || frame.isOwnBeside;
  const isOfOne = regions.length + (isOwn ? 1 : 0) === 1 && scope.countries.length === 0;
  const isPlain =
    !isThan && threshold === null && average === null && !has(frame, 'peers', 'compare') && period?.type !== 'year';
  if (figure.type !== 'held' || superlative === null || !asksYear || !isOfOne || !isPlain) return null;
  const [region] = regions;
  const place = region && `region=${region.code}`;
  return answer(frame, joinLine('/indicator show', figure.code, place, ...periodWords(frame), 'extremes'), [
    { kind: 'indicator', value: figure.code },
    region ? { kind: 'region', value: region.code } : { kind: 'own', value: '' },
    ...periodPieces(frame),
    { kind: 'filter', value: 'extremes' },
  ]);
}
