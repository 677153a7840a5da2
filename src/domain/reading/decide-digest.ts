import { run } from './answer.ts';
import type { Decision } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { asksExperience, has, says } from './question-kind.ts';
import { isOtherDigest } from './second-request.ts';

/** "The digest, but only employment": the policy area, and nothing that is counted. */
function isAboutWork({ families, groups, regions, period, isShare, isTrend, superlative, ...frame }: Frame): boolean {
  const isCounted = isShare || isTrend || superlative !== null || period !== null || groups.length + regions.length > 0;
  const isWork = families.length > 0 && families.every(({ value }) => value === 'employment');
  return isWork && !isCounted && frame.intents.some(({ value }) => value === 'digest:digest');
}

const mostOfStop = 4;
const mostOfCadence = 2;
const mostUnknown = 2;
/** "9h", "7h30", "8:30", "17 Uhr": an hour, whatever its word. */
const hour = /\b\d{1,2}\s?(?:h\d{0,2}\b|:\d\d|uhr\b|o.?clock|am\b|pm\b)|\bkl\.? ?\d/i;

const byMail = /mail|mejl|corr[eéi]|courriel|\bpost/iu;

/**
 * Digests: begin, end, wait, go on, be another, be looked at. Where they are to come by mail, which the form asks for, or not once a week, which none does,
 * that is named.
 */
export function decideDigest(frame: Frame): Decision | null {
  const decision = decideAct(frame);
  if (decision?.type === 'line' && decision.line === '/digest change' && says(frame, 'not-weekly')) {
    const saidOf = (intent: string) => frame.intents.find(({ value }) => value === intent)?.said;
    const cadence =
      saidOf('weekday:day') ?? frame.periodSaid ?? frame.residue[0]?.word ?? saidOf('cadence:every') ?? frame.text;
    return { ...decision, unused: [...new Set([...decision.unused, cadence])] };
  }
  if (decision?.type !== 'line' || decision.line !== '/digest subscribe') return decision;
  const mails = frame.intents.filter(({ value, said }) => value === 'weekday:day' && byMail.test(said ?? ''));
  return { ...decision, unused: [...decision.unused, ...mails.map(({ said }) => said ?? '')] };
}

function decideAct(frame: Frame): Decision | null {
  // "The digest only when there is something on health": what it is to be about.
  const isSent = has(frame, 'digest:digest') && (has(frame, 'verb:send', 'verb:subscribe') || says(frame, 'wants-it'));
  const isFigure = (frame.families.length > 0 && !isAboutWork(frame)) || (asksExperience(frame) && !isSent);
  // "Why did I get it", "how many people get it", "don't stop it": nothing is begun or ended.
  const isOfPeople = frame.families.every(({ value }) => value === 'population') && frame.regions.length === 0;
  const isKept = has(frame, 'verb:stop') && isStopNegated(frame);
  if (
    has(frame, 'digest:digest', 'verb:subscribe') &&
    isOfPeople &&
    (has(frame, 'why') || frame.families.length > 0 || isKept)
  )
    return run('/digest show', frame);
  const isBareStop =
    has(frame, 'verb:stop') &&
    frame.size <= mostOfStop &&
    !isFigure &&
    frame.regions.length === 0 &&
    frame.number === null;
  // "What am I subscribed to?"
  if (says(frame, 'asks-subscribed') && !isFigure && frame.regions.length === 0) return run('/digest show', frame);
  // "Let me know when there is something on housing": what comes of itself is the digest.
  if (has(frame, 'verb:notify') && frame.families.length === 0) return run('/digest subscribe', frame);
  // "They want to stop the digest", "who gets it": nobody's but one's own.
  const isTheirs = says(frame, 'other-actor') && !frame.isOwn && has(frame, 'digest:digest', 'verb:subscribe');
  if (isTheirs && !isFigure) return doubtOf(frame, { reason: 'other-person', offers: [{ line: '/digest show' }] });
  if (isOfOther(frame)) return doubtOf(frame, { reason: 'other-person', offers: [{ line: '/digest subscribe' }] });
  if (has(frame, 'digest:digest')) return decideNamed(frame, isFigure);
  if (has(frame, 'verb:pause') && (frame.weeks !== null || has(frame, 'verb:send', 'verb:stop')) && !isFigure)
    return pause(frame);
  if (isOtherDigest(frame) && !isFigure) return run('/digest change', frame);
  // "I want to stop receiving this".
  const isStopSending =
    has(frame, 'verb:stop') && has(frame, 'verb:send', 'verb:subscribe') && frame.residue.length <= mostUnknown;
  if (isBareStop || (isStopSending && !isFigure && frame.regions.length === 0))
    return run('/digest unsubscribe', frame);
  // "I did not subscribe": how it stands.
  if (has(frame, 'verb:subscribe') && frame.negators.length > 0 && !isFigure) return run('/digest show', frame);
  if (has(frame, 'verb:subscribe') && !isFigure && frame.residue.length <= mostUnknown)
    return run('/digest subscribe', frame);
  // "Send me nothing in August".
  const isNothing = has(frame, 'verb:stop') || (has(frame, 'verb:send') && frame.negators.length > 0);
  const isForMonth = isNothing && frame.period?.type === 'month' && !has(frame, 'cadence:every');
  if (isForMonth && !isFigure && frame.regions.length === 0 && frame.residue.length <= mostUnknown) return pause(frame);
  // "Stop sending me that on Fridays but keep the monthly one": another digest, and none begun.
  const isOtherTime = has(frame, 'verb:stop') && has(frame, 'cadence:every', 'weekday:day');
  if (isOtherTime && !isFigure && frame.regions.length === 0) return run('/digest change', frame);
  // "I want to get the news on Thursdays", "only news about housing".
  const isNewsWanted = has(frame, 'news') && (has(frame, 'verb:send') || says(frame, 'wants-it'));
  const isOfArea = frame.areas.length > 0 && frame.regions.length + frame.families.length === 0;
  if (isNewsWanted && (has(frame, 'weekday:day') || isOfArea) && !isFigure) return run('/digest subscribe', frame);
  const isCadence = has(frame, 'verb:send', 'news') || frame.topic.length <= mostOfCadence;
  if (has(frame, 'cadence:every') && !isFigure && isCadence) return run('/digest subscribe', frame);
  // "Send me nothing on Fridays, I prefer Tuesdays".
  const isOtherDay = has(frame, 'weekday:day') && has(frame, 'prefer:other') && frame.regions.length === 0;
  if (isOtherDay && !isFigure && frame.residue.length <= mostUnknown) return run('/digest change', frame);
  return has(frame, 'news') && !isFigure && frame.areas.length === 0 ? preview(frame) : null;
}

