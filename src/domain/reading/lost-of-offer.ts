import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isFigureLine, listLost } from './account.ts';
import type { Decision, Doubt } from './decision.ts';
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

/** What the sentence of a doubt has said itself: people of one sex, an age, a group, whatever else is not held. */
const saidByReason: Record<string, string> = {
  sex: 'sex',
  age: 'age',
  group: 'group',
  citizenship: 'group',
  birth: 'group',
};

/**
 * Lists the words of a message that none of the lines offered in its stead makes anything of, besides those that the question back names: a line may have
 * given way to one of another place or time that leads to figures.
 */
export function listLeftOut(doubt: Doubt, frame: Frame, catalogue: Catalogue): string[] {
  const offers = 'offers' in doubt ? doubt.offers.filter(({ line }) => isFigureLine(line)) : [];
  const [first, ...others] = offers.map(({ line }) => {
    const { corrections } = frame;
    return [
      ...listLost(frame, { line, also: null, corrections, unused: [] }, catalogue).map((said) => asSaid(said, frame)),
      ...lostTime(frame, line),
    ];
  });
  if (first === undefined) return [];
  const slot = doubt.reason === 'not-held' ? saidByReason[doubt.missing] : undefined;
  const known = frame.content.filter(({ slots }) => slot !== undefined && slots.includes(slot)).map(({ said }) => said);
  const told = foldText(
    [
      'said' in doubt ? doubt.said : '',
      'named' in doubt ? doubt.named : '',
      'year' in doubt ? doubt.year : '',
      ...known,
    ].join(' '),
  );
  const left = first.filter((said) => others.every((each) => each.includes(said)));
  return [...new Set(left)].filter((said) => said !== frame.text && !told.includes(foldText(said))).slice(0, mostNamed);
}

/** The years of a message of which a line has none: a single one is told by its doubt. */
function lostTime({ content, period }: Frame, line: string): string[] {
  const isLost = period !== null && period.type !== 'latest' && !/ (?:year|years|since|until)=/.test(line);
  const numbers = content.filter(({ slots, said }) => slots.includes('number') && /^\d/.test(said));
  return isLost ? numbers.map(({ said }) => said) : [];
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
