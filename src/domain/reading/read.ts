import { type Contrast, findContrast } from './contrast.ts';
import { readSaidSpan } from './dated-span.ts';
import { emptyFrame } from './empty-frame.ts';
import { fillFrame } from './fill.ts';
import { overlay } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { rankLanguages } from './language.ts';
import { listParts } from './list-parts.ts';
import { correctMeasures, readMaybePlace, readMisspeltExceptions, readSuspicious } from './misspelt.ts';
import type { Words } from './part.ts';
import { listProgrammeWords } from './programme.ts';
import { asksFigure, has, isAsking, questionKindOf } from './question-kind.ts';
import {
  fullness,
  isActBesideFree,
  isAnother,
  isBarePeers,
  isExplicit,
  isFree,
  isNextAct,
  isOfAsker,
  isOtherDigest,
  isTold,
  withMeasure,
} from './second-request.ts';
import { listHalves, splitQuestions, splitSentences } from './split.ts';
import { foldWord, listTokens } from './tokens.ts';
import { readWhoCame } from './who-came.ts';

/** The length in characters from which a message is read sentence by sentence. */
export const longestWhole = 400;
/** The number of characters of a message that are read. */
const longestRead = 8_000;
const mostSentences = 60;

const abbreviation = /(?<![\p{L}.])(\p{L}{1,7})\. (?=[\p{L}\d])/gu;

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
    const phrases = words.phrases.listIn(text);
    const listNouns = tokens.map(({ folded }) => folded).filter((word) => words.phrases.isListed('list-noun', word));
    const programme = listProgrammeWords(tokens, ranked.languages, words.programmes);
    const span = readSaidSpan(text, tokens, parts, words.phrases);
    const named = { listNouns, programme, span };
    const fill = () => {
      const filled = fillFrame(text, tokens, parts, language, thisYear, words.phrases);
      return { ...filled, ...named, phrases: [...phrases, ...filled.phrases] };
    };
    let frame: Frame = fill();
    // "Pause the newsletter for the holidays": nothing of a digest measures.
    const isOfMeasure = questionKindOf(frame) !== 'experience' && !has(frame, 'digest:digest');
    if (isOfMeasure || frame.families.length > 0) {
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
          frame = { ...fill(), corrections: corrections.filter(({ isSaid }) => isSaid) };
        }
      }
    }
    readWhoCame(frame, parts, tokens, words);
    readMisspeltExceptions(frame, parts, tokens, words);
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
        if (isSame) {
          const next = readShort(text.slice(restart.end));
          return { ...next, rest: [...next.rest, unreadOf(before)] };
        }
        if (isAsking(before) && after.residue.length === 0)
          return { frame: overlay(after, before), also: null, rest: [unreadOf(before)], isLong: false };
      }
    }
    const whole = readSentence(text);
    const contrast = mayContrast.test(text) ? findContrast(text, whole.language, readSentence) : null;
    if (contrast) return readContrast(contrast);
    const clauses = splitQuestions(text, whole.language)
      .map(readSentence)
      .filter((frame) => frame.size > 0);
    return { ...twoOf(text, whole, clauses), isLong: false };
  }

  /** What is meant, with the place that only what is set aside names. */
  function readContrast({ before, aside, meant, said }: Contrast): Reading {
    const whole = readShort(`${before}${meant}`);
    const { frame } = whole;
    // What is set aside is named as not used.
    const left = { said, at: 0, slots: [], values: [], codes: [], isAside: false };
    const reading = { ...whole, rest: [...whole.rest, { ...emptyFrame(said, frame.language, 1), content: [left] }] };
    if (frame.regions.length > 0 || frame.isOwn || frame.unknownPlaces.length > 0) return reading;
    const { regions } = readSentence(aside);
    return regions.length === 0 ? reading : { ...reading, frame: { ...frame, regions } };
  }

  /** The first request of a message and another that follows it; the whole where there is one. */
  function twoOf(text: string, whole: Frame, clauses: readonly Frame[]): Omit<Reading, 'isLong'> {
    const one = { frame: whole, also: null, rest: [] };
    const [begin] = clauses;
    if (isOtherDigest(whole)) return one;
    // What is asked of the others, or told to them, goes on to the end of the message.
    if (isFree(whole) && (!begin || isFree(begin) || !isAsking(begin))) return halvesOf(whole, isActBesideFree) ?? one;
    const asked = begin && clauses.length > 1 && isTold(begin) ? readSentence(text.slice(begin.text.length)) : null;
    if (begin && asked && isBarePeers(asked))
      return { ...one, frame: withMeasure(asked, begin), rest: [unreadOf(begin)] };
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
    const frames = splitSentences(text).slice(0, mostSentences).map(readSentence);
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

  return {
    read(said) {
      // "Rumänien u. Bulgarien", "dt. Regionen": the dot ends no sentence.
      const text = said
        .slice(0, longestRead)
        .replace(/(?<=\p{L} )u\. (?=\p{L})/giu, 'und ')
        .replace(/(?<=\p{L})\.(?=,)/gu, '')
        // "3. esperientzia": the point makes an ordinal.
        .replace(/(?<=\d)\. (?=(\p{L}+))/gu, (dot, next: string) =>
          words.phrases.isListed('number-noun-behind', foldWord(next)) ? ' ' : dot,
        )
        .replace(abbreviation, (whole, word: string) =>
          words.phrases.isListed('abbreviated', foldWord(word)) ? `${word} ` : whole,
        );
      return text.length > longestWhole ? readLong(text) : readShort(text);
    },
  };
}

