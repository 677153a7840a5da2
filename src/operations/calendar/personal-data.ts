import { deleteFeed, exportFeed } from '#src/store/calendar/feed.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Personal data of calendars: the secret address of somebody's own. It ends where two people become one, as it shows the dates of one alone. */
export const calendarData: PersonalData = {
  tables: { calendar_feed: { personal: ['person', 'token'], plain: [] } },
  async export(sql, person) {
    return { calendar_feed: await exportFeed(sql, person) };
  },
  async forget() {
    return [];
  },
  async move(sql, from) {
    await deleteFeed(sql, from);
  },
};
