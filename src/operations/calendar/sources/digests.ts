import { listDigestDates } from '#src/store/calendar/dates.ts';
import type { CalendarSource } from './source.ts';

/** When somebody's digest comes next. It has no title of its own. */
export const digests: CalendarSource = {
  async list(sql, span) {
    if (span.person === null) return [];
    const found = await listDigestDates(sql, span);
    return found.map(({ id, startsAt, timeZone }) => ({
      ...{
        kind: 'digest',
        uid: `digest-${id}-${startsAt.getTime()}@causeway`,
        title: '',
        startsAt,
        endsAt: null,
        timeZone,
      },
      ...{ line: '/digest show', path: null, isOwn: true },
    }));
  },
};
