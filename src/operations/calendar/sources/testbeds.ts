import { hourOf } from '#src/domain/local-time.ts';
import { listStepDates } from '#src/store/testbeds/testbed.ts';
import type { CalendarSource } from './source.ts';

/** By when a step is to be done: the middle of its day. */
const noon = 12;

/** Steps of testbeds. */
export const testbeds: CalendarSource = {
  async list(sql, { from, until, person, limit }) {
    const day = (at: Date) => at.toISOString().slice(0, 'YYYY-MM-DD'.length);
    const found = await listStepDates(sql, { from: day(from), until: day(until), person, limit });
    return found.map(({ number, position, title, testbed, dueOn, timeZone, isOwn }) => ({
      ...{
        kind: 'testbed',
        uid: `testbed-${number}-${position}-${dueOn}@causeway`,
        title: `${testbed} – ${title}`,
        timeZone,
        isOwn,
      },
      ...{ startsAt: hourOf(dueOn, noon, timeZone), endsAt: null },
      ...{ line: `/testbed show ${number}`, path: `/testbeds/${number}` },
    }));
  },
};
