import { emptyFrame } from './empty-frame.ts';
import { fillFrame } from './fill.ts';
import { overlay } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { rankLanguages } from './language.ts';
import { listParts } from './list-parts.ts';
import { correctMeasures, readMaybePlace, readSuspicious } from './misspelt.ts';
import type { Words } from './part.ts';
import {
  asksExperience,
  asksFigure,
  has,
  isAct,
  isActOnNumber,
  isAsking,
  isQuestion,
  isRequest,
  questionKindOf,
} from './question-kind.ts';
import { listHalves, splitQuestions, splitSentences } from './split.ts';
import { listTokens } from './tokens.ts';

/** The length in characters from which a message is read sentence by sentence. */
export const longestWhole = 400;
/** The number of characters of a message that are read. */
const longestRead = 8_000;
const mostSentences = 60;

/** A message: what is asked first, and what is asked besides. */
export type Reading = {
  frame: Frame;
  also: Frame | null;
  /** What was said besides, where two requests were taken from several sentences. */
  rest: Frame[];
  isLong: boolean;
};

export type Reader = { read(text: string): Reading };

/** Reads plain words. The same words always mean the same. */
export function createReader(words: Words, thisYear: number): Reader {
  function readSentence(text: string): Frame {
    const tokens = listTokens(text);
    if (tokens.length === 0) return emptyFrame(text, 'en', 0);
    const ranked = rankLanguages(text, tokens, words.lexicon);
    let parts = listParts(text, tokens, ranked, words);
    const language = ranked.languages[0] ?? 'en';
    let frame = fillFrame(text, tokens, parts, language, thisYear);
    if (questionKindOf(frame) !== 'experience' || frame.families.length > 0) {
      const corrections = correctMeasures(tokens, parts, words);
      if (corrections.length > 0) {
        const corrected = listParts(text, tokens, ranked, words);
        const isMeasure = (word: string) =>
          corrected.some(
            (part) =>
              part.meanings.some(({ slot }) => slot === 'family' || slot === 'group') &&
              tokens.slice(part.start, part.end).some(({ folded }) => folded === word),
          );
        // A word set right that still measures nothing was none.
        if (corrections.every(({ meant }) => isMeasure(meant))) {
          parts = corrected;
          frame = fillFrame(text, tokens, parts, language, thisYear);
          frame.corrections = corrections;
        }
      }
    }
    readSuspicious(frame, parts, tokens, words, asksFigure(frame));
    if (asksFigure(frame)) readMaybePlace(frame, parts, tokens);
    return frame;
  }

  function readShort(text: string): Reading {
    const restart = findRestart(text);
    if (restart !== null) {
      const after = readSentence(text.slice(restart.end));
      const before = readSentence(text.slice(0, restart.start));
      const isSame = isAsking(after) || isFree(before) || isFree(after);
      if (after.size > 0 && before.size > 0 && !isFree(before) && !isFree(after)) {
        if (isSame) return readShort(text.slice(restart.end));
        if (isAsking(before) && after.residue.length === 0)
          return { frame: overlay(after, before), also: null, rest: [], isLong: false };
      }
    }
    const whole = readSentence(text);
    const clauses = splitQuestions(text, whole.language)
      .map(readSentence)
      .filter((frame) => frame.size > 0);
    return { ...twoOf(text, whole, clauses), isLong: false };
  }

  /** The first request of a message and another that follows it; the whole where there is one. */
  function twoOf(text: string, whole: Frame, clauses: readonly Frame[]): Omit<Reading, 'isLong'> {
    const one = { frame: whole, also: null, rest: [] };
    const [begin] = clauses;
    // What is asked of the others, or told to them, goes on to the end of the message.
    if (isFree(whole) && (!begin || isFree(begin) || !isAsking(begin))) return halvesOf(whole, isActBesideFree) ?? one;
    if (clauses.length > 1) {
      const asking = clauses.filter((clause) => isAsking(clause) && !isOfAsker(clause));
      const said = asking.filter(isExplicit);
      const [first, second] = said.length > 0 ? said : asking;
      if (first && second && isAnother(first, second)) {
        const isFreeNext = isFree(second);
        const at = isFreeNext ? text.indexOf(second.text) : -1;
        const rest = isFreeNext ? [] : clauses.filter((clause) => clause !== first && clause !== second);
        return { frame: first, also: at >= 0 ? readSentence(text.slice(at)) : second, rest };
      }
      if (first && second) return one;
    }
    return halvesOf(whole, isNextAct) ?? one;
  }

  function halvesOf({ text, language }: Frame, accepts: (left: Frame, right: Frame) => boolean) {
    for (const [left, right] of listHalves(text, language)) {
      const frame = readSentence(left);
      const also = readSentence(right);
      const isFirst = isAsking(frame) || (frame.regions.length > 0 && has(frame, 'show-one', 'profile'));
      if (isFirst && isAsking(also) && accepts(frame, also)) return { frame, also, rest: [] };
    }
    return null;
  }

  function readLong(text: string): Reading {
    const frames = splitSentences(text.slice(0, longestRead)).slice(0, mostSentences).map(readSentence);
    const asking = frames.map((frame) => ({ frame, full: fullness(frame) })).filter(({ frame }) => isAsking(frame));
    asking.sort((left, right) => right.full - left.full);
    const [first] = asking;
    return {
      frame: first?.frame ?? frames[0] ?? emptyFrame(text, 'en', 0),
      also: asking[1]?.frame ?? null,
      rest: [],
      isLong: true,
    };
  }

  return { read: (text) => (text.length > longestWhole ? readLong(text) : readShort(text)) };
}

