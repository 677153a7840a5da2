import type { OpenQuestion } from '#src/domain/questions/open-question.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';

/** A digest chooses from this many of the newest; it bounds what a digest costs. */
const mostRead = 300;

/**
 * Questions that could be answered at a moment, with how far they were answered then, the newest first. One that was taken back since is left
 * out; what was closed, answered or taken back from answers since is as it was.
 */
export async function listOpenQuestionsAt(sql: Sql, at: Date): Promise<OpenQuestion[]> {
  return sql`
    with open as (
      select number, author, title, region, policy_areas, is_example, asked_at from question
      where asked_at <= ${at} and (closed_at is null or closed_at > ${at}) and withdrawn_at is null
      order by asked_at desc, number desc limit ${mostRead}
    ), answered as (
      select question, count(*) filter (where not by_asker) as answers,
        array_agg(author) filter (where author is not null) as people
      from question_answer
      where question in (select number from open) and answered_at <= ${at} and (withdrawn_at is null or withdrawn_at > ${at})
      group by question
    )
    select open.*, coalesce(answers, 0) as answers, coalesce(people, '{}') as answered_by
    from open left join answered on question = open.number
    order by asked_at desc, number desc`;
}

/**
 * Questions that nobody but their author answered since they were asked between `from` and `to`, can still be answered, and were not recorded as
 * unanswered for so many days.
 */
export async function listLongUnanswered(
  sql: Sql,
  { from, to, days }: { from: Date; to: Date; days: number },
): Promise<{ number: number; region: string | null; policyAreas: PolicyArea[] }[]> {
  return sql`
    select number, region, policy_areas from question q
    where asked_at > ${from} and asked_at <= ${to} and closed_at is null and withdrawn_at is null and not is_example
      and not exists (select from question_answer a where a.question = q.number and not a.by_asker and a.withdrawn_at is null)
      and not exists (
        select from activity
        where subject = 'question:' || q.number and type = 'question.unanswered' and (data->>'days')::int = ${days})
    order by number`;
}

/** An answer of somebody else to a question of `author`, which everybody could read at the moment. */
export type AnswerAt = { author: number; question: number; number: number; title: string; at: Date };

/** Answers of others that came to these people's questions after `since` and up to `at`, the latest first. */
export async function listAnswersAt(
  sql: Sql,
  { since, at }: { since: Date; at: Date },
  people: readonly number[],
): Promise<AnswerAt[]> {
  return sql`
    select q.author, a.question, a.number, q.title, a.answered_at as at
    from question q join question_answer a on a.question = q.number
    where q.author = any(${[...people]}::bigint[]) and q.withdrawn_at is null and not a.by_asker
      and a.answered_at > ${since} and a.answered_at <= ${at} and (a.withdrawn_at is null or a.withdrawn_at > ${at})
    order by a.answered_at desc, a.question, a.number`;
}

/** Somebody who answered questions of others, with the last of these. */
export type AnsweredOften = { person: number; question: number; title: string; count: number; at: Date };

/** Lists which of these people answered at least so many questions of others since then and up to `at`. */
export async function listAnsweredOften(
  sql: Sql,
  { since, at }: { since: Date; at: Date },
  { people, least }: { people: readonly number[]; least: number },
): Promise<AnsweredOften[]> {
  return sql`
    select a.author as person, count(distinct a.question) as count, max(a.answered_at) as at,
      (array_agg(a.question order by a.answered_at desc))[1] as question, (array_agg(q.title order by a.answered_at desc))[1] as title
    from question_answer a join question q on q.number = a.question
    where a.author = any(${[...people]}::bigint[]) and not a.by_asker and q.withdrawn_at is null and not q.is_example
      and a.answered_at > ${since} and a.answered_at <= ${at} and (a.withdrawn_at is null or a.withdrawn_at > ${at})
    group by a.author having count(distinct a.question) >= ${least}`;
}
