import { listCallDates } from '#src/store/calls/dates.ts';
import type { CalendarSource } from './source.ts';

/** Deadlines of calls for proposals, for everybody. */
export const calls: CalendarSource = {
  async list(sql, span) {
    const found = await listCallDates(sql, span);
    return found.map(({ number, title, closesAt, timeZone, sequence, isOwn }) => ({
      ...{
        kind: 'call',
        uid: `call-${number}@causeway`,
        sequence,
        title,
        startsAt: closesAt,
        endsAt: null,
        timeZone,
        isOwn,
      },
      ...{ line: `/call show ${number}`, path: `/calls/${number}` },
    }));
  },
};
