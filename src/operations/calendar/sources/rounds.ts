import { listRoundDates } from '#src/store/calendar/dates.ts';
import type { CalendarSource } from './source.ts';

/** When somebody is matched next. */
export const rounds: CalendarSource = {
  async list(sql, span) {
    if (span.person === null) return [];
    const found = await listRoundDates(sql, span);
    return found.map(({ number, title, startsAt, timeZone }) => ({
      ...{
        kind: 'round',
        uid: `round-${number}-${startsAt.getTime()}@causeway`,
        title,
        startsAt,
        endsAt: null,
        timeZone,
      },
      ...{ line: `/round show ${number}`, path: null, isOwn: true },
    }));
  },
};
