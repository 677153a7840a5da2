import type { Adoption, OwnChange } from '#src/domain/digests/own-changes.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from '../experiences/experience.ts';

/** A time span of news: changes after `since`, read as of `at`. */
type Moment = { at: Date; since: Date };

/** Lists what others did with these people's experiences: the latest review step the author has not followed up, the latest change of the text, the votes. */
export async function listOwnChanges(sql: Sql, { at, since }: Moment, people: readonly number[]): Promise<OwnChange[]> {
  return sql`
    with version as (
      select number, author, revision, saved_by, saved_at, content ->> 'title' as title, content ->> 'life' as life,
        lag(content ->> 'life') over (partition by number order by revision) as before
      from experience join experience_revision on experience = number and saved_at <= ${at}
      where author = any(${[...people]}::bigint[]) and withdrawn_at is null
    ), mine as (
      select distinct on (number) number, author, title, life = 'published' as is_public
      from version order by number, revision desc
    ), done as (
      select distinct on (number, life = before) number, saved_by, saved_at,
        case
          when life = 'archived' then 'archived'
          when before = 'archived' then 'restored'
          when before = life or life = 'submitted' then 'changed'
          else life
        end as what
      from version where before is not null
        and (life <> before or saved_by is distinct from author)
      order by number, life = before, revision desc
    ), vote as (
      select number, count(*) filter (where v.is_useful) as count, max(v.said_at) as at
      from mine m
      join digest_item i on i.key = 'e' || m.number and i.is_lead
      join digest_verdict v on v.issue = i.issue and v.said_at <= ${at} and v.person <> m.author
      group by number
    )
    select author, number, title, is_public, what, 0::bigint as count, saved_at as at
    from done join mine using (number)
    where saved_at > ${since} and saved_by is distinct from author
    union all
    select author, number, title, is_public, 'useful', count, at
    from vote join mine using (number)
    where count > 0 and at > ${since}`;
}

/** Lists experiences adopted from these people's experiences that every member could read at that time; the latest first. */
export async function listAdoptions(sql: Sql, { at, since }: Moment, people: readonly number[]): Promise<Adoption[]> {
  return sql`
    with adopter as (
      select number as adopter, author as adopter_author, adopted_from as number, created_at from experience
      where adopted_from in (select number from experience where author = any(${[...people]}::bigint[]) and withdrawn_at is null)
        and ${openOnly(sql)} and created_at > ${since} and created_at <= ${at}
    )
    select e.author, number, adopter, a.created_at as at,
      own.content ->> 'title' as title,
      own.content ->> 'life' = 'published' as is_public,
      theirs.content ->> 'region' as region
    from adopter a join experience e using (number)
    cross join lateral (
      select content from experience_revision
      where experience = number and saved_at <= ${at} order by revision desc limit 1
    ) own
    cross join lateral (
      select content from experience_revision
      where experience = adopter and saved_at <= ${at} order by revision desc limit 1
    ) theirs
    where theirs.content ->> 'life' in ('submitted', 'published') and adopter_author is distinct from e.author
    order by at desc, adopter desc`;
}
