import { deleteNotesOf, exportTestbedData, moveTestbedPerson } from '#src/store/testbeds/people.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/**
 * Personal data of testbeds. The cascade deletes parts and answers at check-ins with the person; notes are deleted unless what somebody contributed stays.
 * A testbed and its values stay without whoever made them: its participants are told that nobody speaks for the host.
 */
export const testbedData: PersonalData = {
  tables: {
    testbed: {
      personal: ['created_by', 'midterm', 'final', 'stopped_why'],
      plain: [
        'title',
        'question',
        'hypothesis',
        'region',
        'areas',
        'risks',
        'ethics',
        'starts_on',
        'ends_on',
        'time_zone',
      ],
    },
    testbed_person: { personal: ['person'], plain: ['part'] },
    testbed_step: { personal: ['owner'], plain: ['title', 'due_on'] },
    testbed_measure: { personal: [], plain: ['title', 'indicator'] },
    testbed_value: { personal: ['said_by'], plain: ['day'] },
    testbed_check: { personal: ['person', 'learned', 'hinders'], plain: ['pace'] },
    testbed_note: { personal: ['person', 'content'], plain: [] },
  },
  export: exportTestbedData,
  async forget(sql, person, { isKept }) {
    if (!isKept) await deleteNotesOf(sql, person);
    return [];
  },
  move: moveTestbedPerson,
};
