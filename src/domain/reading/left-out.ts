import { foldText } from '#src/core/text.ts';
import { isOfSpan } from './dated-span.ts';
import type { Content, Frame } from './frame.ts';
import { says } from './question-kind.ts';

/** Lines whose form asks for all of it again. */
const asksAgain = /^\/(?:experience (?:log|edit|complete)|question answer|help|me forget)(?: |$)/;
/** Lines about something that is there already: what is known and tells nothing of a matter, a place or a time takes nothing from them. */
const isAct =
  /^\/(?:digest|me|follow|event list|training list|testbed list|calendar|question (?:list|mine|show|close|withdraw|restore)|experience (?:show|mine|adopt|withdraw|restore)|status|indicator list)(?: |$)/;
/** Those of them that show a list, which a word may narrow. */
const isListed =
  /^\/(?:question (?:list|mine)|experience mine|indicator list|digest preview|event list|follow list|training list|testbed list|calendar)(?: |$)/;
const ofThings = /^\/(?:organisation|call|tool|training|testbed|round|event|calendar)(?: |$)/;
const isDated = /^\/(?:training list|testbed list|calendar|call list)(?: |$)/;
const isOfTime = / (?:when|closes)=/;
/** What is told of a matter, a place or a time. */
const telling = [
  'family',
  'group',
  'sex',
  'age',
  'area',
  'topic',
  'never',
  'arrival',
  'number',
  'scope',
  'country',
  'fund',
  'evaluated',
  'place-name',
];

/** Slots that say what is wanted, and are used with the line that does it. */
const requests = new Set([
  'intent',
  'verb',
  'digest',
  'person-data',
  'help',
  'talk',
  'question-noun',
  'fund-noun',
  'open',
  'prefer',
  'speak',
  'fetch',
  'skip',
  'aside',
  'we',
  'share',
  'trend',
  'own-country',
  'everywhere',
  'filler',
  'and',
  'than',
  'as',
  'asking',
  'addressee',
  'article',
  'place',
  'weekday',
  'cadence',
  'side',
  'side-behind',
  'qualifier',
  'land',
  'meet',
  'person',
]);
const ofPeople = new Set(['group', 'sex', 'age', 'arrival']);
const schedule = new Set(['weekday', 'cadence']);
const mostNamed = 8;

/**
 * The words of a message that lines which are no figures make nothing of: each that says something is in a line, is what the line does, or is
 * returned here, in the order it was said.
 */
export function leftOut(frame: Frame, lines: string): string[] {
  if (asksAgain.test(lines)) return [];
  const folded = ` ${foldText(lines)} `;
  const words = new Set(lines.split(/[\s=,"]+/));
  const left = frame.content.filter((content) => !isUsed(content, frame, lines, words, folded)).map(({ said }) => said);
  // Where there is no room for all, what turns a request round is named before words.
  const isNumber = (said: string) => /\d/.test(said) || frame.negators.includes(said);
  const kept = new Set([...left.filter(isNumber), ...left].slice(0, mostNamed));
  return [...new Set(left)].filter((said) => kept.has(said));
}

function isUsed(content: Content, frame: Frame, lines: string, words: ReadonlySet<string>, folded: string): boolean {
  const { said, slots, values, codes } = content;
  if (codes.length > 0) return codes.some((code) => words.has(code)) || isIn(said, folded);
  if (isAct.test(lines) && !isListed.test(lines) && !isTold(content, frame)) return true;
  // The time that the list is of: "in the next two weeks".
  if (isDated.test(lines) && isOfTime.test(lines) && isOfSpan(said, frame.span)) return true;
  // The noun of the list itself: "webinars".
  if (
    isDated.test(lines) &&
    foldText(said)
      .match(/\w+/g)
      ?.every((word) => frame.listNouns.includes(word))
  )
    return true;
  if (ofThings.test(lines) && isOfThing(content, frame)) return true;
  if (slots.includes('negator')) return !frame.negators.includes(said) || folded.includes(` ${foldText(said)} `);
  // "Menos" leaves out what stands behind it.
  if (slots.includes('direction') && / except=/.test(lines) && frame.direction === null) return true;
  if (
    slots.includes('scope') &&
    values.includes('members') &&
    /^\/(?:question|organisation|introduction)\b/.test(lines)
  )
    return true;
  if (slots.length > 0 && slots.every((slot) => requests.has(slot))) return true;
  // Who it was for is the list's filter.
  if (lines.startsWith('/experience list') && / group=/.test(lines) && isOfGroup(content, frame)) return true;
  // A meaning that the line has, whatever else the words may mean.
  if (values.some((value) => words.has(value))) return true;
  // "Employment": the policy area, where no figure is shown.
  if (values.includes('employment') && words.has('labour-market')) return true;
  if (slots.includes('intent') && !slots.includes('topic')) return true;
  // Scores side by side tell who is ahead.
  if (slots.includes('direction') && /^\/score .*\bagainst=/.test(lines)) return true;
  if (slots.includes('period') && frame.period === null) return true;
  // "This year": the newest are first, and those of before are listed too.
  if (slots.includes('period') && frame.period?.type === 'latest')
    return !says(frame, 'this-year') || isAct.test(lines);
  if (slots.includes('group') && values.includes('everyone')) return true;
  if (slots.includes('scope') && values.includes('abroad') && / except=/.test(lines)) return true;
  return isIn(said, folded);
}

/** "Template", "sign me up": the words that name a thing of the network and what is done with it. */
function isOfThing({ said }: Content, { programme }: Frame): boolean {
  const named = programme.filter(({ value }) => value !== 'time' && value !== 'leave');
  const words = new Set(named.flatMap((word) => foldText(word.said).split(' ')));
  return foldText(said)
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => words.has(word));
}

/** The word of a group, also where it is a known matter: "families". */
function isOfGroup({ said, slots }: Content, { topic }: Frame): boolean {
  return slots.some((slot) => ofPeople.has(slot)) || (topic.length === 1 && topic[0] === said);
}

function isTold({ said, slots, values }: Content, frame: Frame): boolean {
  if (slots.some((slot) => schedule.has(slot)) || (frame.weeks !== null && said === frame.weeksSaid)) return false;
  if (slots.includes('period')) return values.includes('month') && frame.weeks === null;
  // A number that nothing took, a name.
  const isNamed = /\d/.test(said) || (/^\p{Lu}/u.test(said) && frame.language !== 'de');
  return slots.some((slot) => telling.includes(slot)) || (slots.length === 0 && isNamed);
}

/** Shorter words are in a line only as words of their own: "FAMI" is no part of "families". */
const shortestPart = 5;

const wordsOf = (folded: string) => new Set(folded.split(/[^\p{L}\p{N}]+/u));

/** Returns whether each word of it that says something is in the lines. */
function isIn(said: string, folded: string): boolean {
  return said
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 || /\d/.test(word) || /^\p{Lu}{2}$/u.test(word))
    .map(foldText)
    .every((word) => (word.length < shortestPart ? wordsOf(folded).has(word) : folded.includes(word)));
}
