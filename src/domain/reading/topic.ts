import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import { foldWord, type Token } from './tokens.ts';

/** What a message is about: the words of a search, those that only tell about the asker, and where the asker's own place is said. */
export type Topic = { words: string[]; left: string[]; asides: Set<Part> };

const topicSlots = new Set([
  'family',
  'group',
  'sex',
  'age',
  'arrival',
  'area',
  'topic',
  'never',
  'union',
  'ordinal',
  'change',
]);
const end = /[.?!…;\n]/u;
/** With fewer words than this a question refers to what was said before: "Has anybody solved it?" */
const fewestWords = 2;

type Sentence = { parts: Part[]; isSeeking: boolean; isAside: boolean };

/**
 * The words of a search as they were written. Where one sentence asks what others did, its words are meant; the others tell why it is asked, and
 * give only what is a known matter, or all of it where the question itself names nothing.
 * @param isOfCountry whether an adjective of a country says which regions are meant, and so is no matter
 */
export function listTopic(
  parts: readonly Part[],
  tokens: readonly Token[],
  isOfCountry: (part: Part) => boolean,
  { isListed }: Phrases,
): Topic {
  const sentences = listSentences(parts, tokens);
  const within = new Set(parts.filter((_, index) => isOfContent(parts, index, tokens, isOfCountry, isListed)));
  addMatterWords(within, parts, tokens, isListed, (part) => contentOf(part, tokens, isOfCountry).length > 0);
  const wordsOf = (part: Part) => (within.has(part) ? wordsWithin(part, tokens) : contentOf(part, tokens, isOfCountry));
  const seeking = sentences.filter(({ isSeeking }) => isSeeking);
  const others = sentences.filter(({ isSeeking }) => !isSeeking);
  const asides = new Set(asidesWithin(parts));
  if (seeking.length === 0 || others.length === 0) return { words: parts.flatMap(wordsOf), left: [], asides };
  const asked = seeking.flatMap(({ parts: each }) => each.flatMap(wordsOf));
  const isBare = asked.length < fewestWords;
  const told = others.filter(({ isAside }) => !isAside);
  for (const { parts: each } of others)
    if (each.some((part) => wordsOf(part).length > 0 || hasSlot(part, 'we') || hasSlot(part, 'aside')))
      for (const part of each) if (part.place) asides.add(part);
  const taken = new Set(
    told.flatMap(({ parts: each }) => each.filter((part) => isBare || part.meanings.length > 0)).flatMap(wordsOf),
  );
  const inOrder = sentences.flatMap(({ parts: each, isSeeking, isAside }) =>
    isAside && !isSeeking ? [] : each.flatMap(wordsOf).filter((word) => isSeeking || taken.has(word)),
  );
  const words = inOrder.length > 0 ? inOrder : parts.flatMap(wordsOf);
  const left = others.flatMap(({ parts: each }) => each.flatMap(wordsOf)).filter((word) => !words.includes(word));
  return { words, left, asides };
}

function listSentences(parts: readonly Part[], tokens: readonly Token[]): Sentence[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && !end.test(tokens[part.start]?.gap ?? '')) last.push(part);
    else groups.push([part]);
  }
  return groups.map((group) => ({
    parts: group,
    isSeeking: group.some((part) =>
      ['experience', 'contact', 'anybody'].some((value) => hasSlot(part, 'intent', value)),
    ),
    isAside: group.some((part) => hasSlot(part, 'aside')),
  }));
}

/** "I work in Teruel", "greetings from Murcia": where the asker is. */
function asidesWithin(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index) => {
    // "We in Lund".
    const isWe = hasSlot(part, 'we') && hasSlot(parts[index + 1], 'place') && !hasSlot(parts[index + 1], 'negator');
    if (!hasSlot(part, 'aside') && !isWe) return [];
    const next = parts.slice(index + 1).find((each) => each.place !== null || !isFrame(each));
    // "Here in Murcia and in all of Spain": both are asked for.
    const isListed = next !== undefined && hasSlot(parts[parts.indexOf(next) + 1], 'and');
    return next?.place && !(isListed && parts.slice(parts.indexOf(next) + 2).some(({ place }) => place)) ? [next] : [];
  });
}

/** Words that make a figure another one and are nouns of a matter too: "temporary housing", "double discrimination". */
const turnsOfMatter = ['sector', 'times', 'peak', 'relation', 'within', 'pending'];

function contentOf(part: Part, tokens: readonly Token[], isOfCountry: (part: Part) => boolean): string[] {
  if (part.place) return part.place.kind === 'world' ? [part.said] : [];
  if (hasSlot(part, 'group', 'everyone')) return [];
  const isMatter =
    (part.meanings.length === 0 && part.number === null) ||
    hasSlot(part, 'period', 'era') ||
    isPlaceKind(part) ||
    turnsOfMatter.some((value) => hasSlot(part, 'turn', value)) ||
    isName(part, tokens) ||
    hasSlot(part, 'intent', 'language') ||
    part.meanings.some(({ slot }) => topicSlots.has(slot) || (slot === 'country' && !isOfCountry(part)));
  return isMatter ? wordsWithin(part, tokens) : [];
}

