import type { AppContext } from '#src/context.ts';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import {
  type FacetCounts,
  type FacetName,
  type Facets,
  facetNames,
  filterOfFacets,
  type SortOrder,
  sortFacetValues,
  withoutFacet,
} from '#src/domain/experiences/facets.ts';
import { staleBefore } from '#src/domain/experiences/freshness.ts';
import { type ExperienceFilter, type ExperienceMatches, passingCap } from '#src/domain/experiences/search.ts';
import type { Sql } from '#src/store/database/database.ts';
import { isStatementTimeout, limitStatements } from '#src/store/database/statement-timeout.ts';
import { countPassing } from '#src/store/experiences/count.ts';
import { countTerms, countTermsOfMatches, listPassing, type TermCount } from '#src/store/experiences/facets.ts';
import { findStaleAmong } from '#src/store/experiences/freshness.ts';
import { loadPeerRegions } from '../peers/peer-regions.ts';
import { readNamed } from './named.ts';
import { type NotSearched, planCandidates, readSearch, searchRead } from './search.ts';

/** What is looked for: words, or all where there are none; chosen facets; an order, `best` for words; a page of it. */
export type BrowseQuery = Pick<ExperienceFilter, 'except' | 'isPublic'> & {
  words: string;
  facets: Facets;
  sort: SortOrder | 'best';
  limit: number;
  offset?: number;
};

/**
 * A page of what was found. `count` is exact below `passingCap`, or `countCap` for words; `matches` is said of words. `facets` counts the values of
 * each facet among what passes all other facets, so that a reader sees what another choice would give.
 */
export type Browsed = {
  experiences: Found[];
  count: number;
  matches: ExperienceMatches | null;
  facets: FacetCounts[];
};

/**
 * `elsewhere`: the language it is written in, where that is not the reader's; `isOtherWords`: see `ExperienceMatch`; `like`: the asker's region, where it comes from one like it;
 * `staleSince`: when it was confirmed last, where that is too long ago.
 */
type Found = ExperienceBrief & {
  snippet?: string;
  elsewhere?: string | null;
  isOtherWords?: boolean;
  like?: string | null;
  staleSince?: Date | null;
};

/** A search is let run so long, and so many at once; the others wait, up to a number. */
export const mostMs = 3_000;
const publicGate = createGate({ atOnce: 4, ofOne: Number.POSITIVE_INFINITY, waiting: 60 });
/** A list without words costs little: where the database does not answer, all who wait for it are told so in the same time. */
const publicListGate = createGate({ atOnce: 20, ofOne: Number.POSITIVE_INFINITY, waiting: 60 });
const memberGate = createGate({ atOnce: 4, ofOne: 2, waiting: 60 });
/** A list without words costs little: who presses quickly is not refused. */
const memberListGate = createGate({ atOnce: 4, ofOne: 20, waiting: 60 });

type Store = Pick<AppContext, 'withTransaction' | 'vocabulary' | 'concepts' | 'now'>;

/** Lists what anybody may read, with the counts of every facet, for a page. */
export async function browsePublic(
  context: Store,
  language: string,
  query: Omit<BrowseQuery, 'isPublic'>,
): Promise<Browsed | NotSearched> {
  const gate = query.words === '' ? publicListGate : publicGate;
  return pass(gate, '', () => browse(context, language, { ...query, isPublic: true }, facetNames));
}

/** Lists what members may read, with the counts of all facets among what was found, for chat. */
export async function browseFor(
  context: Store & Pick<AppContext, 'sql' | 'catalogue'>,
  { id, language, region }: Pick<Person, 'id' | 'language' | 'region'>,
  query: BrowseQuery,
): Promise<Browsed | NotSearched> {
  const own = query.words === '' || query.sort !== 'best' ? null : region;
  const peers = { own, regions: await loadPeerRegions(context, own) };
  return pass(query.words === '' ? memberListGate : memberGate, id, () => browse(context, language, query, [], peers));
}

/** Runs what pages ask for: so many at once, the others wait. */
export function passPublic<Result>(work: () => Promise<Result>): Promise<Result | NotSearched> {
  return pass(publicGate, '', work);
}

