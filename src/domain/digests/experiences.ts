import type { Readable } from '../experiences/readable.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestEntry, DigestRecipient } from './item.ts';
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

/** Of one list, so many new experiences of a day are told one by one; more of them are one item. */
const mostOfList = 3;

/** New experiences in the recipient's areas, or near their regions. What was published of a list on one day is told together where it is much. */
export function pickExperiences(rankedFor: RankedFor): DigestPicker {
  return (recipient, isTold) => {
    const ranking = rankedFor(recipient);
    const news = listNews(ranking, recipient).filter(
      ({ number, author }) => (author === null || author !== recipient.person) && !isTold(`e${number}`),
    );
    const groups = Map.groupBy(news, keyOfNews);
    return [...groups].flatMap(([key, [first, ...others]]) => {
      if (!first) return [];
      if (others.length < mostOfList) return [first, ...others].map((each) => encodeReadable(each, ranking, recipient));
      return first.list ? [encodeList(key, [first, ...others], first.list.source, ranking)] : [];
    });
  };
}

/** By this key what is told together is one item; what was logged here is told by itself. */
function keyOfNews({ number, list, createdAt }: Readable): string {
  return list ? `l${list.number}:${createdAt.toISOString().slice(0, 10)}` : `e${number}`;
}

function encodeList(key: string, listed: readonly Readable[], source: string, { worthOf }: Ranking): DigestEntry {
  const [first] = listed;
  const regions = new Set(listed.map(({ region }) => region));
  return {
    ...{ type: 'entry', key, isNew: true, title: '', day: null, detail: null, isExample: false },
    reason: first ? worthOf(first).reason : { type: 'network' },
    region: regions.size === 1 && first ? first.region : null,
    line: '/experience list sort=newest',
    path: listed.some(({ isPublic }) => isPublic) ? '/experiences' : null,
    list: { source, count: listed.length },
  };
}