function wordsWithin(part: Part, tokens: readonly Token[]): string[] {
  return tokens
    .slice(part.start, part.end)
    .filter(
      ({ folded, text }) => folded.length > 2 || folded === 'no' || /\d/.test(folded) || /^\p{Lu}{2}$/u.test(text),
    )
    .map(({ text }) => text);
}

const shortestNoun = 4;

/** "Time bank", "banco de tiempo", "corsi di guida": a word that means little by itself, behind a matter and "of". */
function isOfContent(
  parts: readonly Part[],
  index: number,
  tokens: readonly Token[],
  isOfCountry: (part: Part) => boolean,
  isListed: Phrases['isListed'],
): boolean {
  const part = parts[index];
  const token = tokens[part?.start ?? 0];
  const joint = parts[index - 1];
  // "Corsi di" is one form.
  const isJoined =
    isListed('matter-of', foldWord(tokens[(joint?.end ?? 0) - 1]?.text ?? '')) &&
    joint?.end !== (joint?.start ?? 0) + 1;
  const head = isJoined ? joint : parts[index - 2];
  if (!part || !token || !joint || !head || part.end !== part.start + 1 || part.place) return false;
  const isLight = part.meanings.length > 0 && part.meanings.every(({ slot }) => lightSlots.has(slot));
  const isNoun = token.folded.length >= shortestNoun && !isListed('points-at', token.folded);
  return (
    isLight &&
    isNoun &&
    (isJoined || isListed('matter-of', foldWord(joint.said))) &&
    contentOf(head, tokens, isOfCountry).length > 0
  );
}

/** The number of small words between a matter and a word that tells of it: "accueil chez l'habitant". */
const mostBetween = 2;
/** Slots of words that are no matter whatever they stand beside. */
const strongSlots = new Set([
  'family',
  'group',
  'negator',
  'status',
  'fund',
  'digest',
  'country',
  'we',
  'evaluated',
  'never',
]);

/**
 * "Small villages", "parents' evenings", "vivienda compartida": words that only hold a question together elsewhere tell of the matter that they stand
 * beside, and are looked for with it.
 */
function addMatterWords(
  within: Set<Part>,
  parts: readonly Part[],
  tokens: readonly Token[],
  isListed: Phrases['isListed'],
  isContent: (part: Part) => boolean,
) {
  const isMatter = (part: Part) => isContent(part) || within.has(part);
  const words = parts.filter(
    (part) =>
      part.end === part.start + 1 &&
      !part.place &&
      !isMatter(part) &&
      // "In another municipality": where it is, and no matter.
      !isListed('points-at', tokens[part.start - 1]?.folded ?? '') &&
      isListed('matter-word', tokens[part.start]?.folded ?? '') &&
      !part.meanings.some(({ slot }) => strongSlots.has(slot)),
  );
  const isApart = ({ start }: Part) => /[.?!,;:\n]/u.test(tokens[start]?.gap ?? '');
  const meets = (from: number, step: 1 | -1): boolean => {
    for (let at = from + step, passed = 0; passed <= mostBetween; at += step, passed += 1) {
      const next = parts[at];
      if (!next || isApart(step > 0 ? next : (parts[at + 1] as Part))) return false;
      if (isMatter(next)) return true;
      if (!isFrame(next)) return false;
    }
    return false;
  };
  // From the nearest on: in "pueblos pequeños" the second stands beside the first.
  for (const each of [...words, ...words.toReversed()])
    if (!within.has(each) && (meets(parts.indexOf(each), -1) || meets(parts.indexOf(each), 1))) within.add(each);
}

/** Slots of words that may be nouns of a matter too. */
const lightSlots = new Set([
  'filler',
  'help',
  'open',
  'weekday',
  'fetch',
  'question-noun',
  'talk',
  'speak',
  'person-data',
]);

/** "Housing First": a word that means nothing else has a capital in mid-sentence where it is a part of a name. */
function isName(part: Part, tokens: readonly Token[]): boolean {
  const token = tokens[part.start];
  const before = tokens[part.start - 1];
  return (
    part.end === part.start + 1 &&
    token !== undefined &&
    token.isCapital &&
    !token.isFirst &&
    /^[\s-]+$/u.test(token.gap) &&
    before?.isCapital === true &&
    before.text.length > 2 &&
    token.text.length > 2 &&
    part.meanings.every(({ slot }) => slot === 'filler' || slot === 'number')
  );
}

/** "In rural areas", "on the coast": a kind of place that no filter of a search has. */
function isPlaceKind(part: Part): boolean {
  return part.meanings.some(({ slot, value }) => slot === 'scope' && !['abroad', 'members'].includes(value));
}