/** Of a sentence that another stands in for: the words that nothing read. What was read of it is taken back, or used with the other. */
function unreadOf(frame: Frame): Frame {
  const { text, language, size, residue, unusedTurns, negators } = frame;
  const content = frame.content.filter(({ slots }) => slots.every((slot) => slot === 'number'));
  return { ...emptyFrame(text, language, size), residue, content, unusedTurns, negators };
}

/** Words without which no contrast is looked for. */
const mayContrast =
  /(?<!\p{L})(?:not|no|non|pas|nicht|kein\p{L}*|inte|ej|não|nao|nie|zamiast|ez|isn.t|don.t|rather than|instead of|en vez de|en lugar de|invece|au lieu|plutôt que|statt|anstatt|i stället|istället|en lloc de|em vez de|sin contar|senza contare|sans compter|ohne|utan|sense comptar|sem contar)(?!\p{L})/iu;

/** "… no, wait, …": what a person takes back. */
const restarting =
  /(?:\.{2,}|…|[,;.?–—-])\s*(?:(?:no|nein|nej|non|não|nao|ah|oh|eh|ups|oops|ay|och)[,.\s]+)*(?:wait|sorry|(?:ah|oh|eh|uh|ups|ach|äh|nej|och),? (?:no|non|nein|nej|nee|não)(?=,)|scratch that|i mean|i meant|correction|make that|or rather|perd[oó]n|perdona|mejor dicho|digo|quiero decir|quer[ií]a decir|espera|scusa|scusate|anzi|volevo dire|pardon|je veux dire|je voulais dire|plut[oô]t|enfin non|non attends|attends|moment|quatsch|ich meine|ich meinte|vielmehr|besser gesagt|halt stopp|f[oö]rl[aå]t|f[oö]rresten|jag menar|jag menade|snarare|v[aä]nta|ursäkta|perd[oó]|vull dir|volia dir|m[eé]s ben dit|desculpa|desculpe|quero dizer|queria dizer|ali[aá]s|ou melhor)(?![\p{L}])[,:.…\s]*/iu;

function findRestart(text: string): { start: number; end: number } | null {
  const match = restarting.exec(text);
  return match && match.index > 0 ? { start: match.index, end: match.index + match[0].length } : null;
}
