import { foldText } from '#src/core/text.ts';
import { run } from './answer.ts';
import { isOfSpan } from './dated-span.ts';
import type { Decision, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import type { ProgrammeWord } from './programme.ts';
import { asksExperience, isQuestion } from './question-kind.ts';

/** A thing of the network, and the words that name it. */
type Thing = { kind: string; noun: ProgrammeWord };

/** Kinds of tools that the toolbox can be narrowed down to. */
const kindsOfTools = new Set(['template', 'video']);
/** Requests that name something else than a thing of the network. */
const otherRequests = [
  'did',
  'log',
  'compare',
  'rank',
  'peers',
  'digest:digest',
  'introduction',
  'ask',
  'my-questions',
  'questions',
  'brief',
  'why',
];

/** "Over 50.000 €": no list is narrowed down by an amount. */
const amount = /\d[\d.,]*\s*(?:€|euros?\b|eur\b|kronor|kr\b|mio\b|million\p{L}*|k€|%)|€\s?\d[\d.,]*/iu;

/**
 * “Any template for intake interviews?”, “sign me off the Thursday training”, “which grants close this month?”: what has a call, a tool, a training, a testbed, a
 * round or an event as its main noun is about that, and looks for no experience.
 */
export function decideThings(frame: Frame): Decision | null {
  if (frame.programme.length === 0 || isOfOther(frame)) return null;
  const thing = thingOf(frame);
  if (thing === null) return null;
  switch (thing.kind) {
    case 'call':
      return callLine(frame, thing);
    case 'tool':
    case 'template':
    case 'video':
      return withUnused(searchLine('/tool list', frame, kindsOfTools.has(thing.kind) && `kind=${thing.kind}`), frame);
    default:
      return withNext(withUnused(run(lineOf(frame, thing), frame), frame), frame, thing);
  }
}

/** "When does the testbed end, and is there a training before?": two lists, one after the other. */
function withNext(decision: Decision, frame: Frame, thing: Thing): Decision {
  const next = frame.programme.find(
    ({ slot, value, at }) => slot === 'noun' && at > thing.noun.at && value !== thing.kind && !isSearched(value),
  );
  if (decision.type !== 'line' || !next || numberBehind(frame, thing.noun.to) !== null) return decision;
  return { ...decision, also: lineOf(frame, { kind: next.value, noun: next }) };
}

/** “A guide to interpreting in hospitals”, “follow call 4”, “the next round”: things named so plainly that no other rule is asked before. */
export function decideThingsOn(frame: Frame): Decision | null {
  const isListed = frame.programme.some(({ slot, value }) => slot === 'noun' && !isSearched(value));
  const isSought = frame.programme.some(({ slot, value }) => slot === 'noun' && isSearched(value));
  return isListed || (isSought && hasTopic(frame)) || isNumbered(frame) ? decideThings(frame) : null;
}

/** "Follow call 4", "pilot 2": the number is of the thing, and of no experience. */
function isNumbered(frame: Frame): boolean {
  return frame.programme.some(
    ({ slot, value, to }) =>
      (slot === 'noun' || (slot === 'weak' && (value === 'testbed' || value === 'training' || value === 'call'))) &&
      numberBehind(frame, to) !== null,
  );
}

function isSearched(kind: string): boolean {
  return kind === 'call' || kind === 'tool' || kindsOfTools.has(kind);
}

/** What is counted, was tried, or is told of oneself. */
function isOfOther(frame: Frame): boolean {
  const { families, groups, superlative, direction, isTrend, isShare, number } = frame;
  const isCounted =
    (families.length > 0 || groups.length > 0) && (isTrend || superlative !== null || direction !== null);
  const isShareOf = isShare && families.length + groups.length > 0;
  return isCounted || isShareOf || isTried(frame) || asksOther(frame) || isExperience(frame, number);
}

/** What others tried; a partner for a call is no such thing. */
function isTried(frame: Frame): boolean {
  return asksExperience(frame) && !seeksPartner(frame);
}

/** A request for something else, by a word that is no part of the thing's name: a "fac-simile" is like nothing. */
function asksOther(frame: Frame): boolean {
  const nouns = frame.programme.filter(({ slot }) => slot === 'noun' || slot === 'weak');
  return frame.intents.some(
    ({ value, at }) =>
      otherRequests.includes(value) &&
      !(value === 'introduction' && seeksPartner(frame)) &&
      !nouns.some((noun) => at >= noun.at && at < noun.end),
  );
}

/** "A partner for the AMIF call". */
function seeksPartner(frame: Frame): boolean {
  return says(frame, 'act', 'partner') && frame.programme.some(({ value }) => value === 'call' || value === 'grant');
}

/** "Experience 4": the number is its. */
function isExperience(frame: Frame, number: number | null): boolean {
  return number !== null && !frame.programme.some(({ to }) => numberBehind(frame, to) !== null);
}

function thingOf(frame: Frame): Thing | null {
  const nouns = frame.programme.filter(({ slot }) => slot === 'noun');
  const [first, second] = nouns;
  // "The call for the testbed", "nabór do testbedu": who may join it.
  const isOfSecond = first && second && isCallTo(frame, first, second);
  const noun = isOfSecond ? second : first;
  const isOfFund = frame.funds.length > 0 && noun !== undefined && !isSearched(noun.value);
  if (isOfFund) return null;
  if (noun) return { kind: noun.value, noun };
  const weak = frame.programme.find((word) => word.slot === 'weak' && isThing(frame, word));
  return weak ? { kind: weak.value === 'grant' ? 'call' : weak.value, noun: weak } : null;
}

/** The number of small words between a call and what it is for. */
const mostToSecond = 2;

function isCallTo({ text }: Frame, call: ProgrammeWord, thing: ProgrammeWord): boolean {
  const isNear = thing.at >= call.end && thing.at - call.end <= mostToSecond;
  return (
    call.value === 'call' && isNear && !isSearched(thing.value) && !/[,;:.?!]/u.test(text.slice(call.to, thing.to))
  );
}

/** A word that may be something else is the thing where the words beside it say so. */
function isThing(frame: Frame, { value, at, to }: ProgrammeWord): boolean {
  const isDone = says(frame, 'act', 'join') || says(frame, 'act', 'leave');
  const isOfNumber = numberBehind(frame, to) !== null;
  const isHead = !isTold(frame, at);
  const isElsewhere = frame.regions.length + frame.families.length + frame.funds.length > 0;
  const isDated = says(frame, 'when') && !isElsewhere;
  switch (value) {
    case 'grant':
      return isHead && frame.never === null && (says(frame, 'deal') || seeksPartner(frame));
    case 'call':
      return (
        seeksPartner(frame) ||
        isOfNumber ||
        says(frame, 'deal', 'deadline') ||
        (frame.funds.length > 0 && says(frame, 'deal', 'apply'))
      );
    case 'tool':
      return isHead && says(frame, 'need') && frame.never === null;
    case 'organisation':
      return (
        isHead && (frame.scope.isMembers || isQuestion(frame.text)) && frame.families.length + frame.groups.length === 0
      );
    case 'testbed':
      return (
        isOfNumber ||
        (isHead && (isDone || says(frame, 'act', 'follow') || says(frame, 'act', 'create'))) ||
        (isHead && says(frame, 'deal', 'running') && says(frame, 'need') && !hasTopic(frame))
      );
    case 'training': {
      // "Any training in Lisbon next month?": with a time it is one that is to come, wherever.
      const isToCome = says(frame, 'when', 'time') && frame.families.length + frame.funds.length === 0;
      return isOfNumber || isDone || says(frame, 'deal', 'seat') || ((isDated || isToCome) && !hasMatter(frame));
    }
    default:
      return isDated && !hasMatter(frame);
  }
}

function says({ programme }: Frame, slot: string, value?: string): boolean {
  return programme.some((word) => word.slot === slot && (value === undefined || word.value === value));
}

/** Slots of what a message is about. */
const telling = ['topic', 'area', 'group', 'family', 'place-name'];

/** Languages in which a noun stands behind all that tells of it. */
const nounsLast = new Set(['eu']);

/** Something else is named before: "mentoring with materials". */
function isTold({ content, programme, language }: Frame, noun: number): boolean {
  const isNamed = (at: number) => programme.some((word) => at >= word.at && at < word.end);
  return content.some(
    ({ at, slots }) =>
      (nounsLast.has(language) ? at > noun : at < noun) &&
      !isNamed(at) &&
      (slots.length === 0 || slots.some((slot) => telling.includes(slot))),
  );
}

/** A matter that is known, besides the thing itself. */
function hasMatter({ matters, groups, programme }: Frame): boolean {
  return groups.length > 0 || matters.some(({ at }) => !programme.some((word) => at >= word.at && at < word.end));
}

function hasTopic(frame: Frame): boolean {
  return topicOf(frame).length > 0;
}

/** The words that it is about, without those that name the thing and what is done with it. */
function topicOf(frame: Frame): string[] {
  // "Calls for NGOs": whom the calls are for.
  const named = frame.programme.filter(({ value }) => value !== 'organisation');
  const used = new Set(named.flatMap(({ said }) => foldText(said).split(' ')));
  const funds = new Set(frame.funds.map(({ said }) => foldText(said)));
  for (const word of foldText(amount.exec(frame.text)?.[0] ?? '').split(/[^\p{L}\p{N}]+/u)) used.add(word);
  return frame.topic.filter((word) => !used.has(foldText(word)) && !funds.has(foldText(word)));
}

const numberWord = '(?:#|n[.ºo°]*|nr\\.?|num\\.?|n[uú]mero|numéro|number|nummer|núm\\.?)?';
const behind = new RegExp(`^\\s*${numberWord}\\s*#?(\\d{1,4})(?![\\d.:/]|\\s?\\p{L}|\\s*%)`, 'iu');
const behindWord = new RegExp(`^\\s+${numberWord.slice(0, -1)}\\s*#?(\\d{1,4})(?!\\d)`, 'iu');

/** "Pilot 2", "training number 5": the number of the thing, and none of a date. */
function numberBehind({ text }: Frame, to: number): number | null {
  const rest = text.slice(to);
  const found = behind.exec(rest)?.[1] ?? behindWord.exec(rest)?.[1];
  return found === undefined ? null : Number(found);
}

/** What is done with a thing that has a number, or the list of them. */
function lineOf(frame: Frame, { kind, noun }: Thing): string {
  const number = numberBehind(frame, noun.to);
  if (number === null) return kind === 'testbed' && says(frame, 'act', 'create') ? '/testbed create' : `/${kind} list`;
  if (says(frame, 'act', 'leave')) return `/${kind} leave ${number}`;
  if (says(frame, 'act', 'join')) return `/${kind} join ${number}`;
  if (kind === 'testbed' && says(frame, 'act', 'follow')) return `/testbed follow ${number}`;
  return `/${kind} show ${number}`;
}

function callLine(frame: Frame, { noun }: Thing): Decision {
  const number = numberBehind(frame, noun.to);
  if (number !== null && frame.families.length === 0)
    return run(
      `/call ${seeksPartner(frame) ? 'partner' : says(frame, 'act', 'follow') ? 'follow' : 'show'} ${number}`,
      frame,
    );
  const [fund] = frame.funds;
  const decision = searchLine('/call list', frame, fund && `programme=${quoted(fund.value)}`);
  const said = amount.exec(frame.text)?.[0];
  if (said !== undefined && decision.type === 'line')
    return doubtOf(frame, { reason: 'turn', said, offers: [{ line: decision.line }] });
  return withUnused(decision, frame);
}

/** A list by the words of the message; by its policy area where it names that alone. */
function searchLine(command: string, frame: Frame, filter: string | false | undefined): Decision {
  const areas = frame.matters
    .filter(({ isArea }) => isArea)
    .flatMap(({ word }) => foldText(word).split(/[^\p{L}\p{N}]+/u));
  // Calls are narrowed down to the time that is named; of other lists it stays among the words, or is named as not used.
  const topic = topicOf(frame).filter((word) => command !== '/call list' || !isOfSpan(word, frame.span));
  const [area] = frame.areas.length === 1 && topic.every((word) => areas.includes(foldText(word))) ? frame.areas : [];
  const words = area === undefined ? topic.join(' ') : '';
  const line = joinLine(command, words !== '' && quoted(words), area && `area=${area}`, filter);
  const reading: ReadPiece[] = [
    ...(area ? [{ kind: 'area' as const, value: area }] : []),
    ...(words === '' ? [] : [{ kind: 'words' as const, value: words }]),
    ...frame.funds
      .slice(0, filter && command === '/call list' ? 1 : 0)
      .map(({ value }) => ({ kind: 'fund' as const, value })),
  ];
  return run(line, frame, reading);
}

/** Names the time that no list is narrowed down to, and the act that needs a number. */
function withUnused(decision: Decision, frame: Frame): Decision {
  if (decision.type !== 'line') return decision;
  const isDone = /\d$| create$/.test(decision.line);
  const left = frame.programme.filter(
    ({ slot, value }) => (slot === 'when' && value === 'time') || (slot === 'act' && value === 'leave'),
  );
  return isDone ? decision : { ...decision, unused: [...decision.unused, ...left.map(({ said }) => said)] };
}
