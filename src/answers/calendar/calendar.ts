import { heading, list, message, note, text } from '#src/core/blocks.ts';
import { actions, button, type ListItem, type Message } from '#src/core/message.ts';
import { ownValue } from '#src/core/own-value.ts';
import type { Reader } from '#src/core/person.ts';
import type { CalendarEntry } from '#src/domain/calendar/entry.ts';
import { formatInstant, formatTime } from '#src/domain/date.ts';
import type { DaySpan } from '#src/domain/day-span.ts';
import { textsFor } from '#src/texts/index.ts';
import { formatDaySpan } from '../day-span.ts';

const mostListed = 5;

/** Names an entry with its kind: "Training: Listening first". */
export function nameEntry({ kind, title }: Pick<CalendarEntry, 'kind' | 'title'>, language: string): string {
  const { kinds, named } = textsFor(language).calendar;
  const word = nameKind(kind, language);
  return title === '' || !ownValue(kinds, kind) ? title || word : named({ kind: word, title });
}

/** Returns the word for a kind of entry; the kind itself where there is none. */
export const nameKind = (kind: string, language: string) => ownValue(textsFor(language).calendar.kinds, kind) ?? kind;

/** "3 December 2026, 14:00 CET, until 15:30 CET"; of an instant, that instant. */
export function whenOf({ startsAt, endsAt }: Pick<CalendarEntry, 'startsAt' | 'endsAt'>, reader: Reader): string {
  const start = formatInstant(startsAt, reader);
  if (endsAt === null) return start;
  const isOneDay = endsAt.getTime() - startsAt.getTime() < 24 * 3_600_000;
  return textsFor(reader.language).calendar.page.until({
    start,
    end: isOneDay ? formatTime(endsAt, reader) : formatInstant(endsAt, reader),
  });
}

/** Lists entries as what can be opened, one below the other. */
export function entryItems(entries: readonly CalendarEntry[], reader: Reader): ListItem[] {
  return entries.map((entry) => ({
    title: nameEntry(entry, reader.language),
    line: entry.line,
    beside: whenOf(entry, reader),
  }));
}

/** The next four weeks of somebody, or another time: what they take part in first, then what else is on. `page` is the address of the calendar; null where there is none. */
export function calendarMessage(
  entries: readonly CalendarEntry[],
  reader: Reader,
  { page, span }: { page: string | null; span: DaySpan | null },
): Message {
  const { calendar } = textsFor(reader.language);
  const days = span === null ? '' : formatDaySpan(span, reader.language);
  const { buttons } = calendar;
  const own = entries.filter(({ isOwn }) => isOwn);
  const others = entries.filter(({ isOwn }) => !isOwn);
  const left = Math.max(0, own.length - mostListed) + Math.max(0, others.length - mostListed);
  return message(
    heading(span === null ? calendar.heading : calendar.headingOf({ days })),
    entries.length === 0 && text(span === null ? calendar.none : calendar.noneThen({ days })),
    own.length > 0 && [text(calendar.own), ...list(buttons.open, entryItems(own.slice(0, mostListed), reader))],
    others.length > 0 && [
      text(calendar.others),
      ...list(buttons.open, entryItems(others.slice(0, mostListed), reader)),
    ],
    left > 0 && note(calendar.more({ count: left })),
    actions(
      button(buttons.feed, '/calendar feed'),
      page !== null && { type: 'link', label: buttons.page, url: page },
      button(buttons.trainings, '/training list'),
    ),
  );
}

/** The secret address of somebody's dates. */
export function feedMessage(url: string, reader: Reader, { isNew }: { isNew: boolean }): Message {
  const { feed, buttons } = textsFor(reader.language).calendar;
  return message(
    heading(feed.heading),
    isNew && text(feed.renewed),
    text(feed.how),
    text(feed.address({ url })),
    note(feed.secret),
    actions(
      button(buttons.renew, '/calendar renew'),
      button(buttons.end, '/calendar end'),
      button(buttons.calendar, '/calendar'),
    ),
  );
}
