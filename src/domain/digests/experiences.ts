import type { DigestPicker } from './compose.ts';
import type { DigestRecipient } from './item.ts';
import { encodeReadable, listNews, type Ranking } from './recommended.ts';

type RankedFor = (recipient: DigestRecipient) => Ranking;

/** The one experience most worth reading that the recipient was not told of, however old, and did not log. */
export function pickReading(rankedFor: RankedFor): DigestPicker {
  return (recipient, isTold) => {
    const ranking = rankedFor(recipient);
    const best = ranking.experiences.find(
      ({ number, author }) => (author === null || author !== recipient.person) && !isTold(`e${number}`),
    );
    return best ? [encodeReadable(best, ranking, recipient)] : [];
  };
}

/** New experiences in the recipient's areas, or near their regions. */
export function pickExperiences(rankedFor: RankedFor): DigestPicker {
  return (recipient, isTold) => {
    const ranking = rankedFor(recipient);
    return listNews(ranking, recipient)
      .filter(({ number, author }) => (author === null || author !== recipient.person) && !isTold(`e${number}`))
      .map((experience) => encodeReadable(experience, ranking, recipient));
  };
}
