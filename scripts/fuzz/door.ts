import type { Answer } from './ask.ts';
import type { Random } from './random.ts';

/** One way in. */
export type Door = {
  name: string;
  /** The share of all bodies that comes this way. */
  share: number;
  /** Sends a body made by these numbers, and tells what came of it. */
  send(random: Random, index: number): Promise<Answer>;
};
