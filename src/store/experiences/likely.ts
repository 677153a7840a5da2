import type { LikelyRecord } from '#src/domain/experiences/likely.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** A word that more experiences have says too little of one. */
const mostDocuments = 2_000;
/** The rarest words of title and text that are looked for, and how many of the newest of each are read. */
const mostTerms = 12;
const mostOfOne = 100;

/**
 * Lists open experiences that may be the same as a record: those of the very title, of the same reference of the same source, and those that share its
 * rarest words, most alike by letters of the title (pg_trgm) and shared words first. Reads a bounded number, whatever the size of the collection.
 */
export async function listLikely(
  sql: Sql,
  {
    title,
    text,
    language,
    source,
    reference,
  }: { title: string; text: string; language: string; source?: string; reference?: string | null },
  limit: number,
): Promise<LikelyRecord[]> {
  return sql`
    with telling as (
      select term, documents
      from unnest(tsvector_to_array(plain_words(search_config(${language}), ${`${title}\n${text}`}))) as term
      join search_term using (term)
      where documents <= ${mostDocuments} and length(term) > 2
      order by documents, term limit ${mostTerms}
    ),
    sharing as (
      select e.number, count(*) as shared
      from telling
      cross join lateral (
        select number from experience where search @@ quote_literal(telling.term)::tsquery order by number desc limit ${mostOfOne}
      ) e
      group by e.number order by shared desc, e.number desc limit ${mostOfOne}
    ),
    candidate as (
      select number, shared from sharing
      union all
      (select number, 100 from experience where lower(title) = lower(${title}) order by number desc limit ${limit})
      union all
      (select number, 1000 from experience
        where ${source !== undefined && Boolean(reference)} and origin ->> 'source' = ${source ?? ''} and origin ->> 'reference' = ${reference ?? ''}
        limit ${limit})
    )
    select e.number, e.title, e.region, e.challenge, e.action, e.lesson, e.created_at, e.origin,
      e.details ->> 'start' as start
    from (select number, max(shared) as shared from candidate group by number) c join experience e using (number)
    where ${openOnly(sql)}
    order by c.shared + 20 * public.similarity(e.title, ${title}) desc, e.number desc limit ${limit}`;
}
