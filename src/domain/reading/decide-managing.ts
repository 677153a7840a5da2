import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { answer, run } from './answer.ts';
import { askedText } from './asked-text.ts';
import { decideDigest, decideDigestChange } from './decide-digest.ts';
import type { Decision, ReadPiece } from './decision.ts';
import { actDoubt } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import { asksExperience, has, isQuestion, isRequest, says } from './question-kind.ts';

/** Everything that is no figure and no search: digests, questions, logging, oneself, help, thanks, and what is never answered. */
export function decideManaging(frame: Frame, catalogue: Catalogue): Decision | null {
  return (
    decideTalk(frame) ??
    decideQuestion(frame, catalogue) ??
    decideDigestChange(frame) ??
    decideLogging(frame) ??
    decideNever(frame) ??
    decideRoles(frame) ??
    decideMe(frame) ??
    decideDigest(frame) ??
    decideRest(frame)
  );
}

/** Most words a bare "thanks" has around it. */
const mostAroundTalk = 12;

/** Requests that thanks are said with too: "thanks for the help". */
const besideThanks = ['like', 'experience', 'peers'];

function decideTalk(frame: Frame): Decision | null {
  if (frame.size === 0) return run('/help', frame);
  if (has(frame, 'wrong') && frame.families.length === 0 && frame.regions.length === 0)
    return { type: 'doubt', frame, doubt: { reason: 'not-meant' } };
  const isThanked = frame.talk.includes('thanks') && !isQuestion(frame.text);
  const asks =
    frame.families.length > 0 ||
    frame.matters.length > 0 ||
    frame.intents.some(({ value }) => value.startsWith('tongue:')) ||
    (has(frame, 'anybody', 'experience') && frame.topic.length > 1) ||
    frame.regions.length > 0 ||
    frame.unknownPlaces.length > 0 ||
    frame.areas.length > 0 ||
    frame.scope.excluded.length + frame.scope.countries.length > 0 ||
    (has(frame, 'peers') && frame.isOwn) ||
    frame.groups.some(({ value }) => value !== 'everyone') ||
    frame.residue.length > 2 ||
    frame.never !== null ||
    frame.number !== null ||
    frame.bareNumber !== null ||
    has(frame, 'verb:subscribe', 'verb:stop', 'verb:pause', 'verb:resume') ||
    frame.intents.some(
      ({ value }) => isRequest(value) && !besideThanks.includes(value) && !(value === 'help:help' && isThanked),
    );
  const talk = (['bot', 'thanks'] as const).find((each) => frame.talk.includes(each)) ?? frame.talk[0];
  if (talk === undefined || asks || frame.size > mostAroundTalk) return null;
  return talk === 'hello' && frame.size === 1 ? run('/help', frame) : { type: 'talk', talk };
}

function decideQuestion(frame: Frame, catalogue: Catalogue): Decision | null {
  if (has(frame, 'my-questions')) return run('/question mine', frame);
  const ask = frame.intents.find(({ value }) => value === 'ask');
  if (ask) {
    const text = askedText(frame, ask.end);
    return run(joinLine('/question ask', text && quoted(text)), frame);
  }
  if (has(frame, 'question-noun:one') && frame.number !== null) return decideOneQuestion(frame, frame.number);
  const isNamed = has(frame, 'question-noun:many') || (has(frame, 'question-noun:one') && has(frame, 'open:open'));
  const isList = isNamed && (has(frame, 'open:open', 'show-one') || frame.areas.length > 0);
  const isFigure = frame.families.length > 0 && (frame.isShare || !has(frame, 'open:open'));
  const isOther = isFigure || has(frame, 'compare', 'peers', 'rank') || (asksExperience(frame) && !isNamed);
  if (!has(frame, 'questions') && !(isList && !isOther)) return null;
  if (has(frame, 'questions') && isOther && !isList) return null;
  const region = frame.regions[0];
  const area = frame.areas[0] ?? areaOf(frame, catalogue);
  return run(joinLine('/question list', area && `area=${area}`, region && `region=${region.code}`), frame);
}

/** The policy area of a measure that is named: "questions about employment". */
function areaOf(frame: Frame, catalogue: Catalogue): string | null {
  const family = frame.families[0]?.value;
  return [...catalogue.indicators.values()].find((each) => each.family === family)?.policyArea ?? null;
}

/** "Answer question 3", "close question 4"; shown where no verb says more. */
function decideOneQuestion(frame: Frame, number: number): Decision {
  if (has(frame, 'withdraw', 'verb:delete')) return run(`/question withdraw ${number}`, frame);
  if (has(frame, 'restore')) return run(`/question restore ${number}`, frame);
  if (has(frame, 'close')) return run(`/question close ${number}`, frame);
  if (has(frame, 'answer')) return run(`/question answer ${number}`, frame);
  return run(`/question show ${number}`, frame);
}

