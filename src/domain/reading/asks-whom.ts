import type { Frame } from './frame.ts';
import { has, says } from './question-kind.ts';

/** "Who can we compare ourselves with?": other regions are asked for, none was named. */
export function asksWhom(frame: Frame): boolean {
  const named = frame.regions.length + (frame.isOwn ? 1 : 0);
  return (
    has(frame, 'compare') &&
    !has(frame, 'peers', 'rank') &&
    named === 1 &&
    !frame.isOwnBeside &&
    frame.superlative === null &&
    frame.average === null &&
    frame.regions.every(({ code }) => code.length > 2) &&
    says(frame, 'asks-whom')
  );
}

/** The intent that was meant. */
export function peersOf({ intents }: Frame) {
  return { value: 'peers', at: intents[0]?.at ?? 0, end: intents[0]?.end ?? 0 };
}
