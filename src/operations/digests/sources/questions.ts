import { createQuestionPicker } from '#src/domain/digests/questions.ts';
import { listOpenQuestionsAt } from '#src/store/questions/unanswered.ts';
import { loadPeers } from '../snapshot.ts';
import { loadReadable } from './ranked.ts';
import type { DigestSource } from './source.ts';

/** Open questions the recipient could answer: of the areas they follow or know, or near their regions. */
export const questions: DigestSource = {
  section: 'questions',
  load: (sql, snapshot) =>
    snapshot.remember('questions', async () => {
      const [open, readable, peersOf] = await Promise.all([
        listOpenQuestionsAt(sql, snapshot.at),
        loadReadable(sql, snapshot),
        loadPeers(sql, snapshot),
      ]);
      return createQuestionPicker(open, readable, { ...snapshot, peersOf });
    }),
};
