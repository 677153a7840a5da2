import { pickOwnAnswers } from '#src/domain/digests/own-changes.ts';
import { listAnswersAt } from '#src/store/questions/unanswered.ts';
import type { DigestSource } from './source.ts';

/** New answers to the recipient's own questions. */
export const answers: DigestSource = {
  section: 'mine',
  async load(sql, snapshot, recipients) {
    const people = recipients.flatMap(({ person }) => person ?? []);
    return pickOwnAnswers(await listAnswersAt(sql, snapshot, people));
  },
};
