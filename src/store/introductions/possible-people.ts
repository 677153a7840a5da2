import type { PossiblePerson } from '#src/domain/introductions/suggest.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from '../experiences/experience.ts';

/** Whom to look for. `experiences` are numbers that fit, `named` the experience named in the request, whose adopters fit too. */
export type PossibleQuery = {
  asker: { id: number; region: string | null; avoidedRegions: readonly string[] };
  /** Only this person, whatever else fits. */
  only: number | null;
  /** Somebody who was named: they fit whatever they wrote and offer. */
  person: number | null;
  experiences: readonly number[];
  named: number | null;
  question: number | null;
  regions: readonly string[];
  area: PolicyArea | null;
  group: TargetGroup | null;
  hasWords: boolean;
  /** People to answer this question: not those who were asked or answered before. */
  answerersOf?: number | null;
  /** Only these people, each of whom fits. */
  among?: readonly number[] | null;
  now: Date;
  /** Introductions since then count for the limit; who declined or did not answer since `restedSince` is left alone. */
  countedSince: Date;
  restedSince: Date;
};

/** Somebody as the database tells of them; who they are like, and when they were last asked, is added to it. */
export type PossibleRow = Pick<
  PossiblePerson,
  'id' | 'displayName' | 'region' | 'organisation' | 'language' | 'languages' | 'offer' | 'seek' | 'load' | 'answer'
> & {
  experiences: { number: number; adoptedFrom: number | null; hasArea: boolean; createdAt: string }[];
};

/** More are not ranked: networks have fewer members. */
const most = 500;

/**
 * People who take part today, have room for one more introduction, neither exclude the asker nor are excluded by them, and of whom something fits: an
 * experience, an answer, an offer, their region, or that they were named. By number.
 */
export async function listPossiblePeople(
  sql: Sql,
  {
    asker,
    only,
    person,
    experiences,
    named,
    question,
    regions,
    area,
    group,
    hasWords,
    answerersOf = null,
    among = null,
    ...rest
  }: PossibleQuery,
): Promise<PossibleRow[]> {
  const isFitting = sql`${openOnly(sql)} and (e.number = any(${[...experiences]}::bigint[]) or e.adopted_from = ${named}
    or ${area}::text = any(e.policy_areas))`;
  return sql`
    select p.id, p.display_name, p.region, p.language, organisation_of(p.id) as organisation, i.languages,
      json_build_object('areas', i.offer_areas, 'groups', i.offer_groups, 'text', i.offer_text) as offer,
      json_build_object('areas', i.seek_areas, 'groups', i.seek_groups, 'text', i.seek_text) as seek,
      counts.load, answered.answer,
      coalesce(written.list, '[]'::json) as experiences
    from introduction_preference i join person p on p.id = i.person
    cross join lateral (
      select met.counted + asked.counted as counted, met.load + asked.load as load
      from (
        select count(*) filter (where n.state in ('asked', 'accepted', 'ended') and n.asked_at > ${rest.countedSince}) as counted,
          count(*) filter (where n.state = 'asked' or n.state = 'accepted' and n.asked_at > ${rest.countedSince}) as load
        from introduction n where n.asker = p.id or n.other = p.id) met
      cross join (
        select count(*) filter (where r.state in ('asked', 'answered')) as counted, count(*) filter (where r.state = 'asked') as load
        from question_request r where r.person = p.id and r.asked_at > ${rest.countedSince}) asked) counts
    left join lateral (
      select max(a.number) as answer from question_answer a
      where a.question = ${question} and a.author = p.id and a.withdrawn_at is null) answered on true
    left join lateral (
      select json_agg(json_build_object('number', w.number, 'adoptedFrom', w.adopted_from, 'hasArea', ${area}::text = any(w.policy_areas),
        'createdAt', w.created_at) order by w.number desc) as list
      from (select * from experience e where e.author = p.id and ${isFitting} order by e.number desc limit 20) w) written on true
    where i.is_open and p.is_admitted and p.id <> ${asker.id} and counts.counted < i.monthly_limit
      and (i.paused_until is null or i.paused_until <= (${rest.now}::timestamptz at time zone p.time_zone)::date)
      and (p.region is null or not p.region = any(${[...asker.avoidedRegions]}::text[]))
      and (${asker.region}::text is null or not ${asker.region}::text = any(i.avoided_regions))
      and not exists (
        select 1 from introduction_block b
        where (b.person = p.id and b.other = ${asker.id}) or (b.person = ${asker.id} and b.other = p.id))
      and not exists (
        select 1 from introduction n
        where (n.state in ('asked', 'accepted') and ((n.asker = ${asker.id} and n.other = p.id) or (n.asker = p.id and n.other = ${asker.id})))
          or (n.state in ('declined', 'unanswered') and n.asked_at > ${rest.restedSince} and n.asker = ${asker.id} and n.other = p.id))
      and (${only}::bigint is null or p.id = ${only})
      and (${among === null} or p.id = any(${[...(among ?? [])]}::bigint[]))
      and not exists (select 1 from question_request r where r.question = ${answerersOf} and r.person = p.id)
      and not exists (select 1 from question_answer a where a.question = ${answerersOf} and a.author = p.id)
      and (p.id = ${person} or ${among !== null} or written.list is not null or answered.answer is not null or p.region = any(${[...regions]}::text[])
        or ${area}::text = any(i.offer_areas) or ${group}::text = any(i.offer_groups) or (${hasWords} and i.offer_text <> ''))
    order by p.id limit ${most}`;
}
