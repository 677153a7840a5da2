import { encodeReadable } from '#src/domain/digests/reading.ts';
import { loadRanked } from './ranked.ts';
import type { DigestSource } from './source.ts';

/** The one experience most worth reading that the recipient was not told of, however old, and did not log. */
export const reading: DigestSource = {
  section: 'reading',
  async load(sql, moment) {
    const rankedFor = await loadRanked(sql, moment);
    return (recipient, isTold) => {
      const ranking = rankedFor(recipient);
      const best = ranking.experiences.find(
        ({ number, author }) => (author === null || author !== recipient.person) && !isTold(`e${number}`),
      );
      return best ? [encodeReadable(best, ranking, recipient, true)] : [];
    };
  },
};