/** Runs what a member asks for in chat: so many at once, of which two of the same person. */
export function passFor<Result>(asker: number, work: () => Promise<Result>): Promise<Result | NotSearched> {
  return pass(memberGate, asker, work);
}

/** Runs work behind a gate; says why where it could not be done. */
async function pass<Result>(
  gate: ReturnType<typeof createGate>,
  asker: string | number,
  work: () => Promise<Result>,
): Promise<Result | NotSearched> {
  try {
    return await gate.pass(asker, work);
  } catch (error) {
    if (error instanceof BusyError) return error.isOwn ? 'busy' : 'crowded';
    if (isStatementTimeout(error)) return 'slow';
    throw error;
  }
}

/** A region and those like it. */
type Peers = { own: string | null; regions: readonly string[] };

async function browse(
  { withTransaction, vocabulary, concepts, now }: Store,
  language: string,
  { words, facets, sort, limit, offset = 0, ...base }: BrowseQuery,
  countedApart: readonly FacetName[],
  peers: Peers = { own: null, regions: [] },
): Promise<Browsed> {
  const filter = { ...base, ...filterOfFacets(facets) };
  const named = readNamed({ vocabulary, concepts }, words, language);
  return withTransaction(async (sql) => {
    if (words === '') {
      const order = sort === 'best' ? 'newest' : sort;
      const experiences = await markStale(sql, await listPassing(sql, filter, { sort: order, limit, offset }), now());
      const count = await countPassing(sql, filter, passingCap);
      const counts = await countFacets(facets, countedApart, (of) =>
        countTerms(sql, { ...base, ...filterOfFacets(of) }, passingCap),
      );
      return { experiences, count, matches: null, facets: counts };
    }
    await limitStatements(sql, mostMs);
    const query = { ...filter, words, language, named, sort, limit, offset, peers: peers.regions };
    const read = await readSearch(sql, query);
    const matches = await searchRead(sql, read, query);
    const ofMatches = async (of: Facets) => {
      const { isPartial: _, ...candidates } = await planCandidates(sql, read, { ...base, ...filterOfFacets(of) });
      return countTermsOfMatches(sql, candidates, passingCap);
    };
    const counts = read.isVoid ? [] : await countFacets(facets, countedApart, ofMatches);
    const experiences = matches.matches.map((match) => ({
      ...match,
      elsewhere: match.language !== language ? match.language : null,
      like: peers.regions.includes(match.region) ? peers.own : null,
    }));
    return { experiences: await markStale(sql, experiences, now()), count: matches.count, matches, facets: counts };
  });
}

/** Adds to each that nobody confirmed in time when that was done last. */
async function markStale<Each extends ExperienceBrief>(sql: Sql, experiences: readonly Each[], now: Date) {
  const numbers = experiences.map(({ number }) => number);
  const stale = numbers.length > 0 ? await findStaleAmong(sql, numbers, staleBefore(now)) : new Map<number, Date>();
  return experiences.map((each) => ({ ...each, staleSince: stale.get(each.number) ?? null }));
}

/** Counts by facet. Of a chosen facet that is counted apart, its own choice does not narrow what is counted. */
async function countFacets(
  facets: Facets,
  countedApart: readonly FacetName[],
  count: (facets: Facets) => Promise<TermCount[]>,
): Promise<FacetCounts[]> {
  const whole = await count(facets);
  const counts: FacetCounts[] = [];
  for (const name of facetNames) {
    const isApart = countedApart.includes(name) && (facets[name]?.length ?? 0) > 0;
    counts.push(countsOf(name, isApart ? await count(withoutFacet(facets, name)) : whole));
  }
  return counts;
}

function countsOf(name: FacetName, terms: readonly TermCount[]): FacetCounts {
  const prefix = `${name}:`;
  const values = terms.flatMap(({ term, count }) =>
    term.startsWith(prefix) ? [{ value: term.slice(prefix.length), count }] : [],
  );
  const total = terms.find(({ term }) => term === '')?.count ?? 0;
  return { name, values: sortFacetValues(name, values), isCapped: total >= passingCap };
}
