import { run } from './answer.ts';
import type { Asker, Decision } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import { asksExperience, has, says } from './question-kind.ts';

/** Longer sentences that begin with "follow" tell of something else. */
const mostOfFollowing = 9;
const mostBeside = 1;

/** "Follow housing", "stop following Catalonia", "what do I follow?" */
export function decideFollowing(frame: Frame, asker: Asker): Decision | null {
  const isEnd = says(frame, 'ends-following');
  const isBegin = says(frame, 'begins-following');
  const isOther = frame.isShare || frame.isTrend || frame.superlative !== null || frame.direction !== null;
  if (frame.size > mostOfFollowing || isOther || has(frame, 'compare', 'rank', 'digest:digest')) return null;
  if (!isEnd && !isBegin) return says(frame, 'asks-followed') && !isOfMatter(frame) ? run('/follow list', frame) : null;
  const target = targetOf(frame, asker);
  if (target) return run(isEnd ? `/follow stop ${target[0]}=${target[1]}` : `/follow ${target.join(' ')}`, frame);
  if (frame.unknownPlaces.length + frame.regions.length + frame.areas.length > 0) return null;
  // "Follow mentoring": no policy area, region or experience, so nothing is followed unasked.
  const words = frame.topic.filter((word) => frame.matters.some((matter) => matter.word === word)).join(' ');
  if (isOfMatter(frame)) {
    const search = words ? [{ line: joinLine('/experience search', quoted(words)) }] : [];
    return doubtOf(frame, { reason: 'turn', said: frame.text, offers: [...search, { line: '/follow list' }] });
  }
  return frame.residue.length <= mostBeside ? run('/follow list', frame) : null;
}

/** The one experience, policy area or region that is named. */
function targetOf(frame: Frame, asker: Asker): [kind: 'experience' | 'area' | 'region', value: string] | null {
  const { areas, regions, families, groups } = frame;
  const number = frame.number ?? frame.bareNumber;
  if (number !== null && areas.length + regions.length === 0) return ['experience', String(number)];
  if (groups.length > 0 || areas.length + regions.length > 1) return null;
  if (areas[0] !== undefined) return ['area', areas[0]];
  if (families.length > 0) return null;
  if (regions[0] !== undefined) return ['region', regions[0].code];
  return frame.isOwn && asker.region !== null ? ['region', asker.region] : null;
}

function isOfMatter({ families, groups, matters, areas, regions }: Frame): boolean {
  return families.length + groups.length + matters.length + areas.length + regions.length > 0;
}

const mostOfEventNoun = 2;
/** "Event" and a word beside it. */
const mostOfEvent = 2;

/** "When is the next event?", "which events are there?", "events". */
export function decideEvents(frame: Frame): Decision | null {
  const isAlone = says(frame, 'event-noun') && frame.size <= mostOfEventNoun;
  if (!says(frame, 'event-asked') && !isAlone) return null;
  const isTried = asksExperience(frame) || has(frame, 'anybody', 'did', 'ours', 'log', 'compare', 'digest:digest');
  const isOther = frame.families.length + frame.groups.length + frame.regions.length > 0 || isTried;
  return isOther || frame.topic.length - frame.areas.length > mostOfEvent ? null : run('/event list', frame);
}
