import { pickTrainings } from '#src/domain/digests/trainings.ts';
import { listNewTrainings } from '#src/store/trainings/training.ts';
import type { DigestSource } from './source.ts';

/** Sessions of training that are to come, in the recipient's policy areas. */
export const trainings: DigestSource = {
  section: 'events',
  load: (sql, snapshot) =>
    snapshot.remember('trainings', async () => pickTrainings(await listNewTrainings(sql, snapshot))),
};
