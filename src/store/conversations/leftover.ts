import type { Place } from '#src/core/place.ts';
import type { Sql } from '../database/database.ts';
import type { Removal } from '../outbox/outbox.ts';

/** A copy that is still in a chat, and belongs to no message any more. */
export type Leftover = Removal & { place: Place };

/** In minutes, more than the longest try: what is on its way now has arrived then, or not. */
const uncertainMinutes = 5;

/**
 * Notes the copies that reached a chat, or may have, before what names them is deleted: those of messages that were said before then, or all that
 * somebody was sent. Where a platform knows a copy by name, whose chat it is in is not kept.
 */
export async function saveLeftovers(sql: Sql, of: { saidBefore: Date } | { reader: number }, now: Date): Promise<void> {
  const chosen =
    'reader' in of
      ? sql`exists (select 1 from conversation_side s where s.conversation = m.conversation and s.side = c.side and s.person = ${of.reader})`
      : sql`m.said_at < ${of.saidBefore}`;
  await sql`
    insert into conversation_leftover (delivery, place, ref, thread, has_files, due_at)
    select d.id,
      case when d.ref is null then p.place else split_part(p.place, ':', 1) || ':' || split_part(p.place, ':', 2) || ':channel:-' end,
      d.ref, (select t.ref from delivery t where t.id = d.thread_of),
      exists (select 1 from conversation_file f where f.message = m.id),
      ${now}::timestamptz + case when d.ref is null then ${uncertainMinutes} * interval '1 minute' else interval '0' end
    from conversation_message m
      join conversation_copy c on c.message = m.id
      join delivery d on d.id = c.delivery
      cross join lateral (select d.places[d.place_index + 1] as place) p
    where ${chosen} and (d.ref is not null or d.is_uncertain)
    on conflict do nothing`;
}

/** Takes up to `perSpace` of those that are due out of the list, for each space, the oldest first. Needs a transaction. */
export async function takeLeftovers(sql: Sql, now: Date, perSpace: number): Promise<Leftover[]> {
  return sql`
    delete from conversation_leftover where delivery in (
      select delivery from (
        select delivery, row_number() over (
          partition by split_part(place, ':', 1), split_part(place, ':', 2) order by due_at, delivery) as rank
        from conversation_leftover where due_at <= ${now}) ranked
      where rank <= ${perSpace})
    returning delivery, place, ref, thread, has_files`;
}
