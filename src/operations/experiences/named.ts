import type { AppContext } from '#src/context.ts';
import type { NamedBySearch } from '#src/domain/experiences/search.ts';
import { listNamed } from '#src/domain/reading/name-mentions.ts';

export const nothingNamed: NamedBySearch = { areas: [], groups: [], regions: [], words: [], concepts: [] };

/** Finds what the words of a search name: policy areas and regions by their names, and concepts in any language. */
export function readNamed(
  { vocabulary, concepts }: Pick<AppContext, 'vocabulary' | 'concepts'>,
  text: string,
  language: string,
): NamedBySearch {
  const { areas, regions, words } = listNamed(text, vocabulary);
  const found = concepts.find(text, language);
  const groups = found.flatMap(({ concept: { code } }) =>
    code.startsWith('group:') ? [code.slice('group:'.length)] : [],
  );
  return { areas, groups, regions, words, concepts: found };
}
