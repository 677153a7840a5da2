import type { Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import type { Sql } from '../database/database.ts';
import { withoutGone } from '../outbox/removed-subjects.ts';
import { withStoredFiles } from '../outbox/stored-files.ts';

/** The private page of somebody who is reached by mail only. `isQuiet`: no mail says that something is there. */
export type Letterbox = { person: number; token: string; isQuiet: boolean; noticedAt: Date | null };

const columns = (sql: Sql) => sql`person, token, is_quiet, noticed_at`;

/** Finds somebody's letterbox, made now with that token where there is none. */
export async function findOrInsertLetterbox(sql: Sql, person: number, token: string): Promise<Letterbox> {
  await sql`insert into letterbox (person, token) values (${person}, ${token}) on conflict (person) do nothing`;
  const [found] = await sql<[Letterbox]>`select ${columns(sql)} from letterbox where person = ${person}`;
  return found;
}

export async function findLetterbox(sql: Sql, token: string): Promise<Letterbox | null> {
  const [found] = await sql<Letterbox[]>`select ${columns(sql)} from letterbox where token = ${token}`;
  return found ?? null;
}

export async function saveQuiet(sql: Sql, token: string, isQuiet: boolean): Promise<void> {
  await sql`update letterbox set is_quiet = ${isQuiet} where token = ${token}`;
}

/** A message that is kept for a letterbox. */
export type KeptLetter = { id: string; message: Message; at: Date };

/** Lists what is kept for a place, the newest first, without what nobody may read by now. */
export async function listLetters(sql: Sql, place: Place, now: Date, limit: number): Promise<KeptLetter[]> {
  const rows = await sql<KeptLetter[]>`
    select id, message, due_at as at from delivery
    where state = 'kept' and places[place_index + 1] = ${place} and due_at <= ${now}
    order by due_at desc, position desc nulls last, id limit ${limit}`;
  const letters: KeptLetter[] = [];
  for (const row of rows) letters.push({ ...row, message: await withoutGone(sql, row.message, false) });
  return letters;
}

/** Finds one that is kept for a place, with the bytes of its files. */
export async function findLetter(sql: Sql, place: Place, id: string): Promise<Message | null> {
  const [row] = await sql<{ message: Message }[]>`
    select message from delivery where id = ${id} and state = 'kept' and places[place_index + 1] = ${place}`;
  return row ? withStoredFiles(sql, await withoutGone(sql, row.message, false)) : null;
}

/** Somebody for whom something new is kept since they were told last. */
export type Waiting = { person: number; user: string; count: number };

/** When somebody was told last; never, where that is yet to come, as a clock that was set ahead leaves it behind. */
const toldAt = (sql: Sql, now: Date) => sql`
  case when noticed_at <= ${now}::timestamptz + interval '5 minutes' then noticed_at else '-infinity' end`;

/** Lists those who are reached by this platform's pages and for whom something is kept that no mail told of; not who was told after `told`. */
export async function listWaiting(
  sql: Sql,
  { platform, now, told, limit }: { platform: string; now: Date; told: Date; limit: number },
): Promise<Waiting[]> {
  return sql`
    select a.person, a."user", count(*)::int as count
    from delivery d
      join account a on a.platform = ${platform} and d.places[d.place_index + 1] = a.platform || ':' || a.space || ':user:' || a."user"
      join person p on p.id = a.person and p.is_admitted
      left join (select person, is_quiet, ${toldAt(sql, now)} as told_at from letterbox) l on l.person = a.person
    where d.state = 'kept' and starts_with(d.places[d.place_index + 1], ${`${platform}:`}) and d.due_at <= ${now}
      and d.due_at > coalesce(l.told_at, '-infinity') and not coalesce(l.is_quiet, false) and coalesce(l.told_at, '-infinity') <= ${told}
    group by a.person, a."user" order by a.person limit ${limit}`;
}

/** Notes that somebody is told now; false where another server was quicker. */
export async function saveNoticed(
  sql: Sql,
  person: number,
  { now, told }: { now: Date; told: Date },
): Promise<boolean> {
  const { count } = await sql`
    update letterbox set noticed_at = ${now} where person = ${person} and ${toldAt(sql, now)} <= ${told}`;
  return count > 0;
}

export async function exportLetterboxes(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select ${columns(sql)} from letterbox where person = ${person}`;
}

/** Gives somebody the letterbox of another person; who has one already keeps theirs. */
export async function moveLetterbox(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update letterbox set person = ${to} where person = ${from} and not exists (select 1 from letterbox o where o.person = ${to})`;
}
