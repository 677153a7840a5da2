import { deleteDeliveriesTo } from '#src/store/outbox/delivery.ts';
import { exportSeats, forgetInReasons, listGroupIds, moveSeats } from '#src/store/rounds/group.ts';
import { exportMembers, moveMembers } from '#src/store/rounds/member.ts';
import { listRoundsOfMaker, moveRounds } from '#src/store/rounds/round.ts';
import { exportPresence, movePresence } from '#src/store/rounds/run.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';
import { recipientOf } from './tell.ts';

/** Personal data of rounds. The reasons of others forget the person; the cascade deletes membership, presence and seats with the person; a round stays without whoever created it. */
export const roundData: PersonalData = {
  tables: {
    round: {
      personal: ['created_by'],
      plain: ['title', 'kind', 'regions', 'areas', 'roles', 'languages', 'channel', 'local_time', 'time_zone'],
    },
    round_member: { personal: ['person'], plain: [] },
    round_run: { personal: [], plain: ['state', 'method'] },
    round_presence: { personal: ['person'], plain: [] },
    round_group: { personal: [], plain: [] },
    round_seat: { personal: ['person', 'reasons'], plain: ['decision', 'met'] },
  },
  async export(sql, person) {
    return {
      round: await listRoundsOfMaker(sql, person),
      round_member: await exportMembers(sql, person),
      round_presence: await exportPresence(sql, person),
      round_seat: await exportSeats(sql, person),
    };
  },
  async forget(sql, person) {
    // A conversation is named by the accounts of those who are in it.
    for (const group of await listGroupIds(sql, person)) await deleteDeliveriesTo(sql, recipientOf(group));
    await forgetInReasons(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveRounds(sql, from, to);
    await moveMembers(sql, from, to);
    await movePresence(sql, from, to);
    await moveSeats(sql, from, to);
  },
};
