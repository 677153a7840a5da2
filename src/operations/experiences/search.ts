import type { AppContext } from '#src/context.ts';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import type { Person } from '#src/core/person.ts';
import { hasFacets } from '#src/domain/experiences/facets.ts';
import type {
  ExperienceFilter,
  ExperienceMatches,
  ExperienceQuery,
  NamedBySearch,
} from '#src/domain/experiences/search.ts';
import { countRead, mostRanked, mostScanned, planSearch } from '#src/domain/experiences/search-plan.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { isStatementTimeout, limitStatements } from '#src/store/database/statement-timeout.ts';
import { countOpenExperiences, countPassing } from '#src/store/experiences/count.ts';
import type { CandidateQuery } from '#src/store/experiences/search-candidates.ts';
import { rankExperiences } from '#src/store/experiences/search-rank.ts';
import { nothingNamed, readNamed } from './named.ts';
import { readSearchWords, type SearchWords } from './search-words.ts';

/** One search is let run so long, and so many at once, of which two of the same person. */
const mostMs = 3_000;
/** So many words that nobody wrote are corrected. */
const mostCorrected = 5;
const gate = createGate({ atOnce: 4, ofOne: 2, waiting: 60 });

/** Why nothing was looked for: the person's own searches or those of others fill the room, or it took too long. */
export type NotSearched = 'busy' | 'crowded' | 'slow';

/** Open experiences for a person: see `searchExperiences`. Nobody alone keeps everybody waiting. */
export async function searchFor(
  context: Pick<AppContext, 'withTransaction' | 'vocabulary' | 'concepts'>,
  person: Pick<Person, 'id' | 'language'>,
  query: Omit<ExperienceQuery, 'language' | 'named'>,
): Promise<ExperienceMatches | NotSearched> {
  const { language } = person;
  const named = readNamed(context, query.words, language);
  try {
    return await gate.pass(
      person.id,
      async () => (await searchWithin(context.withTransaction, mostMs, { ...query, language, named })) ?? 'slow',
    );
  } catch (error) {
    if (error instanceof BusyError) return error.isOwn ? 'busy' : 'crowded';
    throw error;
  }
}

/** Searches with no query longer than `most` milliseconds; null if one would be. */
export async function searchWithin(
  withTransaction: Database['withTransaction'],
  most: number,
  query: ExperienceQuery,
): Promise<ExperienceMatches | null> {
  try {
    return await withTransaction(async (sql) => {
      await limitStatements(sql, most);
      return searchExperiences(sql, query);
    });
  } catch (error) {
    if (isStatementTimeout(error)) return null;
    throw error;
  }
}

/** What words look for, whatever the filter. `isVoid`: nothing, because there were no words or only stop words. */
type ReadSearch = SearchWords & { named: NamedBySearch; isVoid: boolean };

/** Reads the words of a search. */
export async function readSearch(
  sql: Sql,
  { words, language, named = nothingNamed, isPublic }: SearchedWords,
): Promise<ReadSearch> {
  const read = await readSearchWords(sql, words, {
    language,
    named,
    open: await countOpenExperiences(sql),
    // What is not published has words too, and a correction would tell them.
    mostCorrected: isPublic ? 0 : mostCorrected,
  });
  return {
    ...read,
    named,
    isVoid: read.terms.length + named.areas.length + named.groups.length + named.regions.length === 0,
  };
}

type SearchedWords = Pick<ExperienceQuery, 'words' | 'language' | 'named' | 'isPublic'>;

/** Plans which experiences that pass the filter are ranked for words. `isPartial`: older ones may be left out. */
export async function planCandidates(
  sql: Sql,
  { terms, named }: Pick<ReadSearch, 'terms' | 'named'>,
  filter: ExperienceFilter,
): Promise<CandidateQuery & { isPartial: boolean }> {
  const { area, region, facets = {} } = filter;
  const open = await countOpenExperiences(sql);
  // Of a region the newest are found by an index of their own.
  const part =
    area !== undefined && region === undefined ? { open, ofArea: await countOpenExperiences(sql, { area }) } : null;
  const plan = planSearch(terms, part);
  const scanned = plan.readShare === null ? null : Math.max(mostRanked, countRead(plan.readShare, open));
  const isFiltered = area !== undefined || region !== undefined || hasFacets(facets);
  // Of few none is left out.
  const isFew = plan.isCut && isFiltered && (await countPassing(sql, filter, mostRanked + 1)) <= mostRanked;
  return {
    ...filter,
    plan,
    scanned,
    ranked: isFew ? mostRanked : mostScanned,
    named,
    isPartial: plan.isCut && !isFew,
  };
}

/**
 * Open experiences that hold any of the words, best first: by the rank of the whole text and of title and lesson. Any and not all, because
 * natural questions hold words no record has. Words nobody wrote are corrected to the most alike that somebody did. What it reads is bounded,
 * however many experiences there are.
 */
export async function searchExperiences(sql: Sql, query: ExperienceQuery): Promise<ExperienceMatches> {
  return searchRead(sql, await readSearch(sql, query), query);
}

/** The same for words that were read before. */
export async function searchRead(sql: Sql, read: ReadSearch, query: ExperienceQuery): Promise<ExperienceMatches> {
  const { named: _, limit, offset = 0, words: __, language: ___, sort = 'best', peers = [], ...filter } = query;
  const { units, corrections, cutTo, isVoid } = read;
  if (isVoid) return { matches: [], count: 0, corrections, isVoid, isPartial: false, cutTo };
  const { isPartial, ...candidates } = await planCandidates(sql, read, filter);
  const ranked = (most: number, from: number) =>
    rankExperiences(sql, { ...candidates, units, peers, sort, limit: most, offset: from });
  const rows = await ranked(limit, offset);
  // A page behind the last has no row to tell the count.
  const [first] = rows.length === 0 && offset > 0 ? await ranked(1, 0) : rows;
  return {
    matches: rows.map(({ count: _, ...match }) => match),
    count: first?.count ?? 0,
    corrections,
    isVoid,
    isPartial,
    cutTo,
  };
}
