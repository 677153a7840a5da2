import type { AppContext } from '#src/context.ts';
import { type Facets, filterOfFacets, hasFacets } from '#src/domain/experiences/facets.ts';
import { limitStatements } from '#src/store/database/statement-timeout.ts';
import { countPublicByRegion } from '#src/store/experiences/count.ts';
import { countRegions, countTermsOfMatches, type TermCount } from '#src/store/experiences/facets.ts';
import { mostMs, passPublic } from './browse.ts';
import { readNamed } from './named.ts';
import { type NotSearched, planCandidates, readSearch } from './search.ts';

/** How many of what anybody may read each region logged, by its code. `isCapped`: no more were read. */
export type RegionCounts = { counts: ReadonlyMap<string, number>; count: number; isCapped: boolean };

/** The most experiences that are read for a map. */
const mostRead = 200_000;

/** Counts what anybody may read and what passes, by the region that logged it: all, or what is ranked for words. */
export function countPublicByFacets(
  { withTransaction, vocabulary, concepts }: Pick<AppContext, 'withTransaction' | 'vocabulary' | 'concepts'>,
  language: string,
  { words, facets }: { words: string; facets: Facets },
): Promise<RegionCounts | NotSearched> {
  const filter = { ...filterOfFacets(facets), isPublic: true };
  return passPublic(() =>
    withTransaction(async (sql) => {
      await limitStatements(sql, mostMs);
      // Of all of them a counter is kept.
      if (words === '' && !hasFacets(facets)) return sumUp(await countPublicByRegion(sql));
      if (words === '') return regionCounts(await countRegions(sql, filter, mostRead));
      const read = await readSearch(sql, {
        words,
        language,
        named: readNamed({ vocabulary, concepts }, words, language),
        isPublic: true,
      });
      if (read.isVoid) return regionCounts([]);
      const { isPartial: _, ...candidates } = await planCandidates(sql, read, filter);
      return regionCounts(await countTermsOfMatches(sql, candidates, mostRead));
    }),
  );
}

const prefix = 'region:';

function regionCounts(terms: readonly TermCount[]): RegionCounts {
  const counts = new Map(
    terms.flatMap(({ term, count }) => (term.startsWith(prefix) ? [[term.slice(prefix.length), count] as const] : [])),
  );
  return sumUp(counts, mostRead);
}

function sumUp(counts: ReadonlyMap<string, number>, cap = Number.POSITIVE_INFINITY): RegionCounts {
  const count = [...counts.values()].reduce((sum, each) => sum + each, 0);
  return { counts, count, isCapped: count >= cap };
}
