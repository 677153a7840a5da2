import type { SortOrder } from '#src/domain/experiences/facets.ts';
import { countCap, type ExperienceMatch } from '#src/domain/experiences/search.ts';
import type { SearchUnit } from '#src/domain/experiences/search-units.ts';
import { snippetMarks } from '#src/domain/experiences/snippet.ts';
import type { Sql } from '../database/database.ts';
import { briefColumns } from './experience.ts';
import { type CandidateQuery, candidateNumbers } from './search-candidates.ts';

/** Characters that PostgreSQL reads as part of a word, and their stand-ins while it makes the snippet, as it drops what looks like HTML. */
const tokenSigns = '<>&./:@_-=?#%+~*';
const standIns = Array.from(tokenSigns, (_, index) => String.fromCharCode(0xe010 + index)).join('');
/** Dropped from a snippet: our own marks in a member's text, and soft hyphens and the like. */
const dropped = `${snippetMarks.start}${snippetMarks.end}${standIns}\u00ad\u200b\u2060\ufeff`;

type Ranking = {
  units: readonly SearchUnit[];
  /** Codes of regions like the asker's, whose experiences come a little higher. */
  peers: readonly string[];
  sort: SortOrder | 'best';
  limit: number;
  offset: number;
};

/** How much a unit counts by where it is found: in the title, in the texts, or only as what the experience is tagged with. */
const inTitle = 1;
const inText = 0.6;
/** A long text mentions many things: what stands in it counts less, by the logarithm of its words beyond so many. */
const lengthShare = 0.6;
const shortText = 60;
const asTag = 0.6;
/** How much the number and weights of the words count beside which of them there are. */
const shareOfRank = 0.5;
/** What a named region counts, and that of a peer. */
const ofRegion = 2;
const ofPeer = 0.3;

/** What nobody reviewed yet stands above what was reviewed only where it fits more than twice as well. */
const unreviewed = 0.5;

/** What stands in for the rank where another order is asked for: the larger, the earlier. */
const placeIn = (sql: Sql, sort: Exclude<Ranking['sort'], 'best'>) =>
  ({
    newest: sql`number`,
    oldest: sql`-number`,
    reach: sql`coalesce((select reached from experience_facet f where f.number = matching.number), -1)`,
    changed: sql`(select extract(epoch from updated_at) from experience_facet f where f.number = matching.number)`,
  })[sort];

/** The best of the candidates, by the rank of the whole text and of title and lesson. `count` in each row is of all, at most `countCap`. */
export async function rankExperiences(
  sql: Sql,
  { units, peers, sort, limit, offset, ...query }: CandidateQuery & Ranking,
): Promise<(ExperienceMatch & { count: number })[]> {
  const terms = units.flatMap(({ parts }) => parts);
  const tsquery = terms.map(({ term }) => term).join(' | ');
  const words = terms.flatMap(({ term, language }) => (language === null ? [term] : [])).join(' | ');
  const { named } = query;
  return sql`
    with candidate as materialized (select distinct number from (${candidateNumbers(sql, query)}) chosen),
    matching as (
      select number, case when life = 'published' then 1 else ${unreviewed}::float8 end * (
        ${units.reduce((sum, unit) => sql`${sum} + ${unit.weight}::float8 * ${levelOf(sql, unit)}`, sql`0`)}
          + ${shareOfRank}::float8 * ts_rank(brief, ${words}::tsquery, 1)
          + case when region ^@ any(${named.regions}::text[]) then ${ofRegion}::float8 else 0 end
          + case when region = any(${[...peers]}::text[]) then ${ofPeer}::float8 else 0 end) as rank
      from candidate
      -- One by one, never by a scan of all: "offset 0" keeps it a look-up. What is joined is unpacked once.
      cross join lateral (
        select search || ''::tsvector as search, brief, policy_areas, target_groups, region, language, life,
          ${inText}::float8 / (1 + ${lengthShare}::float8 * ln(greatest(1, length(search) / ${shortText}::float8))) as in_text
        from experience e where e.number = candidate.number offset 0
      ) e
    ), best as (
      select number, ${sort === 'best' ? sql`rank` : placeIn(sql, sort)} as rank from matching
      order by 2 desc, number desc limit ${limit} offset ${offset}
    )
    select ${briefColumns(sql)}, language,
      ${words === '' ? sql`true` : sql`not search @@ ${words}::tsquery`} as is_other_words,
      (select count(*) from (select 1 from candidate limit ${countCap}) capped) as count,
      translate(ts_headline(
        search_config(language),
        translate(translate(concat_ws(E'\n', lesson, action, challenge), ${dropped}, ''), ${tokenSigns}, ${standIns}),
        ${tsquery}::tsquery,
        ${`StartSel=${snippetMarks.start}, StopSel=${snippetMarks.end}, MinWords=18, MaxWords=32`}
      ), ${standIns}, ${tokenSigns}) as snippet
    from best join experience using (number)
    order by rank desc, number desc`;
}

/** How well a row has a unit, 0 to 1: of its parts those of the row's language. */
function levelOf(sql: Sql, { parts, tag }: SearchUnit) {
  const levels = parts.map(({ language, term, title }) => {
    // Most rows have few of the units, so that the title is looked at last.
    const level = sql`case when not search @@ ${term}::tsquery then 0 when search @@ ${title}::tsquery then ${inTitle}::float8 else in_text end`;
    return language === null ? level : sql`case when language = ${language} then ${level} else 0 end`;
  });
  const [kind, value = ''] = tag?.split(':') ?? [];
  const tagged =
    tag === null
      ? []
      : [
          sql`case when ${kind === 'area' ? sql`policy_areas` : sql`target_groups`} @> ${[value]}::text[] then ${asTag}::float8 else 0 end`,
        ];
  return [...levels, ...tagged].reduce((most, level) => sql`greatest(${most}, ${level})`, sql`0::float8`);
}
