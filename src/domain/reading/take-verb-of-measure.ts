import { foldText } from '#src/core/text.ts';
import { hasSlot, type Part } from './part.ts';
import type { Phrases, WordList } from './phrases.ts';

/** A measure that is said by a verb and a noun, which may stand apart. */
type VerbOfMeasure = { family: string; verb: WordList; noun: WordList; needsNoun: boolean };

const verbs: readonly VerbOfMeasure[] = [
  { family: 'household-income', verb: 'earn-verb', noun: 'household-noun', needsNoun: false },
  { family: 'early-leavers', verb: 'leave-verb', noun: 'school-noun', needsNoun: true },
];
const asksForDoing = ['experience', 'anybody', 'contact', 'introduction', 'ask', 'log'];
const less = /^(?:menos|meno|menys|moins|weniger|mindre)\b/;
const more = /^(?:mas|piu|mes|mais|mer)\b/;
const weak = new Set(['filler', 'area', 'intent', 'verb', 'topic']);

/**
 * "How much does a household earn", "dove si abbandona meno la scuola in Italia": what is counted, said by a verb. Beside it "menos en" leaves out no
 * place. Without its noun, or for earning an end of a list, the verb is left as it is.
 */
export function takeVerbOfMeasure(parts: readonly Part[], { isListed }: Phrases) {
  if (
    parts.some((part) => asksForDoing.some((value) => hasSlot(part, 'intent', value)) || hasSlot(part, 'introduction'))
  )
    return;
  for (const each of verbs) takeOne(parts, each, isListed);
  takeEarly(parts, isListed);
}

/** "Drop out of school early", "za wcześnie": when early leavers leave is in their name. */
function takeEarly(parts: readonly Part[], isListed: Phrases['isListed']) {
  if (!parts.some((part) => hasSlot(part, 'family', 'early-leavers'))) return;
  for (const part of parts) {
    const isEarly = part.place === null && part.meanings.every(({ slot }) => weak.has(slot) || slot === 'place');
    if (isEarly && isListed('early-word', foldText(part.said))) part.meanings = [{ slot: 'filler', value: 'w' }];
  }
}

function takeOne(
  parts: readonly Part[],
  { family, verb, noun, needsNoun }: VerbOfMeasure,
  isListed: Phrases['isListed'],
) {
  const isWord = (part: Part, list: WordList) =>
    part.place === null && isListed(list, foldText(part.said)) && part.meanings.every(({ slot }) => weak.has(slot));
  const at = parts.findIndex((part) => isWord(part, verb));
  const said = parts[at];
  // "Quitte l'école sans diplôme": of leaving, which its own form has said.
  const isSaid = parts.some((part) => hasSlot(part, 'family', family));
  if (isSaid && needsNoun) dropLowEducation(parts);
  // "Reddito medio delle famiglie": whose income the measure is of.
  if (isSaid && !needsNoun)
    for (const part of parts) if (isWord(part, noun)) part.meanings = [{ slot: 'filler', value: 'w' }];
  if (!said || isSaid) return;
  const counted = parts.find((part) => part !== said && isWord(part, noun));
  if (needsNoun && !counted) return;
  const isOther = parts.some((part) => hasSlot(part, 'family') && !hasSlot(part, 'family', 'low-education'));
  // "Where do foreigners earn best": the income of a group is another figure.
  const ofGroup = parts.some((part) => hasSlot(part, 'group'));
  if (isOther || (!counted && ofGroup && family !== 'household-income')) return;
  const next = parts[at + 1];
  const degree = foldText(next?.said ?? '');
  if (next && (less.test(degree) || (more.test(degree) && hasSlot(next, 'direction'))))
    next.meanings = [{ slot: 'superlative', value: less.test(degree) ? 'lowest' : 'highest' }];
  const isEnd = parts.some((part) => hasSlot(part, 'superlative'));
  const isAsked = isEnd || parts.some((part) => hasSlot(part, 'share') || part.place !== null || hasSlot(part, 'we'));
  if (!isEnd && !(counted && isAsked)) return;
  said.meanings = [{ slot: 'family', value: ofGroup && family === 'household-income' ? 'median-income' : family }];
  // "In media": the figure is of all households already.
  for (const part of parts)
    if (part === counted || (counted && hasSlot(part, 'average'))) part.meanings = [{ slot: 'filler', value: 'w' }];
  if (needsNoun) dropLowEducation(parts);
}

function dropLowEducation(parts: readonly Part[]) {
  for (const part of parts) {
    if (!hasSlot(part, 'family', 'low-education')) continue;
    const others = part.meanings.filter(({ value }) => value !== 'low-education');
    part.meanings = others.length > 0 ? others : [{ slot: 'filler', value: 'w' }];
  }
}
