import { isOrdinaryWord } from '#src/core/text.ts';
import type { TermKind, Vocabulary } from '#src/core/vocabulary.ts';

/** A known name in a sentence: words `start` to before `end`. */
export type NameMention = { kind: TermKind; value: string; start: number; end: number };

const longestName = 7;

/** Words of a sentence as they are written, without the punctuation around them. */
export function splitSentence(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:[.'’&/-][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
}

/** The known names in a sentence, from left to right; the longest name wins, then the kind named first. */
export function findNameMentions(
  words: readonly string[],
  kinds: readonly TermKind[],
  vocabulary: Vocabulary,
): NameMention[] {
  const mentions: NameMention[] = [];
  for (let start = 0; start < words.length; ) {
    const mention = findMentionAt(words, start, kinds, vocabulary);
    if (mention) mentions.push(mention);
    start = mention?.end ?? start + 1;
  }
  return mentions;
}

function findMentionAt(
  words: readonly string[],
  start: number,
  kinds: readonly TermKind[],
  vocabulary: Vocabulary,
): NameMention | null {
  for (let end = Math.min(words.length, start + longestName); end > start; end -= 1) {
    const name = words.slice(start, end).join(' ');
    if (isOrdinaryWord(name)) continue;
    for (const kind of kinds) {
      const found = vocabulary.find(kind, name);
      if (found.length === 1 && found[0]) return { kind, value: found[0].value, start, end };
    }
  }
  return null;
}

/** The policy areas and regions a text names, and the words it names them with. */
export function listNamed(
  text: string,
  vocabulary: Vocabulary,
): { areas: string[]; regions: string[]; words: string[] } {
  const words = splitSentence(text);
  const mentions = findNameMentions(words, ['region', 'area'], vocabulary);
  const valuesOf = (kind: TermKind) => [
    ...new Set(mentions.filter((mention) => mention.kind === kind).map(({ value }) => value)),
  ];
  return {
    areas: valuesOf('area'),
    regions: valuesOf('region'),
    words: mentions.flatMap(({ start, end }) => words.slice(start, end)),
  };
}
