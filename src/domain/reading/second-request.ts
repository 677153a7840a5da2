import type { Frame } from './frame.ts';
import { asksExperience, has, isAct, isActOnNumber, isQuestion, isRequest, questionKindOf } from './question-kind.ts';

/** Returns whether the rest of the message is a person's own text. */
export function isFree(frame: Frame): boolean {
  return frame.intents.some(({ value }) => value === 'ask' || value === 'log');
}

/** Returns whether a second request is another than the first. */
export function isAnother(first: Frame, second: Frame): boolean {
  const kind = questionKindOf(first);
  const other = questionKindOf(second);
  if (kind === 'figure' && other === 'figure') return isOtherFigure(first, second);
  if (kind === 'manage' && other === 'manage') return actOf(first) !== actOf(second);
  return kind !== other && !isOneQuestion(first, second) && !isMatterOf(first, second);
}

/** "Compare Murcia with Apulia; risk of poverty": what they are compared on. */
function isMatterOf(first: Frame, second: Frame): boolean {
  const isOpen = questionKindOf(first) === 'compare' && first.families.length + first.areas.length === 0;
  const isBare = second.regions.length === 0 && !second.isOwn && !isQuestion(second.text);
  return (
    isOpen && isBare && questionKindOf(second) === 'figure' && !second.intents.some(({ value }) => isRequest(value))
  );
}

/** "How large is net migration, and how large the population?" */
function isOtherFigure(first: Frame, second: Frame): boolean {
  const named = (frame: Frame) => frame.families.map(({ value }) => value);
  const held = new Set(named(first));
  const isGroup = named(second).length === 0 && second.groups.length > 0 && first.groups.length === 0;
  return held.size > 0 && (named(second).some((value) => !held.has(value)) || isGroup);
}

/** Returns whether a clause asks by itself, and does not only tell of a matter. */
export function isExplicit(frame: Frame): boolean {
  return (
    asksExperience(frame) ||
    frame.families.length > 0 ||
    frame.isShare ||
    has(frame, 'anybody') ||
    isActOnNumber(frame) ||
    frame.intents.some(({ value }) => isRequest(value) && !['cadence:every', 'why', 'news'].includes(value)) ||
    isQuestion(frame.text)
  );
}

/** "I work in Teruel and …": where the asker is tells why the rest is asked. */
export function isOfAsker(frame: Frame): boolean {
  const requests = frame.intents.map(({ value }) => value).filter(isRequest);
  const isAside = frame.regions.length > 0 && frame.regions.every((region) => region.isAside);
  return isAside && requests.every((value) => value === 'me') && !has(frame, 'verb:change') && !isQuestion(frame.text);
}

function actOf(frame: Frame): string {
  return [...frame.intents.map(({ value }) => value).filter((value) => isRequest(value) || isAct(value)), frame.number]
    .sort()
    .join();
}

/** Halves of which the second is a request of its own, and the first needs no place that only the second has. */
export function isNextAct(left: Frame, right: Frame): boolean {
  const hasPlace = left.regions.length > 0 || left.isOwn || questionKindOf(left) !== 'figure';
  const isOwnAct =
    right.intents.some(({ value }) => isRequest(value) && !['like', 'compare', 'profile'].includes(value)) ||
    isActOnNumber(right);
  return (
    hasPlace &&
    (isOwnAct || isBareMeasure(left, right) || isBareMatter(left, right)) &&
    isAnother(left, right) &&
    !isListOfPlaces(left, right)
  );
}

/** "Too many of ours leave school early.": a measure, told and not asked for. */
export function isTold(frame: Frame): boolean {
  const asks = frame.intents.some(({ value }) => isRequest(value) && value !== 'like' && value !== 'me');
  const isAsked = isQuestion(frame.text, frame.language);
  return frame.families.length > 0 && frame.regions.length === 0 && !asks && !isAsked && !frame.isShare;
}

/** "Who is comparable and manages better?" */
export function isBarePeers(frame: Frame): boolean {
  return has(frame, 'peers') && frame.direction !== null && frame.families.length + frame.groups.length === 0;
}

/** A question with the measure of the sentence before. */
export function withMeasure(asked: Frame, told: Frame): Frame {
  const isOwn = asked.isOwn || (told.isOwn && asked.regions.length === 0);
  return {
    ...asked,
    isOwn,
    families: told.families,
    groups: told.groups,
    content: [...told.content, ...asked.content],
  };
}

/** "Show me the region's profile and any housing projects there". */
function isBareMatter(left: Frame, right: Frame): boolean {
  const isShown = has(left, 'profile') && left.regions.length === 1;
  return isShown && questionKindOf(right) === 'experience' && right.residue.length === 0;
}

/** "… and also the population": another measure by its bare noun, for the place that the first is of. */
function isBareMeasure(left: Frame, right: Frame): boolean {
  const isOne = left.regions.length === 1 && !left.isOwnBeside && left.families.length > 0;
  const isPlain = [left, right].every(
    (each) =>
      each.direction === null &&
      each.superlative === null &&
      !has(each, 'compare', 'peers', 'rank') &&
      !asksExperience(each),
  );
  const isBare = right.residue.length === 0 && right.unknownPlaces.length === 0 && right.matters.length === 0;
  return isOne && isPlain && isBare && right.families.length > 0;
}

const mostBesidePlace = 2;

/** "… Murcia" and "Puglia on …": the joint stands between two names of one list. */
function isListOfPlaces(left: Frame, right: Frame): boolean {
  const isAtEnd = left.regions.some(({ at }) => at >= left.size - mostBesidePlace);
  return isAtEnd && right.regions.some(({ at }) => at < mostBesidePlace);
}

/** "Log our project, and send me the digest": no free text is a request for a digest. */
export function isActBesideFree(left: Frame, right: Frame): boolean {
  const kind = questionKindOf(right);
  return (
    !left.intents.some(({ value }) => value === 'ask') && (kind === 'digest' || isFree(right)) && isNextAct(left, right)
  );
}

/** "Who is like us and does better on …" is one question. */
function isOneQuestion(first: Frame, second: Frame): boolean {
  return questionKindOf(first) === 'peers' && questionKindOf(second) === 'peers';
}

/** Returns how much of a frame is filled: of several sentences the fullest is answered. */
export function fullness(frame: Frame): number {
  return (
    frame.intents.length * 2 +
    frame.families.length * 3 +
    frame.regions.length * 2 +
    frame.groups.length +
    (frame.period ? 1 : 0) -
    frame.residue.length * 0.2
  );
}

/** "Too many mails. Could I get the digest on Mondays instead?": the complaint tells why another digest is wanted. */
export function isOtherDigest(frame: Frame): boolean {
  const isOther = has(frame, 'prefer:other', 'verb:change') && (has(frame, 'weekday:day') || frame.areas.length > 0);
  const isNamed = has(frame, 'digest:digest') || (has(frame, 'verb:subscribe') && has(frame, 'verb:stop'));
  const isOnly = frame.families.length === 0 && frame.regions.length === 0 && frame.number === null;
  return isNamed && isOther && isOnly;
}
