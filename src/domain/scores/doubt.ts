import { doubtOf } from '../figures/reliability.ts';
import type { Figure } from '../figures/time-series.ts';

/** Whether nothing is said against a figure: it has no flag of low reliability, and came with the source's flags. */
export function isSure(figure: Figure): boolean {
  return doubtOf(figure) === null;
}
