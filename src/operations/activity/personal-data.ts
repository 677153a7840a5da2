import { deleteActivitiesAbout, forgetActor, listActivitiesOf, moveActor } from '#src/store/activity/activity.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** What somebody did: forgotten, it stays as nobody's, and what happened to them or to what they deleted goes. */
export const activityData: PersonalData = {
  tables: {
    activity: { personal: ['subject', 'actor', 'data'], plain: ['type', 'region', 'areas'] },
  },
  async export(sql, person) {
    return { activity: await listActivitiesOf(sql, person) };
  },
  async forget(sql, person) {
    await forgetActor(sql, person);
    return [];
  },
  async redact(sql, removed) {
    await deleteActivitiesAbout(sql, removed);
  },
  async move(sql, from, to) {
    await moveActor(sql, from, to);
  },
};
