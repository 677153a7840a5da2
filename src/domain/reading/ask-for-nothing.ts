import { foldText } from '#src/core/text.ts';
import type { Frame } from './frame.ts';
import { hasSlot, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** As many words may stand between "is there" and "nothing": "non c'è proprio niente". */
const mostToNothing = 4;

/** "Is there nothing from Sicily?", "no hay nada de Galicia": it is asked for, and not left out. Returns those words. */
export function askForNothing(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  isListed: Phrases['isListed'],
): Set<Part> {
  const asked = new Set<Part>();
  parts.forEach((part, index) => {
    if (part.end !== part.start + 1 || !isListed('nothing-of', tokens[part.start]?.folded ?? '')) return;
    const before = tokens.slice(Math.max(0, part.start - mostToNothing), part.start);
    const from = before.findLastIndex(({ folded }) => isListed('there-is', folded));
    const isJoined =
      from >= 0 &&
      [...before.slice(from + 1), tokens[part.start]].every(
        (each) => !/[.?!,;:\n]/u.test(each?.gap ?? '') && !isListed('turning', each?.folded ?? ''),
      );
    if (!isJoined) return;
    frame.intents.push({ value: 'anybody', at: part.start, end: part.end });
    asked.add(part);
    for (const each of parts.slice(Math.max(0, index - mostToNothing), index + 1))
      if (each === part || (hasSlot(each, 'negator') && each.meanings.every(({ slot }) => slot === 'negator')))
        each.meanings = [{ slot: 'filler', value: 'w' }];
  });
  return asked;
}

/** "Are there no …", "gibt es keine …", with what regions did. */
export function asksIfNone(parts: readonly Part[], index: number, isListed: Phrases['isListed']): boolean {
  const before = foldText(parts[index - 1]?.said ?? '');
  return isListed('existing', before) && hasSlot(parts[index + 1], 'intent', 'experience');
}