/** "And experience 17, please?" */
const mostOfReference = 5;

/** With more words besides, a number without its noun may be another. */
const mostBesideNumber = 2;

/** What can be done with one experience: the first that is said. */
const experienceVerbs: readonly (readonly [readonly string[], string])[] = [
  [['restore'], 'restore'],
  [['withdraw', 'verb:delete'], 'withdraw'],
  [['complete'], 'complete'],
  [['edit', 'verb:change'], 'edit'],
  [['adopt'], 'adopt'],
];

function decideLogging(frame: Frame): Decision | null {
  const { number } = frame;
  const one = number ?? frame.bareNumber;
  const regions = frame.regions.filter(({ isAside }) => !isAside);
  const isOfDigest = has(frame, 'digest:digest', 'weekday:day');
  // "We want to do number 4 in Lorca too": the place says where.
  const isHere = regions.length === 0 || (number !== null && has(frame, 'adopt'));
  if (one !== null && frame.families.length === 0 && isHere && !isOfDigest) {
    const isChanged = number !== null && says(frame, 'changes-me');
    // "Number 4 is ending, please put it down as ended".
    const isStateSet = number !== null && frame.status !== null && has(frame, 'verb:log', 'log', 'verb:change', 'did');
    const verb =
      experienceVerbs.find(([intents]) => has(frame, ...intents)) ??
      (isChanged || isStateSet ? (['', 'edit'] as const) : undefined);
    const asked = number !== null && says(frame, 'takes-back') ? (['', 'withdraw'] as const) : verb;
    const isOnly = number !== null || frame.topic.length <= mostBesideNumber;
    if (asked && isOnly) return run(`/experience ${asked[1]} ${one}`, frame);
    if (number === null && has(frame, 'show-one') && frame.topic.length === 0)
      return run(`/experience show ${one}`, frame);
  }
  // "Our mentoring project has ended": told of one's own, which is there.
  const isOwnState = frame.status !== null && has(frame, 'ours') && !has(frame, 'anybody', 'did', 'log', 'verb:log');
  if (isOwnState && !isQuestion(frame.text) && regions.length === 0 && frame.families.length === 0)
    return run('/experience mine', frame);
  const isLeft = frame.scope.isOwnExcluded || frame.exceptions.length > 0;
  if (has(frame, 'mine') && !isLeft && !has(frame, 'log')) return run('/experience mine', frame);
  const isOfOurs = frame.isOwn || has(frame, 'ours', 'did');
  const isPut = has(frame, 'verb:log') && isOfOurs && !has(frame, 'anybody', 'compare', 'digest:digest', 'me');
  // "What did Skåne log on housing?" asks for theirs.
  const isOfTheirs = has(frame, 'experience') && regions.length > 0 && !isOfOurs && isQuestion(frame.text);
  const isLog =
    (has(frame, 'log') && !isOfTheirs) ||
    (isPut && frame.families.length === 0 && says(frame, 'loggable') && regions.length === 0) ||
    (has(frame, 'verb:log') && says(frame, 'loggable') && frame.regions.length === 0);
  // "Our job fair": a word of a measure, of something that is ours.
  const isNoted = has(frame, 'log') && (frame.isOwnNamed || (says(frame, 'loggable') && regions.length === 0));
  const isOfMatter = frame.families.length === 0 || has(frame, 'did') || isNoted;
  if (isLog && (!frame.isShare || has(frame, 'did')) && isOfMatter) return run('/experience log', frame);
  // "We have a language café here": said, and nothing asked.
  const isOurs = has(frame, 'did') || (has(frame, 'ours') && !frame.isShare);
  const isTold = isOurs && has(frame, 'verb:log') && !has(frame, 'anybody', 'digest:digest', 'me', 'compare');
  if (isTold && frame.families.length === 0 && regions.length === 0) return run('/experience log', frame);
  if (has(frame, 'edit') && has(frame, 'experience')) return run('/experience mine', frame);
  if (number === null || frame.families.length > 0 || regions.length > 0 || frame.topic.length > mostBesideNumber)
    return null;
  const isShown = has(frame, 'show-one') || frame.size <= mostOfReference;
  return isShown ? run(`/experience show ${number}`, frame) : actDoubt(frame, number);
}