/**
 * "Add Brittany to my digest", "also to my mail": what it is about or where it goes is another. Read before other acts, since its verbs also log,
 * delete and begin.
 */
export function decideDigestChange(frame: Frame): Decision | null {
  if (!has(frame, 'digest:digest') || has(frame, 'verb:subscribe')) return null;
  if (frame.families.length > 0 || asksExperience(frame) || isOfOther(frame)) return null;
  const isAbout =
    says(frame, 'alters-digest') && frame.regions.length + frame.areas.length + frame.scope.excluded.length > 0;
  // "Nothing more from Brittany": what is left out is named.
  const isLeft = frame.negators.length + frame.scope.excluded.length > 0 && !has(frame, 'verb:stop', 'verb:pause');
  const isPlaceLeft = isLeft && frame.regions.length + frame.scope.excluded.length > 0;
  return isAbout || isPlaceLeft || says(frame, 'to-mail') ? run('/digest change', frame) : null;
}

const address = /\S@\S+\.\p{L}{2,}/u;

/** "Subscribe my director to the digest": nobody is subscribed by another person. */
function isOfOther(frame: Frame): boolean {
  const isOfTheirs = has(frame, 'verb:stop', 'verb:pause', 'verb:delete', 'verb:missing', 'verb:change');
  return (
    has(frame, 'verb:subscribe', 'digest:digest') &&
    !isOfTheirs &&
    (says(frame, 'other-reader') || address.test(frame.text))
  );
}

