import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isFigureLine, listLost } from './account.ts';
import type { Decision } from './decision.ts';
import type { Frame } from './frame.ts';

const mostNamed = 5;

/**
 * Names all that an offered line makes nothing of, not only the word for which it is no answer: who presses it has seen what it leaves out.
 */
export function withAllLost(decision: Decision, catalogue: Catalogue): Decision {
  if (decision.type !== 'doubt') return decision;
  const { doubt, frame } = decision;
  const isNamed = doubt.reason === 'turn' || doubt.reason === 'filter';
  const [offer] = isNamed ? doubt.offers : [];
  if (!isNamed || !offer || !isFigureLine(offer.line) || doubt.said === frame.text) return decision;
  const lost = listLost(frame, { line: offer.line, also: null, corrections: frame.corrections, unused: [] }, catalogue);
  const unread = frame.residue.map(({ word }) => word);
  const named = [doubt.said, ...lost, ...unread].map((said) => asSaid(said, frame));
  return { ...decision, doubt: { ...doubt, said: joinSaid(named, frame.text) } };
}

/** The words as they stand one behind the other, without those that are a part of others. */
function joinSaid(named: readonly string[], text: string): string {
  const folded = foldText(text);
  const kept = [...new Set(named)]
    .filter((said) => said !== text)
    .filter((said, index, all) =>
      all.every((other, at) => at === index || !foldText(other).includes(foldText(said)) || other === said),
    )
    .slice(0, mostNamed);
  if (kept.length === 0) return text;
  return kept.toSorted((left, right) => folded.indexOf(foldText(left)) - folded.indexOf(foldText(right))).join(' … ');
}

/** Returns what was said: where a rule names a slot or its value ("higher"), the words that filled it. */
export function asSaid(said: string, { text, content, regions }: Frame): string {
  const folded = foldText(text);
  const words = foldText(said).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > 0 && words.every((word) => folded.includes(word))) return said;
  const slot = said === 'us' ? 'we' : said;
  const filled = content.find(({ slots, values }) => values.includes(said) || slots.includes(slot));
  const place = regions.find(({ code }) => code === said);
  return filled?.said ?? place?.said ?? text;
}
