import type { DigestEcho } from '#src/domain/digest/item.ts';
import type { Sql } from '../db.ts';
import type { DigestMoment } from '../digest-moment.ts';
import type { DigestSource } from './source.ts';

type Echo = { author: number; what: DigestEcho['what']; number: number; title: string; count: number; at: Date };

/** What happened to the recipient's own experiences: published by who reviews, changed by somebody else, found useful by readers. */
export const mine: DigestSource = {
  section: 'mine',
  async load(sql, moment, recipients) {
    const people = recipients.flatMap(({ person }) => person ?? []);
    const byAuthor = Map.groupBy(await listEchoes(sql, moment, people), ({ author }) => author);
    return ({ person, since }) =>
      person === null ? [] : (byAuthor.get(person) ?? []).filter(({ at }) => at > since).map(encodeEcho);
  },
};

function encodeEcho({ what, number, title, count, at }: Echo): DigestEcho {
  const which = what === 'useful' ? count : Math.floor(at.getTime() / 1_000);
  return {
    type: 'echo',
    key: `m:${what}:${number}:${which}`,
    reason: { type: 'author' },
    isNew: true,
    what,
    number,
    title,
    count,
    line: `/experience show ${number}`,
    path: `/experiences/${number}`,
  };
}

async function listEchoes(sql: Sql, { at, since }: DigestMoment, people: number[]): Promise<Echo[]> {
  return sql`
    with mine as (
      select number, author, title from experience where author = any(${people}::bigint[]) and withdrawn_at is null
    ), version as (
      select m.*, r.saved_by, r.saved_at, r.revision, r.content ->> 'life' as life,
        lag(r.content ->> 'life') over (partition by m.number order by r.revision) as life_before
      from mine m join experience_revision r on r.experience = m.number and r.saved_at <= ${at}
    ), vote as (
      select m.number, m.author, m.title, count(*) filter (where v.is_useful) as count, max(v.said_at) as at
      from mine m
      join digest_item i on i.key = 'e' || m.number and i.is_lead
      join digest_verdict v on v.issue = i.issue and v.said_at <= ${at} and v.person <> m.author
      group by m.number, m.author, m.title
    )
    select author, number, title, count, at,
      case when life = 'published' and life_before <> 'published' then 'published' else 'changed' end as what
    from (
      select author, number, title, 0::bigint as count, saved_at as at, life, life_before from version
      where saved_at > ${since} and revision > 1
        and ((life = 'published' and life_before <> 'published') or saved_by is distinct from author)
    ) changed
    union all
    select author, number, title, count, at, 'useful' from vote where count > 0 and at > ${since}
    order by at desc, number`;
}
