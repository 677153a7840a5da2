import type { Decision } from '../decision.ts';

/** Returns whether a language model may help: something was left over, or nothing was understood. What is refused stays refused. */
export function isWorthAsking(decision: Decision): boolean {
  switch (decision.type) {
    case 'none':
      return decision.frame.never === null && decision.frame.size > 1;
    case 'line':
      return decision.unused.length > 0;
    case 'talk':
      return false;
    case 'doubt': {
      const { doubt, frame } = decision;
      if (frame.never !== null) return false;
      if (doubt.reason === 'turn') return frame.residue.length > 0 || frame.unusedTurns.length > 0;
      if (doubt.reason === 'which-figure') return frame.residue.length > 0;
      // A word that may be a place, and none that is said as one.
      return doubt.reason === 'unknown-place' && frame.unknownPlaces.length === 0;
    }
    default:
      return decision satisfies never;
  }
}
