import type { Refusal } from '#src/core/refusal.ts';
import type { Sql } from '../database/database.ts';

/** What of a conversation was given up on its way to a side. */
export type Undelivered = {
  delivery: string;
  /** Whom it was for. */
  side: number;
  /** opening: what opens it for them. change: an edit, a deletion. other: that somebody left, or a notice such as this one. */
  kind: 'opening' | 'message' | 'change' | 'other';
  message: number | null;
  refusedAs: Refusal | null;
  /** It may have arrived all the same. */
  isUncertain: boolean;
};

/** Lists conversations of which something was given up and nobody was told. */
export async function listWithUntold(sql: Sql, limit: number): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select distinct split_part(stream, ':', 2)::bigint as number from delivery
    where state = 'dead' and told_at is null and stream is not null order by number limit ${limit}`;
  return rows.map(({ number }) => number);
}

/** Lists what of a conversation was given up and nobody was told of, the oldest first, and notes that they are told now. */
export async function takeUntold(sql: Sql, conversation: number, now: Date): Promise<Undelivered[]> {
  return sql`
    with taken as (
      update delivery set told_at = ${now}
      where state = 'dead' and told_at is null and stream is not null and starts_with(stream, ${`conversation:${conversation}:`})
      returning id, stream, period, purpose, position, edit_of, refused_as, is_uncertain)
    select t.id as delivery, split_part(t.stream, ':', 3)::int as side, t.refused_as, t.is_uncertain,
      case when exists (select 1 from conversation_side s where s.root = t.id) then 'opening'
        when c.message is not null then 'message' when m.id is not null then 'change' else 'other' end as kind,
      coalesce(c.message, m.id) as message
    from taken t
    left join conversation_copy c on c.delivery = t.id
    left join conversation_message m on t.purpose = 'conversation' and t.period like 'message %' and m.id::text = split_part(t.period, ' ', 2)
    order by t.position`;
}

/** Lists which of these messages never came to which side. */
export async function listLost(sql: Sql, messages: readonly number[]): Promise<{ message: number; side: number }[]> {
  return sql`
    select c.message, c.side from conversation_copy c join delivery d on d.id = c.delivery
    where c.message = any(${[...messages]}::bigint[]) and d.state in ('dead', 'cancelled') and d.sent_at is null
    order by c.message, c.side`;
}

/** Lists the sides of a conversation to which the latest that was to go there was not taken, and why. */
export async function listClosedSides(
  sql: Sql,
  conversation: number,
): Promise<Pick<Undelivered, 'side' | 'refusedAs'>[]> {
  const latest = await sql<(Pick<Undelivered, 'side' | 'refusedAs'> & { state: string })[]>`
    select distinct on (s.side) s.side, d.refused_as, d.state
    from conversation_side s join delivery d on d.stream = 'conversation:' || s.conversation || ':' || s.side
    where s.conversation = ${conversation} and d.state in ('sent', 'dead') order by s.side, d.position desc`;
  return latest.flatMap(({ state, ...each }) => (state === 'dead' ? each : []));
}

/** Finds what somebody said in an introduction about how they can be reached; empty where they said nothing. */
export async function findContact(sql: Sql, introduction: number, person: number): Promise<string> {
  const [side] = await sql<{ contact: string }[]>`
    select contact from introduction_side where introduction = ${introduction} and person = ${person}`;
  return side?.contact ?? '';
}
