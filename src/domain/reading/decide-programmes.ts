import { run } from './answer.ts';
import type { Decision } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { asksExperience, has, says } from './question-kind.ts';

/** The words of the request itself, such as “open calls on”. */
const mostOfRequest = 3;

/** “Guides on housing”, “open calls on health”, “calls for proposals”. What names a group, a region or a figure besides is about something else. */
export function decideProgrammes(frame: Frame): Decision | null {
  const noun = says(frame, 'calls-asked') ? 'call' : says(frame, 'guides-asked') ? 'tool' : null;
  if (noun === null || frame.areas.length > 1) return null;
  const isTried = has(frame, 'did', 'ours', 'log', 'compare', 'digest:digest');
  const isOther = frame.families.length + frame.groups.length + frame.regions.length > 0 || isTried;
  if (isOther || frame.topic.length - frame.areas.length > mostOfRequest) return null;
  const [area] = frame.areas;
  const line = `/${noun} list${area === undefined ? '' : ` area=${area}`}`;
  // “Within 3 days”, “over 1,500,000 euros”: no list is narrowed down by numbers, and the whole one is another answer.
  const number = /\d[\d.,]*(?:\s+\p{L}+)?/u.exec(frame.text)?.[0];
  return number === undefined ? run(line, frame) : doubtOf(frame, { reason: 'turn', said: number, offers: [{ line }] });
}

/** A noun alone, with a word beside it. */
const mostOfNoun = 2;
/** Longer sentences tell of something else. */
const mostOfDates = 12;

/** The list that a message asks for by its name; null where it names none. */
function datedListOf(frame: Frame): string | null {
  const isShort = frame.size <= mostOfNoun;
  if (says(frame, 'testbed-asked')) return '/testbed list';
  if (says(frame, 'training-asked') || (says(frame, 'training-noun') && isShort)) return '/training list';
  return says(frame, 'calendar-asked') || (says(frame, 'calendar-noun') && isShort) ? '/calendar' : null;
}

/**
 * “When is the next training?”, “what’s on in the next weeks?”, “which testbeds are there?”. Words that narrow it are named as not used. What
 * regions tried, and what is counted, is about something else.
 */
export function decideDates(frame: Frame): Decision | null {
  const line = datedListOf(frame);
  if (line === null || frame.size > mostOfDates) return null;
  const { families, groups, isShare, isTrend, superlative, regions } = frame;
  const isCounted = families.length > 0 || isShare || isTrend || superlative !== null;
  const isTried = asksExperience(frame) || has(frame, 'did', 'ours', 'log', 'compare', 'digest:digest');
  // “Trainings for refugees in Skåne”: what somebody does there.
  const isOfPeople = groups.length > 0 || (regions.length > 0 && line === '/training list');
  if (frame.topic.length - frame.areas.length > mostOfRequest) return null;
  return isCounted || isTried || isOfPeople ? null : run(line, frame);
}
