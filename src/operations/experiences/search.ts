import type { AppContext } from '#src/context.ts';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceMatches, ExperienceQuery } from '#src/domain/experiences/search.ts';
import { countRead, mostRanked, planSearch } from '#src/domain/experiences/search-plan.ts';
import { listNamed } from '#src/domain/reading/name-mentions.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { isStatementTimeout, limitStatements } from '#src/store/database/statement-timeout.ts';
import { countOpenExperiences } from '#src/store/experiences/count.ts';
import { rankExperiences } from '#src/store/experiences/search-rank.ts';
import { readSearchWords } from './search-words.ts';

/** One search is let run so long, and so many at once, of which two of the same person. */
const mostMs = 3_000;
/** So many words that nobody wrote are corrected. */
const mostCorrected = 5;
const gate = createGate({ atOnce: 4, ofOne: 2, waiting: 60 });

/** Why nothing was looked for: the person's own searches or those of others fill the room, or it took too long. */
export type NotSearched = 'busy' | 'crowded' | 'slow';

/** Open experiences for a person: see `searchExperiences`. Nobody alone keeps everybody waiting. */
export async function searchFor(
  { withTransaction, vocabulary }: Pick<AppContext, 'withTransaction' | 'vocabulary'>,
  person: Pick<Person, 'id' | 'language'>,
  query: Omit<ExperienceQuery, 'language' | 'named'>,
): Promise<ExperienceMatches | NotSearched> {
  const { language } = person;
  const named = listNamed(query.words, vocabulary);
  try {
    return await gate.pass(
      person.id,
      async () => (await searchWithin(withTransaction, mostMs, { ...query, language, named })) ?? 'slow',
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

/**
 * Open experiences that hold any of the words, best first: by the rank of the whole text and of title and lesson. Any and not all, because
 * natural questions hold words no record has. Words nobody wrote are corrected to the most alike that somebody did. What it reads is bounded,
 * however many experiences there are.
 */
export async function searchExperiences(sql: Sql, query: ExperienceQuery): Promise<ExperienceMatches> {
  const { named = { areas: [], regions: [], words: [] }, limit, offset = 0, words, language, ...filter } = query;
  const { terms, corrections, cutTo } = await readSearchWords(sql, words, {
    language,
    names: named.words,
    // What is not published has words too, and a correction would tell them.
    mostCorrected: filter.isPublic ? 0 : mostCorrected,
  });
  if (terms.length + named.areas.length + named.regions.length === 0)
    return { matches: [], count: 0, corrections, isVoid: true, isPartial: false, cutTo };
  const { area, region } = filter;
  const open = await countOpenExperiences(sql);
  // Of a region the newest are found by an index of their own.
  const part =
    area !== undefined && region === undefined ? { open, ofArea: await countOpenExperiences(sql, { area }) } : null;
  const plan = planSearch(terms, part);
  const scanned = plan.readShare === null ? null : countRead(plan.readShare, open);
  const said = terms.map(({ term }) => term);
  const ranked = (most: number, from: number) =>
    rankExperiences(sql, { ...filter, terms: said, plan, scanned, named, limit: most, offset: from });
  const rows = await ranked(limit, offset);
  // A page behind the last has no row to tell the count.
  const [first] = rows.length === 0 && offset > 0 ? await ranked(1, 0) : rows;
  const isFiltered = area !== undefined || region !== undefined;
  return {
    matches: rows.map(({ count: _, ...match }) => match),
    count: first?.count ?? 0,
    corrections,
    isVoid: false,
    isPartial: plan.isCut && (!isFiltered || (await countOpenExperiences(sql, { area, region })) > mostRanked),
    cutTo,
  };
}