/** The message names the digest. */
function decideNamed(frame: Frame, isFigure: boolean): Decision | null {
  const isOften = has(frame, 'cadence:every');
  const isNot = frame.negators.length > 0;
  const isStop = has(frame, 'verb:stop', 'verb:delete');
  const isWhen = has(frame, 'weekday:day') || isOften || hour.test(frame.text);
  const isOther =
    has(frame, 'prefer:other', 'verb:change') || frame.intents.some(({ value }) => value.startsWith('tongue:'));
  const isWanted = has(frame, 'verb:send', 'verb:subscribe');
  // "Drop health from my weekly mail": what it is about is another.
  const isAbout =
    frame.areas.length > 0 && (isStop || isNot || frame.direction !== null || has(frame, 'verb:change', 'verb:log'));
  // "It does not arrive any more": how it stands, and nothing ended.
  if (has(frame, 'verb:missing')) return run('/digest show', frame);
  if (isAbout && !has(frame, 'verb:subscribe')) return run('/digest change', frame);
  if (has(frame, 'verb:resume') && !isNot && !(has(frame, 'verb:pause') && frame.weeks !== null))
    return run('/digest resume', frame);
  // One issue or some weeks are meant, and never the end.
  const isSkip = says(frame, 'skip-issue') && !isStop;
  // "When is my next digest? I do not see it": asked, and nothing ended.
  if (says(frame, 'asks-when') && isNot && !isStop && !isSkip && !isFigure) return run('/digest show', frame);
  const isOne = (says(frame, 'next-issue') && (isSkip || !isWhen)) || (isSkip && says(frame, 'one-issue'));
  const isLeft = isSkip || isNot || isStop;
  const issues = frame.bareNumber ?? frame.count;
  if ((isSkip || (isLeft && isOne)) && issues !== null && issues > 1 && frame.weeks === null && !isFigure)
    return issuesDoubt(frame, issues);
  if (isLeft && isOne && frame.weeks === null && !says(frame, 'days-or-months') && !isFigure)
    return run('/digest snooze', frame);
  if (has(frame, 'skip:next') && (isNot || isStop || has(frame, 'verb:pause')) && frame.weeks === null && !isFigure)
    return run('/digest snooze', frame);
  const isWhile =
    frame.weeks !== null ||
    (frame.period?.type === 'month' && has(frame, 'verb:stop')) ||
    says(frame, 'days-or-months') ||
    says(frame, 'for-a-season');
  if ((has(frame, 'verb:pause') || isSkip || ((isStop || isNot) && isWhile)) && !isFigure) return pause(frame);
  if (isOther && isWhen && !has(frame, 'verb:subscribe')) return run('/digest change', frame);
  // "By mail, not in Slack".
  if (isNot && !isStop && has(frame, 'weekday:day')) return run('/digest change', frame);
  // "Don't send it in English, I want it in Swedish": another language, and no end.
  const isTongue = frame.intents.some(({ value }) => value.startsWith('tongue:'));
  if (isTongue && !has(frame, 'verb:delete') && !isFigure && frame.regions.length === 0)
    return run('/digest change', frame);
  if (isStop || (isNot && !isFigure)) return run('/digest unsubscribe', frame);
  if (isTongue && !isFigure && frame.regions.length === 0) return run('/digest change', frame);
  if (has(frame, 'verb:resume')) return run('/digest resume', frame);
  if (isWanted && !isFigure && !isWhen && !has(frame, 'verb:change')) return run('/digest subscribe', frame);
  if (isOther) return run('/digest change', frame);
  if (has(frame, 'verb:show-digest') && !isOften && !has(frame, 'verb:send')) return run('/digest show', frame);
  if (isWanted && !isFigure) return run('/digest subscribe', frame);
  if (isWhen && !isFigure) return run(isOften ? '/digest subscribe' : '/digest change', frame);
  if (has(frame, 'news') && !isFigure && frame.areas.length === 0) return preview(frame);
  if (isFigure) return null;
  // "Get the weekly digest": wanted from now on, and not what is in it once.
  if (says(frame, 'wants-it') && frame.regions.length === 0) return run('/digest subscribe', frame);
  return has(frame, 'help:help', 'meaning') ? run('/digest show', frame) : preview(frame);
}

/** "Skip the next three": how many weeks that is depends on how often the digest comes. */
function issuesDoubt(frame: Frame, issues: number): Decision {
  const offers = ['/digest snooze', '/digest pause'].map((line) => ({ line }));
  return doubtOf(frame, { reason: 'turn', said: String(issues), offers });
}

/** A pause, with what it does not use; it takes whole weeks, and asks which where a part of one is said. */
function pause(frame: Frame): Decision {
  const { weeks } = frame;
  if (weeks !== null && !Number.isInteger(weeks)) {
    const whole = [Math.floor(weeks), Math.ceil(weeks)].filter((each) => each > 0);
    const offers = whole.map((each) => ({ line: `/digest pause weeks=${each}` }));
    return doubtOf(frame, { reason: 'turn', said: frame.weeksSaid ?? String(weeks), offers });
  }
  const part = frame.unusedTurns.find((said) => weeks === null && /\d[./,]\d/.test(said));
  if (part !== undefined) {
    const offers = ['/digest pause weeks=1', '/digest pause'].map((line) => ({ line }));
    return doubtOf(frame, { reason: 'turn', said: part, offers });
  }
  const decision = run(joinLine('/digest pause', weeks !== null && `weeks=${weeks}`), frame);
  return decision.type === 'line' && frame.periodSaid !== null ? { ...decision, unused: [frame.periodSaid] } : decision;
}

function preview(frame: Frame): Decision {
  const [place] = frame.unknownPlaces;
  if (place)
    return {
      type: 'doubt',
      frame,
      doubt: {
        reason: 'unknown-place',
        said: place.said,
        candidates: place.candidates.map((region) => ({ line: `/digest preview ${region}`, region })),
      },
    };
  const [region] = frame.regions;
  return run(joinLine('/digest preview', region?.code), frame, region ? [{ kind: 'region', value: region.code }] : []);
}

const mostToStop = 2;

/** "Don't stop it", "sluta inte": the "not" stands beside the verb. */
function isStopNegated({ intents, content, negators }: Frame): boolean {
  const stops = intents.filter(({ value }) => value === 'verb:stop');
  const nots = content.filter(({ slots, said }) => slots.includes('negator') && negators.includes(said));
  return nots.some(({ at }) =>
    stops.some((stop) => at !== stop.at && at >= stop.at - mostToStop && at <= stop.end && stop.said !== undefined),
  );
}
