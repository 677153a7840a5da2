import type { ActsFor } from '#src/core/person.ts';
import type { Sql } from '../database/database.ts';

/** Somebody who signed up, as staff see it. */
export type Participant = {
  person: number;
  displayName: string | null;
  organisation: ActsFor | null;
  region: string | null;
  /** Theirs now. */
  regionNow: string | null;
  role: string;
  state: string;
  presentAt: Date | null;
  presentBy: string | null;
};

/** Everybody who signed up for a session: seats first, then the waiting list, each in order. */
export async function listParticipants(sql: Sql, training: number): Promise<Participant[]> {
  return sql`
    select s.person, p.display_name, organisation_of(p.id) as organisation, s.region, p.region as region_now, s.role, s.state, s.present_at, s.present_by
    from training_seat s join person p on p.id = s.person
    where s.training = ${training} and s.state <> 'left'
    order by array_position(array['seated', 'offered', 'waiting', 'lapsed'], s.state), s.rank`;
}

export type FeedbackCounts = { answered: number; useful: number | null; yes: number; maybe: number; no: number };

const feedback = (sql: Sql) => sql`
  count(s.useful)::int as answered, avg(s.useful)::float8 as useful, count(*) filter (where s.applies = 'yes')::int as yes,
  count(*) filter (where s.applies = 'maybe')::int as maybe, count(*) filter (where s.applies = 'no')::int as no`;

export async function countFeedback(sql: Sql, training: number): Promise<FeedbackCounts> {
  const [counts] = await sql<
    [FeedbackCounts]
  >`select ${feedback(sql)} from training_seat s where s.training = ${training}`;
  return counts;
}

/** Lists what people missed in a session, without who said it, in no order that tells it. */
export async function listMissed(sql: Sql, training: number): Promise<string[]> {
  const rows = await sql<{ missed: string }[]>`
    select missed from training_seat where training = ${training} and missed <> '' order by md5(missed)`;
  return rows.map(({ missed }) => missed);
}

export type SessionRow = FeedbackCounts & {
  number: number;
  title: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  capacity: number;
  signedUp: number;
  seated: number;
  present: number;
};

/** Sessions that were held between two instants, in order, with what they came to. */
export async function listSessions(sql: Sql, { from, until }: { from: Date; until: Date }): Promise<SessionRow[]> {
  return sql`
    select t.number, t.title, t.starts_at, t.minutes, t.time_zone, t.capacity, count(s.person)::int as signed_up,
      count(*) filter (where s.state = 'seated')::int as seated, count(s.present_at)::int as present, ${feedback(sql)}
    from training t left join training_seat s on s.training = t.number and s.state <> 'left'
    where t.starts_at >= ${from} and t.starts_at < ${until} and not t.is_cancelled
    group by t.number order by t.starts_at, t.number`;
}

export type PeopleRow = { region: string | null; role: string; people: number; seats: number; present: number };

/** Counts who took part in these sessions, by region and role: people, seats and attendances. */
export async function countPeople(sql: Sql, { from, until }: { from: Date; until: Date }): Promise<PeopleRow[]> {
  return sql`
    select s.region, s.role, count(distinct s.person)::int as people, count(*) filter (where s.state = 'seated')::int as seats,
      count(s.present_at)::int as present
    from training t join training_seat s on s.training = t.number and s.state <> 'left'
    where t.starts_at >= ${from} and t.starts_at < ${until} and not t.is_cancelled
    group by s.region, s.role order by s.region nulls last, s.role`;
}
