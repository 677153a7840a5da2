import { randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type CalendarEntry, inOrder } from '#src/domain/calendar/entry.ts';
import { deleteFeed, findFeedOwner, findOrSaveFeed } from '#src/store/calendar/feed.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { findPerson } from '#src/store/people/person.ts';
import { inTransaction } from '../transaction.ts';
import { calendarSources } from './sources/index.ts';

type Needs = Pick<AppContext, 'sql'>;

const dayMs = 24 * 3_600_000;
const weeksAhead = 4;
const mostEntries = 2_000;
/** What a calendar program is given: dates from so long ago until so far ahead. */
const feedDays = { back: 60, ahead: 400 };

/** Lists dates between two instants, in order: with a person all that they may see, else those that everybody may. */
export async function listDates(
  { sql }: Needs,
  { from, until, person }: { from: Date; until: Date; person: number | null },
): Promise<CalendarEntry[]> {
  const found = await Promise.all(
    calendarSources.map(({ list }) => list(sql, { from, until, person, limit: mostEntries })),
  );
  return inOrder(found.flat()).slice(0, mostEntries);
}

/** The dates of a time, or of the next four weeks, that somebody may see: those that are not over. */
export const listAhead = (
  context: Needs,
  { person, now, span = null }: { person: Person; now: Date; span?: { from: Date; until: Date } | null },
) =>
  listDates(context, {
    from: span !== null && span.from > now ? span.from : now,
    until: span?.until ?? new Date(now.getTime() + weeksAhead * 7 * dayMs),
    person: person.id,
  });

/** Somebody's own dates of the next four weeks, the next ones first. */
export async function listOwnAhead(
  context: Needs,
  by: { person: Person; now: Date },
  limit: number,
): Promise<CalendarEntry[]> {
  return (await listAhead(context, by)).filter(({ isOwn, kind }) => isOwn && kind !== 'digest').slice(0, limit);
}

/** Dates for a calendar program: somebody's own, or with null all that everybody may see. */
export async function listFeedDates(context: Needs, person: number | null, now: Date): Promise<CalendarEntry[]> {
  const entries = await listDates(context, {
    from: new Date(now.getTime() - feedDays.back * dayMs),
    until: new Date(now.getTime() + feedDays.ahead * dayMs),
    person,
  });
  return person === null ? entries : entries.filter(({ isOwn }) => isOwn);
}

/** Finds whose dates a secret address shows; null where it has ended, or was never there. */
export async function openFeed({ sql }: Needs, token: string): Promise<Person | null> {
  const owner = await findFeedOwner(sql, token);
  return owner === null ? null : findPerson(sql, owner);
}

/** Returns the secret of the address at which somebody's calendar program reads their dates; `isNew` ends the one they had. */
export async function feedToken(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  { person, now }: { person: Person; now: Date },
  { isNew }: { isNew: boolean },
): Promise<string> {
  return inTransaction(context, async ({ sql }) => {
    // One after the other: of several at once the last that is told is the one that opens.
    await takeTurn(sql, `calendar feed of ${person.id}`);
    if (isNew) await deleteFeed(sql, person.id);
    return findOrSaveFeed(sql, person.id, { token: randomBytes(18).toString('base64url'), now });
  });
}

/** Ends the address that somebody has. False where they have none. */
export const endFeed = ({ sql }: Needs, { id }: Person) => deleteFeed(sql, id);
