import type { NewTraining, Training, TrainingFields } from '#src/domain/trainings/training.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { suggestNumbered } from '../database/suggest-numbered.ts';

const columns = (sql: Sql) => sql`
  number, series, token, sequence, title, summary, organiser, contact, languages, starts_at, minutes, time_zone, place, link, capacity, quota,
  sign_up_hours, leave_hours, areas, roles, regions, materials_before, materials_after, code, check_in, is_public, ended_at, is_cancelled, created_by`;

/** How many have a seat or are offered one, and how many wait. */
export type SeatCounts = { held: number; waiting: number };
export type CountedTraining = Training & SeatCounts;

const counts = (sql: Sql) => sql`
  (select count(*)::int from training_seat s where s.training = t.number and s.state in ('seated', 'offered')) as held,
  (select count(*)::int from training_seat s where s.training = t.number and s.state = 'waiting') as waiting`;

const rowOf = (fields: TrainingFields) => ({
  ...fields,
  title: toText(fields.title),
  summary: toText(fields.summary),
  organiser: toText(fields.organiser),
  contact: toText(fields.contact),
  place: toText(fields.place),
  link: toText(fields.link),
  materialsBefore: toText(fields.materialsBefore),
});

export async function insertTraining(
  sql: Sql,
  fields: TrainingFields,
  made: { token: string; code: string; series: number | null; createdBy: number; now: Date },
): Promise<Training> {
  const { now, code, ...rest } = made;
  const row = { ...rowOf(fields), ...rest, code: toText(code), createdAt: now };
  const [inserted] = await sql<[Training]>`insert into training ${sql(row)} returning ${columns(sql)}`;
  return inserted;
}

/** Makes a session the first of its series. */
export async function saveSeries(sql: Sql, number: number): Promise<void> {
  await sql`update training set series = ${number} where number = ${number}`;
}

export async function findTraining(sql: Sql, number: number): Promise<Training | null> {
  const [found] = await sql<Training[]>`select ${columns(sql)} from training where number = ${number}`;
  return found ?? null;
}

/** Finds a session and locks it: no seat is given, taken or moved until the transaction ends. */
export async function lockTraining(sql: Sql, number: number): Promise<Training | null> {
  const [found] = await sql<Training[]>`select ${columns(sql)} from training where number = ${number} for update`;
  return found ?? null;
}

/** Saves what staff changed. `sequence` is the new one. */
export async function updateTraining(
  sql: Sql,
  number: number,
  fields: TrainingFields,
  { sequence, code }: { sequence: number; code: string },
): Promise<Training> {
  const [updated] = await sql<[Training]>`
    update training set ${sql({ ...rowOf(fields), sequence, code: toText(code) })} where number = ${number}
    returning ${columns(sql)}`;
  return updated;
}

/** Counts one change that calendars have to be told; returns the new count. */
export async function countSequence(sql: Sql, number: number): Promise<number> {
  const [row] = await sql<[{ sequence: number }]>`
    update training set sequence = sequence + 1 where number = ${number} returning sequence`;
  return row.sequence;
}

export async function saveMaterialsAfter(sql: Sql, number: number, materials: string): Promise<void> {
  await sql`update training set materials_after = ${toText(materials)} where number = ${number}`;
}

export async function saveTrainingEnded(
  sql: Sql,
  number: number,
  { now, isCancelled }: { now: Date; isCancelled: boolean },
): Promise<void> {
  await sql`update training set ended_at = ${now}, is_cancelled = ${isCancelled} where number = ${number}`;
}

/** Sessions that are not over first, the next one first; then the others, the newest first. `isPublic`: those alone that everybody may see; `span`: those that begin within it. */
export async function listTrainings(
  sql: Sql,
  { limit, isPublic, span }: { limit: number; isPublic: boolean; span: { from: Date; until: Date } | null },
): Promise<CountedTraining[]> {
  const isWithin = span === null ? sql`true` : sql`starts_at >= ${span.from} and starts_at < ${span.until}`;
  return sql`
    select ${columns(sql)}, ${counts(sql)} from training t
    where (is_public or not ${isPublic}) and ${isWithin}
    order by ended_at is not null, case when ended_at is null then starts_at end, starts_at desc, number limit ${limit}`;
}

/** Sessions that everybody may see, were made within the span and had not begun at its end; of a series, the first alone. The next one first. */
export async function listNewTrainings(sql: Sql, { since, at }: { since: Date; at: Date }): Promise<NewTraining[]> {
  return sql`
    select number, title, starts_at, created_at, areas, regions from training
    where created_at > ${since} and created_at <= ${at} and starts_at > ${at} and not is_cancelled and is_public
      and (series is null or series = number)
    order by starts_at, number`;
}

/** Sessions of a series that are not over, in order. */
export async function listOfSeries(sql: Sql, series: number): Promise<CountedTraining[]> {
  return sql`
    select ${columns(sql)}, ${counts(sql)} from training t
    where series = ${series} and ended_at is null order by starts_at, number`;
}

/**
 * Sessions that are on between two instants and were not called off, in order: those that everybody may see, or with `person` all, with how this
 * person takes part.
 */
export async function listTrainingsBetween(
  sql: Sql,
  { from, until, person, limit }: { from: Date; until: Date; person: number | null; limit: number },
): Promise<(Training & { state: string | null })[]> {
  return sql`
    select ${columns(sql)}, s.state from training t
    left join (select training as of, state from training_seat where person = ${person}) s on s.of = t.number
    where t.starts_at < ${until} and t.starts_at + make_interval(mins => t.minutes) > ${from} and not t.is_cancelled
      and (t.is_public or ${person !== null})
    order by t.starts_at, t.number limit ${limit}`;
}

/** Lists sessions whose number or title begins like `partial`, for completion: the newest first. */
export const suggestTrainings = (sql: Sql, partial: string, limit: number) =>
  suggestNumbered(sql, 'training', partial, limit);

/** Sessions that a person made. */
export async function listTrainingsOfMaker(
  sql: Sql,
  person: number,
): Promise<{ number: number; title: string; contact: string }[]> {
  return sql`select number, title, contact from training where created_by = ${person} order by number`;
}

/** Takes the mail address out of sessions that somebody made. */
export async function forgetContact(sql: Sql, person: number): Promise<void> {
  await sql`update training set contact = '' where created_by = ${person}`;
}

export async function moveTrainings(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update training set created_by = ${to} where created_by = ${from}`;
}

/** Lists sessions behind a number, the newest first. */
export async function listTrainingsBefore(
  sql: Sql,
  { before, limit }: { before: number | null; limit: number },
): Promise<CountedTraining[]> {
  return sql`
    select ${columns(sql)}, ${counts(sql)} from training t where ${before}::bigint is null or number < ${before}
    order by number desc limit ${limit}`;
}
