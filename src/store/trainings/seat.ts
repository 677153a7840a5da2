import type { Person } from '#src/core/person.ts';
import type { SeatState } from '#src/domain/trainings/seats.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

export type Seat = {
  training: number;
  person: number;
  state: SeatState;
  rank: number;
  askedAt: Date;
  region: string | null;
  role: string;
  offeredUntil: Date | null;
  presentAt: Date | null;
  presentBy: 'code' | 'button' | 'staff' | null;
  tries: number;
  useful: number | null;
  applies: 'yes' | 'maybe' | 'no' | null;
  missed: string;
  answeredAt: Date | null;
  certificate: string | null;
  certificateName: string | null;
};

const columns = (sql: Sql) => sql`
  training, person, state, rank::float8 as rank, asked_at, region, role, offered_until, present_at, present_by, tries, useful, applies, missed,
  answered_at, certificate, certificate_name`;

export async function findSeat(sql: Sql, training: number, person: number): Promise<Seat | null> {
  const [seat] = await sql<Seat[]>`
    select ${columns(sql)} from training_seat where training = ${training} and person = ${person} and state <> 'left'`;
  return seat ?? null;
}

/** Finds a seat that nobody else changes until the transaction ends. */
export async function lockSeat(sql: Sql, training: number, person: number): Promise<Seat | null> {
  const [seat] = await sql<Seat[]>`
    select ${columns(sql)} from training_seat where training = ${training} and person = ${person} and state <> 'left' for update`;
  return seat ?? null;
}

/** Seats that are taken or offered, who signed up first first. */
export async function listHeld(sql: Sql, training: number): Promise<Seat[]> {
  return sql`
    select ${columns(sql)} from training_seat where training = ${training} and state in ('seated', 'offered') order by rank`;
}

/** The waiting list, in order. */
export async function listWaitingFor(sql: Sql, training: number): Promise<Seat[]> {
  return sql`select ${columns(sql)} from training_seat where training = ${training} and state = 'waiting' order by rank`;
}

/** Puts somebody behind all others, also who was there before and lapsed; wrong code words of before still count. */
export async function insertSeat(
  sql: Sql,
  seat: Pick<Seat, 'training' | 'person' | 'state' | 'region' | 'role'> & { now: Date },
): Promise<void> {
  const { now, ...row } = seat;
  const [before] = await sql<{ tries: number }[]>`
    delete from training_seat where training = ${row.training} and person = ${row.person} and state in ('lapsed', 'left') returning tries`;
  await sql`insert into training_seat ${sql({ ...row, tries: before?.tries ?? 0, askedAt: now })}`;
}

/** Takes a seat or a place in line away. Where wrong code words were written it is kept as left, which nobody sees: they count when the same person comes again. */
export async function deleteSeat(sql: Sql, training: number, person: number): Promise<void> {
  await sql`
    update training_seat set state = 'left', offered_until = null, present_at = null, present_by = null where training = ${training} and person = ${person} and tries > 0`;
  await sql`delete from training_seat where training = ${training} and person = ${person} and state <> 'left'`;
}

export async function saveSeatState(
  sql: Sql,
  {
    training,
    person,
    state,
    offeredUntil = null,
  }: Pick<Seat, 'training' | 'person' | 'state'> & { offeredUntil?: Date | null },
): Promise<void> {
  await sql`
    update training_seat set state = ${state}, offered_until = ${offeredUntil}
    where training = ${training} and person = ${person}`;
}

/** The place of somebody on the waiting list, from 1. */
export async function findPlaceInLine(sql: Sql, training: number, rank: number): Promise<number> {
  const [row] = await sql<[{ place: number }]>`
    select count(*)::int as place from training_seat where training = ${training} and state = 'waiting' and rank <= ${rank}`;
  return row.place;
}

/** Sessions to come in which a seat is offered whose time is over, or one may be free that somebody waits for. */
export async function listUnsettled(sql: Sql, now: Date): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select t.number from training t
    where t.ended_at is null and t.starts_at > ${now} and (
      exists (select 1 from training_seat s where s.training = t.number and s.state = 'offered' and s.offered_until <= ${now})
      or (exists (select 1 from training_seat s where s.training = t.number and s.state = 'waiting')
        and (select count(*) from training_seat s where s.training = t.number and s.state in ('seated', 'offered')) < t.capacity))
    order by t.starts_at, t.number`;
  return rows.map(({ number }) => number);
}

/** Notes that somebody is there. False where that was noted before. */
export async function savePresent(
  sql: Sql,
  { training, person, by, now }: { training: number; person: number; by: Seat['presentBy']; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update training_seat set present_at = ${now}, present_by = ${by}, state = 'seated', offered_until = null
    where training = ${training} and person = ${person} and present_at is null`;
  return count > 0;
}

