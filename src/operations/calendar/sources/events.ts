import { listEventDates } from '#src/store/calendar/dates.ts';
import type { CalendarSource } from './source.ts';

/** Networking events, for members. */
export const events: CalendarSource = {
  async list(sql, span) {
    if (span.person === null) return [];
    const found = await listEventDates(sql, span);
    return found.map(({ number, title, startsAt, minutes, timeZone, isOwn }) => ({
      ...{ kind: 'event', uid: `event-${number}@causeway`, title, startsAt, timeZone, isOwn },
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
      ...{ line: `/event show ${number}`, path: null },
    }));
  },
};
