import type { Readable } from '#src/domain/experiences/readable.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** A recommendation is chosen from this many of the newest; it bounds what a digest costs. */
const mostRead = 2_000;

/**
 * Lists experiences that everybody could read at a moment, in their version of then, the newest first. Experiences withdrawn since are left out. What a list
 * brought in is left out as long as it waits for review, and is as new as its publication.
 */
export async function listReadableAt(sql: Sql, at: Date): Promise<Readable[]> {
  return sql`
    with newest as (
      select number, author, is_example, created_at, title, left(lesson, 600) as lesson, region, policy_areas, life, origin,
        details ->> 'evaluation' as evaluation, details -> 'results' as results
      from experience where ${openOnly(sql)} and created_at <= ${at} and (origin is null or life = 'published')
      order by created_at desc, number desc limit ${mostRead}
    ), since as (
      select distinct experience from experience_revision where saved_at > ${at}
    ), told as (
      select * from newest where number not in (select experience from since)
      union all
      -- What was saved since is told as it was then.
      select number, author, is_example, created_at,
        case when before then content ->> 'title' else title end,
        case when before then left(content ->> 'lesson', 600) else lesson end,
        case when before then content ->> 'region' else region end,
        case when before then array(select jsonb_array_elements_text(content -> 'policy_areas')) else policy_areas end,
        case when before then content ->> 'life' else life end,
        origin,
        case when before then content #>> '{details,evaluation}' else evaluation end,
        case when before then content #> '{details,results}' else results end
      from newest join since on experience = number
      left join lateral (
        select content, true as before from experience_revision r
        where r.experience = number and r.saved_at <= ${at} order by revision desc limit 1
      ) r on true
    ), vote as (
      select i.key, count(*) filter (where v.is_useful) as useful, count(*) filter (where not v.is_useful) as not_useful
      from digest_item i join digest_verdict v on v.issue = i.issue
      where i.is_lead and v.said_at <= ${at} and i.key in (select 'e' || number from newest)
      group by i.key
    )
    select number, author, is_example, case when origin is null then created_at else coalesce(published_at, created_at) end as created_at,
      title, lesson, region, life = 'published' as is_public, policy_areas, evaluation,
      case when origin is not null
        then jsonb_build_object('number', (origin ->> 'collection')::bigint, 'source', origin ->> 'source') end as list,
      coalesce(jsonb_array_length(results), 0) > 0 as has_results,
      coalesce(vote.useful, 0) as useful,
      coalesce(vote.not_useful, 0) as not_useful
    from told left join vote on vote.key = 'e' || told.number
    left join lateral (
      select min(saved_at) as published_at from experience_revision
      where experience = told.number and told.origin is not null and content ->> 'life' = 'published'
    ) r on true
    where life = 'published' or (life = 'submitted' and origin is null)
    order by created_at desc, number desc`;
}
