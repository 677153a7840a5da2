import { pickOwnExperiences } from '#src/domain/digests/own-changes.ts';
import { listAdoptions, listOwnChanges } from '#src/store/digests/own-changes.ts';
import type { DigestSource } from './source.ts';

/** News about the recipient's own experiences: reviewed or changed by a reviewer, adopted by others, found useful by readers. */
export const mine: DigestSource = {
  section: 'mine',
  async load(sql, snapshot, recipients) {
    const people = recipients.flatMap(({ person }) => person ?? []);
    const [changes, adoptions] = await Promise.all([
      listOwnChanges(sql, snapshot, people),
      listAdoptions(sql, snapshot, people),
    ]);
    return pickOwnExperiences(changes, adoptions);
  },
};
