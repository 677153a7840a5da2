import { encodeReadable, listNews } from '#src/domain/digests/reading.ts';
import { loadRanked } from './ranked.ts';
import type { DigestSource } from './source.ts';

/** New experiences in the recipient's areas, or near their regions. */
export const experiences: DigestSource = {
  section: 'experiences',
  async load(sql, moment) {
    const rankedFor = await loadRanked(sql, moment);
    return (recipient, isTold) => {
      const ranking = rankedFor(recipient);
      return listNews(ranking, recipient)
        .filter(({ number, author }) => (author === null || author !== recipient.person) && !isTold(`e${number}`))
        .map((experience) => encodeReadable(experience, ranking, recipient, false));
    };
  },
};
