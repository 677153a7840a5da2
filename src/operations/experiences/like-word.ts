import { foldText } from '#src/core/text.ts';
import { createNameIndex } from '#src/domain/regions/name-index.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listAlikeWords, listWordsOfInitial } from '#src/store/experiences/like-word.ts';

/** Below this a word is not like a known one of the asker's language; one of another language has to be more alike. */
const likeEnough = 0.45;
const likeEnoughForeign = 0.6;

/** The word most alike that records have, the asker's language first; null if none is alike. */
export async function findLikeWord(sql: Sql, word: string, language: string): Promise<string | null> {
  if (word.length < 4) return null;
  const plain = foldText(word);
  const close = await listAlikeWords(sql, plain, { swapped: listSwapped(plain), language });
  const likely = close.length > 0 ? close : await listWordsOfInitial(sql, plain, language);
  const byWord = new Map(likely.map((candidate) => [candidate.word, candidate]));
  const index = createNameIndex(likely.map(({ word }) => ({ value: word, label: word, names: [word] })));
  const [best] = index
    .nearest(plain, 10)
    .map(({ value, score }) => ({ value, score, documents: 0, isOwn: false, ...byWord.get(value) }))
    .filter(({ score, isOwn }) => score >= (isOwn ? likeEnough : likeEnoughForeign))
    .map(({ value, score, documents, isOwn }) => ({
      value,
      weight: score * (1 + Math.log1p(documents) / 50) + (isOwn ? 0.05 : 0),
    }))
    .sort((left, right) => right.weight - left.weight);
  return best?.value ?? null;
}

/** The word with each two neighbouring letters swapped: such typos share few trigrams with what was meant. */
function listSwapped(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  );
}