/** "… no, wait, …": what a person takes back. */
const restarting =
  /(?:\.{2,}|…|[,;.–—-])\s*(?:(?:no|nein|nej|non|não|nao|ah|oh|eh|ups|oops|ay|och)[,.\s]+)*(?:wait|sorry|scratch that|i mean|i meant|correction|make that|or rather|perd[oó]n|perdona|mejor dicho|digo|quiero decir|quer[ií]a decir|espera|scusa|scusate|anzi|volevo dire|pardon|je veux dire|je voulais dire|plut[oô]t|enfin non|non attends|attends|moment|quatsch|ich meine|ich meinte|vielmehr|besser gesagt|halt stopp|f[oö]rl[aå]t|f[oö]rresten|jag menar|jag menade|snarare|v[aä]nta|ursäkta|perd[oó]|vull dir|volia dir|m[eé]s ben dit|desculpa|desculpe|quero dizer|queria dizer|ali[aá]s|ou melhor)(?![\p{L}])[,:.…\s]*/iu;

function findRestart(text: string): { start: number; end: number } | null {
  const match = restarting.exec(text);
  return match && match.index > 0 ? { start: match.index, end: match.index + match[0].length } : null;
}

/** Whether the rest of the message is a person's own text. */
function isFree(frame: Frame): boolean {
  return frame.intents.some(({ value }) => value === 'ask' || value === 'log');
}

/** Whether a second request is another than the first. */
function isAnother(first: Frame, second: Frame): boolean {
  const kind = questionKindOf(first);
  const other = questionKindOf(second);
  if (kind === 'figure' && other === 'figure') return isOtherFigure(first, second);
  if (kind === 'manage' && other === 'manage') return actOf(first) !== actOf(second);
  return kind !== other && !isOneQuestion(first, second);
}

/** "How large is net migration, and how large the population?" */
function isOtherFigure(first: Frame, second: Frame): boolean {
  const named = (frame: Frame) => frame.families.map(({ value }) => value);
  const held = new Set(named(first));
  const isGroup = named(second).length === 0 && second.groups.length > 0 && first.groups.length === 0;
  return held.size > 0 && (named(second).some((value) => !held.has(value)) || isGroup);
}

/** Whether a clause asks by itself, and does not only tell of a matter. */
function isExplicit(frame: Frame): boolean {
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
function isOfAsker(frame: Frame): boolean {
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
function isNextAct(left: Frame, right: Frame): boolean {
  const hasPlace = left.regions.length > 0 || left.isOwn || questionKindOf(left) !== 'figure';
  const isOwnAct =
    right.intents.some(({ value }) => isRequest(value) && !['like', 'compare', 'profile'].includes(value)) ||
    isActOnNumber(right);
  return hasPlace && (isOwnAct || isBareMeasure(left, right)) && isAnother(left, right) && !isListOfPlaces(left, right);
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
function isActBesideFree(left: Frame, right: Frame): boolean {
  const kind = questionKindOf(right);
  return (
    !left.intents.some(({ value }) => value === 'ask') && (kind === 'digest' || isFree(right)) && isNextAct(left, right)
  );
}

/** "Who is like us and does better on …" is one question. */
function isOneQuestion(first: Frame, second: Frame): boolean {
  return questionKindOf(first) === 'peers' && questionKindOf(second) === 'peers';
}

function fullness(frame: Frame): number {
  return (
    frame.intents.length * 2 +
    frame.families.length * 3 +
    frame.regions.length * 2 +
    frame.groups.length +
    (frame.period ? 1 : 0) -
    frame.residue.length * 0.2
  );
}
