import type { DigestEcho } from '#src/domain/digests/item.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openOnly } from '#src/store/experiences/experience.ts';
import type { DigestMoment } from '../snapshot.ts';
import type { DigestSource } from './source.ts';

/** Something that happened to an experience of `author`; `title` and `isPublic` as they were at the moment. */
type Happened = { author: number; number: number; title: string; isPublic: boolean; at: Date };
type Echo = Happened & { what: Exclude<DigestEcho['what'], 'adopted' | 'answered'>; count: number };
type Adopted = Happened & { adopter: number; region: string };

/** What happened to the recipient's own experiences: reviewed or changed by who reviews, tried by others, found useful by readers. */
export const mine: DigestSource = {
  section: 'mine',
  async load(sql, moment, recipients) {
    const people = recipients.flatMap(({ person }) => person ?? []);
    const [echoes, adopted] = await Promise.all([listEchoes(sql, moment, people), listAdopted(sql, moment, people)]);
    const echoesOf = Map.groupBy(echoes, ({ author }) => author);
    const adoptedOf = Map.groupBy(adopted, ({ author }) => author);
    return ({ person, since }, isTold) => {
      if (person === null) return [];
      const news = (adoptedOf.get(person) ?? []).filter(
        ({ at, number, adopter }) => at > since && !isTold(keyOfAdopted(number, adopter)),
      );
      const found = [
        ...(echoesOf.get(person) ?? [])
          .filter(({ at }) => at > since)
          .map((echo) => ({ at: echo.at, item: encodeEcho(echo) })),
        ...[...Map.groupBy(news, ({ number }) => number).values()].map(encodeAdopted),
      ];
      return found
        .sort((left, right) => right.at.getTime() - left.at.getTime() || left.item.number - right.item.number)
        .map(({ item }) => item);
    };
  },
};

function encodeEcho({ what, count, at, ...happened }: Echo): DigestEcho {
  const { number } = happened;
  const which = what === 'useful' ? count : Math.floor(at.getTime() / 1_000);
  return { ...encodeHappened(happened), key: `m:${what}:${number}:${which}`, what, count };
}

/** All who tried one experience since the recipient was last told, in one line. */
function encodeAdopted(adopted: Adopted[]): { at: Date; item: DigestEcho } {
  const [latest] = adopted as [Adopted, ...Adopted[]];
  const [key = '', ...also] = adopted.map(({ number, adopter }) => keyOfAdopted(number, adopter));
  const regions = [...new Set(adopted.map(({ region }) => region))];
  const item = { ...encodeHappened(latest), key, also, what: 'adopted' as const, count: adopted.length, regions };
  return { at: latest.at, item };
}

const keyOfAdopted = (number: number, adopter: number) => `m:adopted:${number}:${adopter}`;

function encodeHappened({ number, title, isPublic }: Omit<Happened, 'author' | 'at'>) {
  return {
    type: 'echo' as const,
    reason: { type: 'author' as const },
    isNew: true,
    number,
    title,
    line: `/experience show ${number}`,
    path: isPublic ? `/experiences/${number}` : null,
  };
}

/** Of what reviewers did the last that still holds, as the author may have gone on since; the last change of the text; the votes. */
async function listEchoes(sql: Sql, { at, since }: DigestMoment, people: number[]): Promise<Echo[]> {
  return sql`
    with version as (
      select number, author, revision, saved_by, saved_at, content ->> 'title' as title, content ->> 'life' as life,
        lag(content ->> 'life') over (partition by number order by revision) as before
      from experience join experience_revision on experience = number and saved_at <= ${at}
      where author = any(${people}::bigint[]) and withdrawn_at is null
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

/** Experiences tried after these people's that everybody could read at the moment; the latest first. */
async function listAdopted(sql: Sql, { at, since }: DigestMoment, people: number[]): Promise<Adopted[]> {
  return sql`
    with adopter as (
      select number as adopter, author as adopter_author, adopted_from as number, created_at from experience
      where adopted_from in (select number from experience where author = any(${people}::bigint[]) and withdrawn_at is null)
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
