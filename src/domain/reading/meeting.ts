import { hasSlot, type Part } from './part.ts';
import type { Token } from './tokens.ts';

const besides = new Set(['meet', 'person']);
/** The number of parts between "talk to" and "somebody". */
const mostBetween = 3;
/** "Somebody in Tuscany I could have a chat with": whom, and behind it what for. */
const mostBehind = 9;
const end = /[.?!;\n]/u;

/**
 * Finds where somebody is to be talked to or met: the place of the word for it; null where nobody is. "Has anybody tried to talk to parents" is what
 * others did. Words that mean nothing else are words of the matter then.
 */
export function takeMeeting(parts: Part[], tokens: readonly Token[]): number | null {
  const done = parts.findIndex(
    (part) => !hasSlot(part, 'person') && (hasSlot(part, 'intent', 'experience') || hasSlot(part, 'intent', 'did')),
  );
  const at = parts.findIndex((part, index) => {
    if (!hasSlot(part, 'meet')) return false;
    // "I want to talk to somebody who tried it": whom, said before what they did.
    const isSaidBefore =
      index < done && within(parts.slice(index, done), tokens).some((each) => hasSlot(each, 'person'));
    return (done < 0 || isSaidBefore) && isOfPerson(parts, index, tokens);
  });
  const met = parts[at];
  if (met) {
    // "Mit jemandem bekannt machen": a person is met, and nothing is made known.
    met.meanings = met.meanings.filter(({ slot, value }) => slot !== 'intent' || value !== 'log');
    return at;
  }
  const isAsked = parts.some((part) => hasSlot(part, 'intent', 'introduction'));
  for (const part of parts) {
    // "I am looking for a colleague to have a word with": the words only say what for.
    const isSmall = hasSlot(part, 'person') || isAsked;
    const others = part.meanings.filter(({ slot }) => !besides.has(slot));
    // "People who live there": a person says nothing without what is to be done with them.
    if (others.length < part.meanings.length)
      part.meanings = others.length === 0 && isSmall ? [{ slot: 'filler', value: 'w' }] : others;
  }
  return null;
}

function isOfPerson(parts: readonly Part[], index: number, tokens: readonly Token[]): boolean {
  const isPerson = (part: Part) => hasSlot(part, 'person');
  const ahead = parts.slice(index, index + 1 + mostBetween);
  if (within(ahead, tokens).some(isPerson)) return true;
  const behind = parts.slice(Math.max(0, index - mostBehind), index + 1);
  const start = behind.findLastIndex((part, at) => at > 0 && end.test(tokens[part.start]?.gap ?? ''));
  return behind.slice(Math.max(0, start)).some(isPerson);
}

/** The parts up to the end of the sentence. */
function within(parts: readonly Part[], tokens: readonly Token[]): readonly Part[] {
  const stop = parts.findIndex((part, index) => index > 0 && end.test(tokens[part.start]?.gap ?? ''));
  return stop < 0 ? parts : parts.slice(0, stop);
}
