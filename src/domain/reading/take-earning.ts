import { foldText } from '#src/core/text.ts';
import { hasSlot, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';

const asksForDoing = ['experience', 'anybody', 'contact', 'introduction', 'ask', 'log'];
const less = /^(?:menos|meno|menys|mens|mindre)\b/;
const more = /^(?:mas|piu|mes|mais|mer)\b/;

/**
 * "How much does a household earn", "dove si guadagna meno in Italia": what households have to live on. Beside a verb of earning "menos en" leaves out
 * no place; without a household or an end of a list the verb is left as it is.
 */
export function takeEarning(parts: readonly Part[], { isListed }: Phrases) {
  const at = parts.findIndex(
    (part) => part.meanings.length === 0 && part.place === null && isListed('earn-verb', foldText(part.said)),
  );
  const verb = parts[at];
  const isOther = parts.some(
    (part) =>
      hasSlot(part, 'family') || asksForDoing.some((value) => hasSlot(part, 'intent', value)) || hasSlot(part, 'group'),
  );
  if (!verb || isOther) return;
  const noun = parts.find((part) => isListed('household-noun', foldText(part.said)));
  const next = parts[at + 1];
  const said = foldText(next?.said ?? '');
  const isLess = less.test(said);
  if (next && (isLess || (more.test(said) && hasSlot(next, 'direction'))))
    next.meanings = [{ slot: 'superlative', value: isLess ? 'lowest' : 'highest' }];
  const isEnd = parts.slice(at + 1).some((part) => hasSlot(part, 'superlative'));
  if (!noun && !isEnd) return;
  verb.meanings = [{ slot: 'family', value: 'household-income' }];
  if (noun) noun.meanings = [{ slot: 'filler', value: 'w' }];
  // "In media": the figure is of all households already.
  for (const part of parts) if (noun && hasSlot(part, 'average')) part.meanings = [{ slot: 'filler', value: 'w' }];
}