/** "May somebody …": what is allowed, not what was tried. */
const mayOne =
  /^(?:can|may|could|must|is|are|does|do|darf|durfen|kann|konnen|muss|puede|pueden|puo|possono|peut|peuvent|un \w+ peut|far|kan|pot|poden|pode|podem)\b/;

/** "Which country gave the most residence permits", "permits in Germany, 2022": how many there were, and not how one gets one. */
function isOfPermits(frame: Frame): boolean {
  const { families, superlative, direction, period, regions, text, isTrend, isShare } = frame;
  if (families.every(({ value }) => value !== 'first-permits')) return false;
  const isCounted = superlative !== null || direction !== null || period !== null || isTrend || isShare;
  return isCounted || has(frame, 'compare', 'rank') || (regions.length > 0 && !isQuestion(text));
}

function decideNever(frame: Frame): Decision | null {
  const { never } = frame;
  if (never === null) {
    if (has(frame, 'members')) return { type: 'doubt', frame, doubt: { reason: 'members' } };
    return null;
  }
  if (never === 'weather' || never === 'chat' || never === 'politics' || never === 'person') {
    const isMatter = frame.matters.length + frame.groups.length + frame.areas.length > 0 || frame.hasArrival;
    const isSought = asksExperience(frame) || (frame.status === 'stopped' && never === 'chat');
    if (isSought && never !== 'person' && isMatter) return null;
    return { type: 'doubt', frame, doubt: { reason: 'never', topic: never, offers: [] } };
  }
  if (isOfPermits(frame)) return null;
  const isSought = has(frame, 'anybody') && frame.topic.length > 1 && !mayOne.test(foldText(frame.text));
  if (asksExperience(frame) || isSought) return null;
  const words = frame.topic.join(' ');
  const offers = words ? [{ line: joinLine('/experience search', quoted(words)) }] : [];
  const counted = never === 'law' ? countedOf(frame) : null;
  if (counted !== null)
    return {
      type: 'doubt',
      frame,
      doubt: { reason: 'not-held', missing: 'family', family: null, named: counted, offers: [] },
    };
  return { type: 'doubt', frame, doubt: { reason: 'never', topic: never, offers } };
}

/** The number of words between "how many" and what is counted. */
const mostToCounted = 3;

/** "How many expulsions this year?": a number that nobody holds, and no advice; "how many years until …" asks for advice. */
function countedOf({ content, isShareNamed }: Frame): string | null {
  const counted = content.find(({ slots }) => slots.includes('never'));
  const share = content.find(({ slots }) => slots.includes('share'));
  const isCounted = isShareNamed && counted && share && counted.at > share.at && counted.at - share.at <= mostToCounted;
  return isCounted ? counted.said : null;
}

/** Whoever says more words of a matter asks about that. */
const mostInAsking = 2;

/** "How do I become staff?", "what waits for review?", "how do I send this to a colleague?" */
function decideRoles(frame: Frame): Decision | null {
  if (frame.families.length + frame.regions.length > 0 || has(frame, 'anybody', 'did')) return null;
  if (says(frame, 'invite-other') && frame.topic.length <= mostInAsking)
    return { type: 'doubt', frame, doubt: { reason: 'invite', offers: [{ line: '/help' }] } };
  if (says(frame, 'pass-on') && frame.topic.length <= mostInAsking)
    return { type: 'doubt', frame, doubt: { reason: 'pass-on', offers: [{ line: '/brief' }] } };
  if (says(frame, 'role-asked')) return { type: 'doubt', frame, doubt: { reason: 'roles', offers: [{ line: '/me' }] } };
  return says(frame, 'waits-review') ? ({ ...run('/experience queue', frame), isWhole: true } as Decision) : null;
}