/** Counts a wrong code word; returns how many there were. */
export async function countTry(sql: Sql, training: number, person: number): Promise<number> {
  const [row] = await sql<{ tries: number }[]>`
    update training_seat set tries = tries + 1 where training = ${training} and person = ${person} returning tries`;
  return row?.tries ?? 0;
}

export async function saveFeedback(
  sql: Sql,
  {
    training,
    person,
    useful,
    applies,
    missed,
    now,
  }: Pick<Seat, 'training' | 'person' | 'useful' | 'applies' | 'missed'> & { now: Date },
): Promise<void> {
  await sql`
    update training_seat set useful = ${useful}, applies = ${applies}, missed = ${missed}, answered_at = ${now}
    where training = ${training} and person = ${person}`;
}

/** Gives a certificate its address and name; returns those that it has. */
export async function findOrSaveCertificate(
  sql: Sql,
  training: number,
  { id, displayName }: Pick<Person, 'id' | 'displayName'>,
  token: string,
): Promise<{ token: string; name: string | null }> {
  const [row] = await sql<[{ token: string; name: string | null }]>`
    update training_seat set certificate = coalesce(certificate, ${token}),
      certificate_name = coalesce(certificate_name, ${displayName === null ? null : toText(displayName)})
    where training = ${training} and person = ${id} returning certificate as token, certificate_name as name`;
  return row;
}

/** Lets a certificate be made with the name that its holder has now. */
export async function forgetCertificateName(sql: Sql, training: number, person: number): Promise<void> {
  await sql`update training_seat set certificate_name = null where training = ${training} and person = ${person}`;
}

/** Takes attendance back that was noted before then. Returns of how many. */
export async function clearPresentBefore(sql: Sql, training: number, before: Date): Promise<number> {
  const { count } = await sql`
    update training_seat set present_at = null, present_by = null where training = ${training} and present_at < ${before}`;
  return count;
}

/** Finds whom a certificate is of. */
export async function findByCertificate(
  sql: Sql,
  token: string,
): Promise<{ training: number; name: string | null; presentAt: Date } | null> {
  const [found] = await sql<{ training: number; name: string | null; presentAt: Date }[]>`
    select s.training, coalesce(s.certificate_name, p.display_name) as name, s.present_at from training_seat s join person p on p.id = s.person
    where s.certificate = ${token} and s.present_at is not null`;
  return found ?? null;
}

/**
 * Two people become one: where both signed up, the further place of the two stays (a seat before an offer before a place in line, then who came first),
 * with attendance, feedback and certificate of whichever has them.
 */
export async function moveSeatsOf(sql: Sql, from: number, to: number): Promise<void> {
  const order = sql`array['seated', 'offered', 'waiting', 'lapsed', 'left']`;
  const both = await sql<{ training: number; isFurther: boolean }[]>`
    select f.training, (array_position(${order}, f.state), f.rank) < (array_position(${order}, t.state), t.rank) as is_further
    from training_seat f join training_seat t on t.training = f.training and t.person = ${to} where f.person = ${from}`;
  for (const { training, isFurther } of both)
    await mergeSeats(sql, training, isFurther ? { kept: from, left: to } : { kept: to, left: from });
  await sql`
    update training_seat set person = ${to}
    where person = ${from} and not exists (
      select 1 from training_seat o where o.person = ${to} and o.training = training_seat.training)`;
}

async function mergeSeats(sql: Sql, training: number, { kept, left }: { kept: number; left: number }): Promise<void> {
  const [other] = await sql<[Seat]>`
    delete from training_seat where training = ${training} and person = ${left} returning ${columns(sql)}`;
  const { presentAt, presentBy, useful, applies, missed, answeredAt, certificate, certificateName, tries } = other;
  if (presentAt !== null)
    await sql`
      update training_seat set present_at = ${presentAt}, present_by = ${presentBy}
      where training = ${training} and person = ${kept} and present_at is null`;
  if (answeredAt !== null)
    await sql`
      update training_seat set useful = ${useful}, applies = ${applies}, missed = ${missed}, answered_at = ${answeredAt}
      where training = ${training} and person = ${kept} and answered_at is null`;
  await sql`
    update training_seat set certificate_name = case when certificate is null then ${certificateName} else certificate_name end,
      certificate = coalesce(certificate, ${certificate}), tries = greatest(tries, ${tries})
    where training = ${training} and person = ${kept}`;
}

export async function exportSeatsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from training_seat where person = ${person} order by training`;
}
