import type { AppContext } from '#src/context.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { type Facets, filterOfFacets } from '#src/domain/experiences/facets.ts';
import { limitStatements } from '#src/store/database/statement-timeout.ts';
import { listPublished, listPublishedOf, type PublishedExperience } from '#src/store/experiences/published.ts';
import { mostMs, passPublic } from './browse.ts';
import { readNamed } from './named.ts';
import { type NotSearched, readSearch, searchRead } from './search.ts';

type Store = Pick<AppContext, 'withTransaction' | 'vocabulary' | 'concepts'>;
type Asked = { words: string; facets: Facets };

/** The records as everybody may read them. */
const forEverybody = <Record extends Experience>({ details: { contact: _, ...details }, ...record }: Record): Record =>
  ({ ...record, author: null, coAuthors: [], details }) as unknown as Record;

/** Loads what anybody may read and what passes, whole: the latest published first for a feed, the newest logged first for a file; the best first for words. */
export function loadPublished(
  { withTransaction, vocabulary, concepts }: Store,
  language: string,
  { words, facets }: Asked,
  { order, limit }: { order: 'published' | 'newest'; limit: number },
): Promise<PublishedExperience[] | NotSearched> {
  const filter = { ...filterOfFacets(facets), isPublic: true };
  return passPublic(() =>
    withTransaction(async (sql) => {
      await limitStatements(sql, mostMs);
      if (words === '') return (await listPublished(sql, filter, { order, limit })).map(forEverybody);
      const named = readNamed({ vocabulary, concepts }, words, language);
      const query = { ...filter, words, language, named, limit, sort: order === 'newest' ? 'best' : 'newest' } as const;
      const { matches } = await searchRead(sql, await readSearch(sql, query), query);
      const found = await listPublishedOf(
        sql,
        matches.map(({ number }) => number),
      );
      return found.map(forEverybody);
    }),
  );
}

/** Reads everything that anybody may read, by rising number, so many at a time. What goes meanwhile is not in what comes after. */
export async function* readAllPublished(
  { sql }: Pick<AppContext, 'sql'>,
  size: number,
): AsyncGenerator<PublishedExperience[]> {
  for (let after = 0; ; ) {
    const batch = await listPublished(sql, { isPublic: true }, { order: 'number', after, limit: size });
    const last = batch.at(-1);
    if (!last) return;
    yield batch.map(forEverybody);
    after = last.number;
  }
}