function decideMe(frame: Frame): Decision | null {
  if (
    has(frame, 'verb:delete') &&
    (has(frame, 'person-data:account', 'person-data:held', 'person-data:export', 'me') || frame.size <= 3)
  )
    return run('/me forget', frame);
  const isMyRegion = says(frame, 'my-region-is') && frame.regions.length + frame.scope.excluded.length > 0;
  const isDelete = has(frame, 'verb:delete');
  const isHeld = has(frame, 'person-data:held');
  const isFetch = has(frame, 'fetch:file') && frame.regions.length === 0 && !has(frame, 'verb:change');
  if (
    (has(frame, 'person-data:export') || ((isHeld || has(frame, 'me', 'person-data:account')) && isFetch)) &&
    !isDelete
  )
    return run('/me export', frame);
  if (isHeld && !isDelete && !asksExperience(frame) && frame.families.length === 0) return run('/me', frame);
  if (has(frame, 'digest:digest') && (isOfTongue(frame) || says(frame, 'language-noun'))) return null;
  if (isOfTongue(frame) || setsClock(frame)) return run('/me edit', frame);
  if (isOfAsker(frame)) return answer(frame, `/me edit region=${frame.regions.at(-1)?.code}`, []);
  if (asksExperience(frame) || has(frame, 'anybody')) return null;
  const isTongue = frame.intents.some(({ value }) => value.startsWith('tongue:'));
  const isAboutMe = has(frame, 'me') || (has(frame, 'language') && isTongue && frame.topic.length <= 2) || isMyRegion;
  const isOther = frame.direction !== null || frame.superlative !== null || frame.groups.length > 0;
  if (!isAboutMe || isOther || frame.families.length > 0 || has(frame, 'compare') || has(frame, 'peers')) return null;
  const isChange =
    has(frame, 'verb:change', 'verb:log', 'language') || frame.regions.length > 0 || says(frame, 'changes-me');
  if (!isChange) return run('/me', frame);
  // Moved from one region to another, the last one that was named is meant.
  const isOfClock = says(frame, 'clock') || says(frame, 'language-noun') || has(frame, 'language');
  const region = isOfClock
    ? undefined
    : frame.regions.findLast(({ code }) => !frame.scope.excluded.some((each) => each.code === code));
  const pieces: ReadPiece[] = region ? [{ kind: 'region', value: region.code }] : [];
  return answer(frame, joinLine('/me edit', region && `region=${region.code}`), pieces);
}

/** "I work for Marche from today": where somebody is, and nothing asked. */
function isOfAsker(frame: Frame): boolean {
  const isAside = frame.regions.some((region) => region.isAside);
  const isNow = frame.regions.filter((region) => !region.isAside).length <= 1;
  const matters = frame.matters.filter(({ isArea }) => !isArea);
  const isOther =
    frame.families.length + frame.groups.length + matters.length > 0 ||
    frame.residue.length > mostUnknown + 1 ||
    isQuestion(frame.text) ||
    frame.intents.some(({ value }) => isRequest(value) && !['me', 'like', 'news', 'cadence:every'].includes(value));
  return isAside && isNow && !isOther;
}

const mostUnknown = 1;

/** "Put me in English and in Lisbon's time zone": a place that says which clock. */
function setsClock(frame: Frame): boolean {
  const isSaid = has(frame, 'speak:to', 'verb:change', 'me', 'language') && says(frame, 'clock');
  return isSaid && frame.families.length + frame.groups.length + frame.matters.length === 0 && !asksExperience(frame);
}

/** "Please write to me in English": a language and nothing besides. */
function isOfTongue(frame: Frame): boolean {
  const isOther =
    frame.regions.length + frame.families.length + frame.groups.length > 0 ||
    frame.residue.length > mostUnknown ||
    frame.areas.some((area) => area !== 'language') ||
    frame.matters.some(({ isArea }) => !isArea) ||
    frame.intents.some(({ value }) => isRequest(value) && value !== 'me' && value !== 'language');
  const isAsked = has(frame, 'speak:to', 'language', 'verb:change', 'verb:send', 'talk:thanks') || frame.size <= 3;
  return frame.intents.some(({ value }) => value.startsWith('tongue:')) && isAsked && !isOther;
}

/** Words that are not known, beside a question what the bot can do. */
const mostAroundHelp = 3;

function decideRest(frame: Frame): Decision | null {
  if (has(frame, 'status') && frame.regions.length === 0) return run('/status', frame);
  if (has(frame, 'indicators')) return run(joinLine('/indicator list', frame.areas[0]), frame);
  if (has(frame, 'weakest') && frame.families.length === 0) {
    const [area] = frame.areas;
    if (area) return run(`/indicator list ${area}`, frame);
    return answer(frame, joinLine('/region show', frame.regions[0]?.code), []);
  }
  const isHelp = has(frame, 'help:help') && frame.families.length === 0 && frame.regions.length === 0;
  if (!isHelp) return null;
  const word = /^\s*help\s+([a-z]+)\s*$/i.exec(frame.text)?.[1];
  if (word) return run(`/help ${word.toLowerCase()}`, frame);
  // "What a Monday … so, what can you do?"
  const isBare = frame.matters.length + frame.areas.length + frame.groups.length === 0;
  const isAsked = isBare && frame.residue.length <= mostAroundHelp && !asksExperience(frame) && isQuestion(frame.text);
  const isAlone = frame.topic.length === 0 && frame.size <= 8;
  return isAlone || (isAsked && frame.size <= mostAroundTalk) ? run('/help', frame) : null;
}
