import type { Decision } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';

/** So many regions a question names that asks which of two a third is like. */
const fewestRather = 3;

/**
 * Decides on questions about likeness itself that no list answers: “why do you say that Catalonia is like us”, “is Carinthia more like Slovenia or Friuli”. Null
 * where none is asked.
 */
export function decideLikeness(frame: Frame): Decision | null {
  const codes = codesOf(frame);
  const [first] = codes;
  const peers = { line: joinLine('/peers', first) };
  const beside = codes.length > 1 ? [{ line: joinLine('/compare', ...codes) }] : [];
  if (has(frame, 'why') && has(frame, 'peers'))
    return doubtOf(frame, { reason: 'why', offers: [{ line: '/method similarity' }, peers, ...beside] });
  if (!says(frame, 'rather-like') || codes.length < fewestRather) return null;
  return doubtOf(frame, { reason: 'turn', said: frame.text, offers: [peers, ...beside] });
}

/** Whom a likeness is of, first; the own region where it is one of them. */
function codesOf({ regions, ownRegion, isOwn }: Frame): string[] {
  return [...new Set([...(isOwn && ownRegion !== null ? [ownRegion] : []), ...regions.map(({ code }) => code)])];
}
