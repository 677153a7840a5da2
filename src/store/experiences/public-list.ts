import type { Readable } from '#src/domain/digests/reading.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** A recommendation is chosen from this many of the newest; it bounds what a digest costs. */
const mostRead = 2_000;

/** Experiences that everybody could read at a moment, as they were then, the newest first. One that was taken back since is left out. */
export async function listReadableAt(sql: Sql, at: Date): Promise<Readable[]> {
  return sql`
    with newest as (
      select * from experience where ${openOnly(sql)} and created_at <= ${at}
      order by created_at desc, number desc limit ${mostRead}
    ), told as (
      select e.number, e.author, e.is_example, e.created_at, coalesce(r.content, to_jsonb(e)) as content
      from newest e
      left join lateral (
        select content from experience_revision r
        where r.experience = e.number and r.saved_at <= ${at} order by revision desc limit 1
      ) r on true
    ), vote as (
      select i.key, count(*) filter (where v.is_useful) as useful, count(*) filter (where not v.is_useful) as not_useful
      from digest_item i join digest_verdict v on v.issue = i.issue
      where i.is_lead and v.said_at <= ${at}
      group by i.key
    )
    select number, author, is_example, created_at,
      content ->> 'title' as title,
      left(content ->> 'lesson', 600) as lesson,
      content ->> 'region' as region,
      content ->> 'life' = 'published' as is_public,
      array(select jsonb_array_elements_text(content -> 'policy_areas')) as policy_areas,
      content #>> '{details,evaluation}' as evaluation,
      coalesce(jsonb_array_length(content #> '{details,results}'), 0) > 0 as has_results,
      coalesce(vote.useful, 0) as useful,
      coalesce(vote.not_useful, 0) as not_useful
    from told left join vote on vote.key = 'e' || told.number
    where content ->> 'life' in ('submitted', 'published')
    order by created_at desc, number desc`;
}
