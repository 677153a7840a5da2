import { exportSeatsOf, moveSeatsOf } from '#src/store/trainings/seat.ts';
import { forgetContact, listTrainingsOfMaker, moveTrainings } from '#src/store/trainings/training.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/**
 * Personal data of trainings. The cascade deletes seats with the person; a seat that was theirs is then offered to the next in line by the clock. A session
 * stays without whoever made it, and without the mail address they gave for it.
 */
export const trainingData: PersonalData = {
  tables: {
    training: {
      personal: ['created_by', 'contact'],
      plain: [
        ...[
          'token',
          'title',
          'summary',
          'organiser',
          'languages',
          'time_zone',
          'place',
          'link',
          'areas',
          'roles',
          'regions',
        ],
        ...['materials_before', 'materials_after', 'code', 'check_in'],
      ],
    },
    training_seat: {
      personal: ['person', 'missed', 'region', 'role', 'certificate', 'certificate_name'],
      plain: ['state', 'present_by', 'applies'],
    },
    training_step: { personal: [], plain: ['kind', 'state'] },
  },
  async export(sql, person) {
    return {
      training: await listTrainingsOfMaker(sql, person),
      training_seat: await exportSeatsOf(sql, person),
    };
  },
  async forget(sql, person) {
    await forgetContact(sql, person);
    return [];
  },
  async move(sql, from, to) {
    await moveTrainings(sql, from, to);
    await moveSeatsOf(sql, from, to);
  },
};
