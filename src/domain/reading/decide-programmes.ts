import { foldText } from '#src/core/text.ts';
import { run } from './answer.ts';
import { isOfSpan } from './dated-span.ts';
import type { Decision } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { asksExperience, has, says } from './question-kind.ts';

/** The words of the request itself, such as “open calls on”. */
const mostOfRequest = 3;

/** The words that a frame has besides the time it names and the nouns of lists. */
const wordsBeside = ({ content, span, listNouns }: Frame) =>
  content.filter(({ said, codes }) => codes.length > 0 || !(isOfSpan(said, span) || isNoun(said, listNouns)));

/** The regions that are no part of the time: “31 March” is none of Italy. */
const regionsOf = ({ regions, span }: Frame) => regions.filter(({ said }) => !isOfSpan(said, span));

const isNoun = (said: string, nouns: readonly string[]) => nouns.includes(foldText(said));

function programmeNounOf(frame: Frame): 'call' | 'tool' | null {
  if (says(frame, 'calls-asked') || says(frame, 'calls-closed')) return 'call';
  // “Calls this month”, “deadlines for calls on housing”: with words of something else beside it, “calls” may be any.
  const isAlone = wordsBeside(frame).length - frame.areas.length <= mostOfNoun;
  if (says(frame, 'calls-noun') && isAlone) return 'call';
  // “Deadlines on housing”: the calendar knows no policy areas.
  if (
    (says(frame, 'calendar-noun') || says(frame, 'calendar-asked')) &&
    frame.areas.length === 1 &&
    says(frame, 'deadline')
  )
    return 'call';
  return says(frame, 'guides-asked') ? 'tool' : null;
}

/** “Guides on housing”, “open calls on health”, “calls for proposals”. What names a group, a region or a figure besides is about something else. */
export function decideProgrammes(frame: Frame): Decision | null {
  const noun = programmeNounOf(frame);
  if (noun === null || frame.areas.length > 1) return null;
  const isTried = has(frame, 'did', 'ours', 'log', 'compare', 'digest:digest');
  const { span } = frame;
  const isOther = frame.families.length + frame.groups.length + regionsOf(frame).length > 0 || isTried;
  const topic = frame.topic.filter((word) => !isOfSpan(word, span) && !isNoun(word, frame.listNouns));
  if (isOther || topic.length - frame.areas.length > mostOfRequest) return null;
  const [area] = frame.areas;
  const isOver = noun === 'call' && says(frame, 'calls-closed');
  const closes = noun === 'call' && !isOver && span !== null ? ` closes=${span.value}` : '';
  const line = `/${noun} list${area === undefined ? '' : ` area=${area}`}${isOver ? ' state=closed' : ''}${closes}`;
  // “Over 1,500,000 euros”: no list is narrowed down by numbers, and the whole one is another answer.
  const number = /\d[\d.,]*(?:\s+\p{L}+)?/gu;
  const left = (frame.text.match(number) ?? []).find((said) => closes === '' || !isOfSpan(said, span));
  return left === undefined ? run(line, frame) : doubtOf(frame, { reason: 'turn', said: left, offers: [{ line }] });
}

/** A noun alone, with a word beside it. */
const mostOfNoun = 2;
/** Longer sentences tell of something else. */
const mostOfDates = 14;

/** The list that a message asks for by its name, with the time that it names; null where it names none. */
function datedListOf(frame: Frame): string | null {
  const beside = wordsBeside(frame).length;
  const isShort = frame.size <= mostOfNoun || beside < mostOfNoun;
  if (says(frame, 'testbed-asked')) return '/testbed list';
  const when = frame.span === null ? '' : ` when=${frame.span.value}`;
  const isTraining = says(frame, 'training-asked') || (says(frame, 'training-noun') && isShort);
  if (isTraining || (says(frame, 'training-alone') && beside === 0)) return `/training list${when}`;
  const isCalendar = says(frame, 'calendar-asked') || (says(frame, 'calendar-noun') && isShort);
  return isCalendar ? `/calendar${when === '' ? '' : ` show${when}`}` : null;
}

/**
 * “When is the next training?”, “what’s on in the next weeks?”, “which testbeds are there?”. Words that narrow it are named as not used. What
 * regions tried, and what is counted, is about something else.
 */
export function decideDates(frame: Frame): Decision | null {
  const line = datedListOf(frame);
  if (line === null || frame.size > mostOfDates) return null;
  const { families, groups, isShare, isTrend, superlative, span } = frame;
  const isCounted = families.length > 0 || isShare || isTrend || superlative !== null;
  const isTried = asksExperience(frame) || has(frame, 'did', 'ours', 'log', 'compare', 'digest:digest');
  // “Trainings for refugees in Skåne”: what somebody does there.
  const isOfPeople = groups.length > 0 || (regionsOf(frame).length > 0 && line.startsWith('/training list'));
  const topic = frame.topic.filter((word) => !isOfSpan(word, span));
  if (topic.length - frame.areas.length > mostOfRequest) return null;
  if (isCounted || isTried || isOfPeople) return null;
  const decision = run(line, frame);
  // Testbeds are listed whole.
  const isWhole = decision.type === 'line' && span !== null && line === '/testbed list';
  return isWhole ? { ...decision, unused: [[...new Set(span.words)].join(' ')] } : decision;
}

/** A list of what has a date, narrowed down to the time that a message names; any other decision as it is. */
export function withSpan(decision: Decision | null, { span }: Frame): Decision | null {
  if (decision?.type !== 'line' || span === null) return decision;
  const { line, unused } = decision;
  const narrowed = line
    .replace(/^\/call list(?!.* (?:closes|state)=).*$/, `$& closes=${span.value}`)
    .replace(/^\/training list$/, `$& when=${span.value}`)
    .replace(/^\/calendar$/, `/calendar show when=${span.value}`);
  if (narrowed === line) return decision;
  return { ...decision, line: narrowed, unused: unused.filter((said) => !isOfSpan(said, span)) };
}
