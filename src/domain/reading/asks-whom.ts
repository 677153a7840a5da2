import { foldText } from '#src/core/text.ts';
import type { Frame } from './frame.ts';
import { has } from './question-kind.ts';

/** Whom one region, or "we", could be held against. */
const whom =
  /\b(?:who|whom|which regions?|con quien|con quienes|quien|quienes|con que regiones?|con chi|a chi|con quali regioni|a qui|avec qui|avec quelles regions?|mit wem|wem|mit welche[rn]? region(?:en)?|vem|vilka|amb qui|amb quines regions?|com quem|com que regioes)\b/;

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
    whom.test(foldText(frame.text))
  );
}

/** The intent that was meant. */
export function peersOf({ intents }: Frame) {
  return { value: 'peers', at: intents[0]?.at ?? 0, end: intents[0]?.end ?? 0 };
}
