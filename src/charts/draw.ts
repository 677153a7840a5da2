import { beeswarm } from './beeswarm.ts';
import { type ChartTexts, chartTextsFor } from './chart-texts.ts';
import { dumbbell } from './dumbbell.ts';
import { type Body, frame } from './frame.ts';
import { gap } from './gap.ts';
import { groupMap } from './group-map.ts';
import { map } from './map.ts';
import { regionMap } from './region-map.ts';
import type { Drawing, PictureSpec } from './spec.ts';
import { cleanSpec } from './text.ts';
import { timeline } from './timeline.ts';
import { trend } from './trend.ts';

/** Raised whenever a drawing changes, so that finished pictures of the older one are not used any more. */
export const drawingVersion = 10;

/** The kinds there are; kept pictures may be of one that there was. */
export const pictureTypes: ReadonlySet<string> = new Set<PictureSpec['type']>([
  'dumbbell',
  'beeswarm',
  'trend',
  'map',
  'groupMap',
  'gap',
  'regionMap',
  'tileMap',
  'timeline',
]);

/** The picture of a spec: pure, the same spec gives the same drawing on every machine. */
export function draw(spec: PictureSpec): Drawing {
  const clean = cleanSpec(spec);
  const words = chartTextsFor(clean.language ?? 'en');
  return frame(clean, bodyOf(clean, words), words);
}

function bodyOf(spec: PictureSpec, words: ChartTexts): Body {
  switch (spec.type) {
    case 'dumbbell':
      return dumbbell(spec, words);
    case 'beeswarm':
      return beeswarm(spec, words);
    case 'trend':
      return trend(spec, words);
    case 'map':
      return map(spec, words);
    case 'groupMap':
      return groupMap(spec, words);
    case 'timeline':
      return timeline(spec, words);
    case 'gap':
      return gap(spec, words);
    case 'regionMap':
    case 'tileMap':
      return regionMap(spec, words);
  }
}
