import { countChangeOf, listEventsOfMaker, moveEvents } from '#src/store/events/event.ts';
import { exportSeats, moveSeats } from '#src/store/events/group.ts';
import { exportMembers, moveMembers } from '#src/store/events/member.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/** Personal data of events. The cascade deletes membership and seats with the person; rounds to come are planned without them. An event stays without whoever created it. */
export const eventData: PersonalData = {
  tables: {
    networking_event: {
      personal: ['created_by'],
      plain: ['title', 'time_zone', 'areas', 'topics', 'link', 'quality'],
    },
    event_member: { personal: ['person'], plain: ['again'] },
    event_step: { personal: [], plain: ['kind', 'state'] },
    event_group: { personal: [], plain: ['area', 'room'] },
    event_seat: { personal: ['person'], plain: [] },
  },
  async export(sql, person) {
    return {
      networking_event: await listEventsOfMaker(sql, person),
      event_member: await exportMembers(sql, person),
      event_seat: await exportSeats(sql, person),
    };
  },
  async forget(sql, person) {
    await countChangeOf(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveEvents(sql, from, to);
    // Seats first: whether the other takes part already is told by theirs.
    await moveSeats(sql, from, to);
    await countChangeOf(sql, from);
    await moveMembers(sql, from, to);
  },
};
