import type postgres from 'postgres';
import type { Sql } from '../database/database.ts';
import { countOpenExperiences } from './count.ts';
import { type ExperienceFilter, inAreaAndRegion, openOnly, passing } from './experience.ts';
import type { SearchTerm } from './search-words.ts';

/** Terms that together so many experiences have are ranked whole; of others the newest so many. */
const mostRanked = 2_000;
/** A term that more have is looked for from the newest record on, and no further than so many. */
const mostRead = 10_000;
/** Of those that have every frequent term, however old, and of those tagged with what the words name. */
const mostWithAll = 1_000;

/** A part of a query. */
type Fragment = postgres.PendingQuery<postgres.Row[]>;
export type Candidates = {
  /** A query for the column `number`, some of them more than once. */
  numbers: Fragment;
  /** True where older ones may match that are not among these. */
  arePartial(): Promise<boolean>;
};

/**
 * The experiences worth ranking, whatever the size of the collection: all that have a scarce term, and of the frequent terms those that have
 * all of them and the newest that have any. What the words name (`areas`, `regions`) adds the newest that are tagged so.
 */
export async function chooseCandidates(
  sql: Sql,
  terms: readonly SearchTerm[],
  { named, ...filter }: ExperienceFilter & { named: { areas: string[]; regions: string[] } },
): Promise<Candidates> {
  const { area, region } = filter;
  const visible = sql`${openOnly(sql)} and ${passing(sql, filter)}`;
  const { scarce, frequent } = splitByFrequency(terms);
  const [rarest] = frequent;
  const sum = frequent.reduce((total, { documents }) => total + documents, 0);
  const isWalked = sum > mostRead;
  // Twice as far as they should reach; a short way is also one that PostgreSQL takes by the key.
  const walked = isWalked ? Math.ceil((2 * mostRanked * (await countOpenExperiences(sql))) / sum) : 0;
  const parts: Fragment[] = [
    holding(scarce.map(({ term }) => term)),
    ...(frequent.length > 0 ? [isWalked ? walk(any(frequent)) : newest(any(frequent), mostRanked)] : []),
    ...(frequent.length > 1 && rarest && rarest.documents <= mostRead
      ? [newest(frequent.map(({ term }) => `(${term})`).join(' & '), mostWithAll)]
      : []),
    ...(named.areas.length > 0
      ? [
          sql`(select number from experience where ${visible} and policy_areas && ${named.areas}::text[] order by number desc limit ${mostWithAll})`,
        ]
      : []),
    ...named.regions.map(
      (code) =>
        sql`(select number from experience where ${visible} and ${inAreaAndRegion(sql, undefined, code)} order by number desc limit ${mostWithAll})`,
    ),
  ];
  return {
    numbers: parts.reduce((all, part) => sql`${all} union all ${part}`),
    async arePartial() {
      if (frequent.length === 0) return false;
      if (area === undefined && region === undefined) return sum > mostRanked;
      return (await countOpenExperiences(sql, { area, region })) > mostRanked;
    },
  };

  /** By the index: PostgreSQL knows nothing of a query it takes from a row, and so does not think that many hold it. */
  function holding(queries: string[]): Fragment {
    return sql`select number from unnest(${queries}::tsquery[]) as query join experience on search @@ query where ${visible}`;
  }

  function newest(query: string, limit: number): Fragment {
    return sql`(select number from (${holding([query])} offset 0) found order by number desc limit ${limit})`;
  }

  /** From the newest on, as so many have it that the index would name too many. */
  function walk(query: string): Fragment {
    return sql`
      (select number from (
        select number, search from experience where ${visible} order by number desc limit ${Math.min(walked, mostRead)}
      ) newest where search @@ ${query}::tsquery limit ${mostRanked})`;
  }
}

/** Terms that somebody used: the scarcest, as many as may be ranked whole, and the others, scarcest first. */
function splitByFrequency(terms: readonly SearchTerm[]): { scarce: SearchTerm[]; frequent: SearchTerm[] } {
  const sorted = terms.filter(({ documents }) => documents > 0).sort((left, right) => left.documents - right.documents);
  let sum = 0;
  const end = sorted.findIndex(({ documents }) => {
    sum += documents;
    return sum > mostRanked;
  });
  return end < 0 ? { scarce: sorted, frequent: [] } : { scarce: sorted.slice(0, end), frequent: sorted.slice(end) };
}

const any = (terms: readonly SearchTerm[]) => terms.map(({ term }) => term).join(' | ');
