import { beeswarm } from './beeswarm.ts';
import { dumbbell } from './dumbbell.ts';
import { type Body, frame } from './frame.ts';
import { map } from './map.ts';
import { peers } from './peers.ts';
import type { Drawing, PictureSpec } from './spec.ts';
import { cleanSpec } from './text.ts';
import { tileMap } from './tile-map.ts';
import { trend } from './trend.ts';

/** Raised whenever a drawing changes, so that finished pictures of the older one are not used any more. */
export const drawingVersion = 1;

/** The picture of a spec: pure, the same spec gives the same drawing on every machine. */
export function draw(spec: PictureSpec): Drawing {
  const clean = cleanSpec(spec);
  return frame(clean, bodyOf(clean));
}

function bodyOf(spec: PictureSpec): Body {
  switch (spec.type) {
    case 'dumbbell':
      return dumbbell(spec);
    case 'beeswarm':
      return beeswarm(spec);
    case 'trend':
      return trend(spec);
    case 'peers':
      return peers(spec);
    case 'map':
      return map(spec);
    case 'tileMap':
      return tileMap(spec);
  }
}
