import type { Sql } from '../database/database.ts';

/** From when until when, and for whom: null for everybody. */
export type DateSpan = { from: Date; until: Date; person: number | null; limit: number };

export type EventDate = {
  number: number;
  title: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  isOwn: boolean;
};

/** Networking events that are on in a span and were not called off, with whether somebody takes part. Only members see them. */
export async function listEventDates(sql: Sql, { from, until, person, limit }: DateSpan): Promise<EventDate[]> {
  return sql`
    select number, title, starts_at, rounds * minutes as minutes, time_zone,
      exists (select 1 from event_member m where m.event = e.number and m.person = ${person} and m.left_at is null) as is_own
    from networking_event e
    where starts_at < ${until} and starts_at + make_interval(mins => rounds * minutes) > ${from} and not is_cancelled
    order by starts_at, number limit ${limit}`;
}

/** The next runs of rounds that somebody is in. */
export async function listRoundDates(
  sql: Sql,
  { from, until, person, limit }: DateSpan,
): Promise<{ number: number; title: string; startsAt: Date; timeZone: string }[]> {
  return sql`
    select number, title, next_run as starts_at, time_zone from round r
    where next_run >= ${from} and next_run < ${until} and exists (select 1 from round_member m where m.round = r.number and m.person = ${person})
    order by next_run, number limit ${limit}`;
}

/** Lists when digests come next to somebody. */
export async function listDigestDates(
  sql: Sql,
  { from, until, person, limit }: DateSpan,
): Promise<{ id: number; startsAt: Date; timeZone: string; token: string }[]> {
  return sql`
    select id, next_due as starts_at, time_zone, token from digest_subscription
    where person = ${person} and state = 'active' and next_due >= ${from} and next_due < ${until} order by next_due, id limit ${limit}`;
}
