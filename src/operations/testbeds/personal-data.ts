import { withoutOwner } from '#src/domain/testbeds/step-owner.ts';
import { findPerson } from '#src/store/people/person.ts';
import { countTestbedsOf, deleteTestbedWords, listOwnedSteps, saveStepOwner } from '#src/store/testbeds/forget.ts';
import { exportTestbedData, moveTestbedPerson } from '#src/store/testbeds/people.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/**
 * Personal data of testbeds. The cascade deletes parts and answers at check-ins with the person, whose name leaves the steps it stands at. Unless what
 * somebody contributed stays, notes go, and the testbeds they speak for: whole where nobody else takes part, else the reviews. A testbed that stays, and
 * its values, are without whoever made them: its participants are told that nobody speaks for the host.
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
    testbed_measure: { personal: [], plain: ['title', 'indicator', 'baseline_flags'] },
    testbed_value: { personal: ['said_by'], plain: ['day'] },
    testbed_check: { personal: ['person', 'learned', 'hinders'], plain: ['pace'] },
    testbed_note: { personal: ['person', 'content'], plain: [] },
  },
  async contributions(sql, person) {
    const count = await countTestbedsOf(sql, person);
    return { testbeds: { open: count, all: count } };
  },
  export: exportTestbedData,
  async forget(sql, person, { isKept }) {
    const deleted = isKept ? [] : await deleteTestbedWords(sql, person);
    const name = (await findPerson(sql, person))?.displayName?.trim();
    for (const step of name ? await listOwnedSteps(sql, person, name) : [])
      await saveStepOwner(sql, { ...step, owner: withoutOwner(step.owner, name ?? '') });
    return deleted.map((number) => `testbed:${number}` as const);
  },
  move: moveTestbedPerson,
};
