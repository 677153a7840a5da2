import type { Experience } from './experience.ts';

/** How hard a text is to read. `lix`: words a sentence plus the percentage of long words, Björnsson's measure, which needs no dictionary. */
export type Readability = {
  words: number;
  lix: number;
  level: 'easy' | 'medium' | 'hard';
  /** The longest sentence over the limit, null where none is. */
  longest: { words: number; text: string } | null;
  /** Abbreviations that the text uses without saying what they stand for. */
  unexplained: string[];
};

const longWord = 6;
const longSentence = 30;
/** Shorter texts say too little of how their author writes. */
const fewestWords = 30;
const hardFrom = 50;
const mediumFrom = 40;
const mostNamed = 6;
/** Known to who works on integration in Europe. */
const known = new Set([
  'EU',
  'AMIF',
  'ESF',
  'ERDF',
  'NUTS',
  'OECD',
  'NGO',
  'UN',
  'UNHCR',
  'IOM',
  'COVID',
  'IT',
  'ICT',
  'TV',
  'PDF',
  'SMS',
]);

/** Measures the three texts of an experience; null where they are too short to say. */
export function measureReadability({
  challenge,
  action,
  lesson,
}: Pick<Experience, 'challenge' | 'action' | 'lesson'>): Readability | null {
  const text = [challenge, action, lesson].join('\n');
  const sentences = text
    .split(/(?<=[.!?…;:])\s+|\n+/u)
    .map((sentence) => ({ text: sentence.trim(), words: wordsOf(sentence) }))
    .filter(({ words }) => words.length > 0);
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length < fewestWords) return null;
  const long = words.filter((word) => [...word].length > longWord).length;
  const lix = Math.round(words.length / sentences.length + (100 * long) / words.length);
  const [longest] = sentences
    .filter((sentence) => sentence.words.length > longSentence)
    .toSorted((left, right) => right.words.length - left.words.length);
  return {
    words: words.length,
    lix,
    level: lix >= hardFrom ? 'hard' : lix >= mediumFrom ? 'medium' : 'easy',
    longest: longest ? { words: longest.words.length, text: longest.text } : null,
    unexplained: listUnexplained(text),
  };
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’·-][\p{L}\p{N}]+)*/gu) ?? [];

/** Abbreviations of capitals that stand in no brackets, nor have brackets behind them. */
function listUnexplained(text: string): string[] {
  const found = new Set<string>();
  for (const [short] of text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,6}(?![\p{L}\p{N}-])/gu)) {
    const isExplained = text.includes(`(${short}`) || text.includes(`${short} (`);
    if (!known.has(short) && !isExplained) found.add(short);
  }
  return [...found].slice(0, mostNamed);
}
