import { foldText } from '#src/core/text.ts';
import { answer } from './answer.ts';
import { askedText } from './asked-text.ts';
import type { Decision, ReadPiece } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import { asksExperience, has } from './question-kind.ts';

/** Everything that is no figure and no search: digests, questions, logging, oneself, help, thanks, and what is never answered. */
export function decideManaging(frame: Frame): Decision | null {
  return (
    decideTalk(frame) ??
    decideQuestion(frame) ??
    decideLogging(frame) ??
    decideNever(frame) ??
    decideMe(frame) ??
    decideDigest(frame) ??
    decideRest(frame)
  );
}

function run(line: string, frame: Frame, reading: ReadPiece[] = []): Decision {
  return {
    type: 'line',
    line,
    also: null,
    reading,
    unused: [],
    corrections: frame.corrections,
    parts: [],
    offers: [],
    isLong: false,
  };
}

/** Adds to a decision a part of the message that the command does not use. */
function withUnused(decision: Decision, said: string | null): Decision {
  return decision.type === 'line' && said !== null ? { ...decision, unused: [said] } : decision;
}

/** Most words a bare "thanks" has around it. */
const mostAroundTalk = 8;

function decideTalk(frame: Frame): Decision | null {
  if (frame.size === 0) return run('/help', frame);
  if (has(frame, 'wrong') && frame.families.length === 0 && frame.regions.length === 0)
    return { type: 'doubt', frame, doubt: { reason: 'not-meant' } };
  const asks =
    frame.families.length > 0 ||
    frame.regions.length > 0 ||
    frame.unknownPlaces.length > 0 ||
    frame.areas.length > 0 ||
    frame.groups.some(({ value }) => value !== 'everyone') ||
    frame.residue.length > 2 ||
    frame.never !== null ||
    frame.number !== null ||
    frame.intents.some(
      ({ value }) =>
        !value.startsWith('talk:') &&
        value !== 'like' &&
        !value.startsWith('verb:') &&
        value !== 'experience' &&
        value !== 'peers',
    );
  const talk = frame.talk.includes('thanks') ? 'thanks' : frame.talk[0];
  if (talk === undefined || asks || frame.size > mostAroundTalk) return null;
  return talk === 'hello' && frame.size === 1 ? run('/help', frame) : { type: 'talk', talk };
}

function decideQuestion(frame: Frame): Decision | null {
  if (has(frame, 'my-questions')) return run('/question mine', frame);
  const ask = frame.intents.find(({ value }) => value === 'ask');
  if (ask) {
    const text = askedText(frame, ask.end);
    return run(joinLine('/question ask', text && quoted(text)), frame);
  }
  if (!has(frame, 'questions')) return null;
  const region = frame.regions[0];
  return run(
    joinLine('/question list', frame.areas[0] && `area=${frame.areas[0]}`, region && `region=${region.code}`),
    frame,
  );
}

/** One thing that can be logged, by its name in each language. */
const loggable =
  /\b(?:experience|practice|project|example|experiencia|practica|proyecto|iniciativa|esperienza|pratica|progetto|iniziativa|pratique|projet|erfahrung|praxis|projekt|beispiel|erfarenhet|praktik|exempel|projecte|projeto)\b/;

function decideLogging(frame: Frame): Decision | null {
  const { number } = frame;
  if (has(frame, 'adopt') && number !== null) return run(`/experience adopt ${number}`, frame);
  if (has(frame, 'edit') && number !== null) return run(`/experience edit ${number}`, frame);
  if (has(frame, 'mine') && !has(frame, 'log')) return run('/experience mine', frame);
  const isLog =
    has(frame, 'log') || (has(frame, 'verb:log') && loggable.test(foldText(frame.text)) && frame.regions.length === 0);
  if (isLog && !frame.isShare && frame.families.length === 0) return run('/experience log', frame);
  if (has(frame, 'edit') && has(frame, 'experience')) return run('/experience mine', frame);
  if (number !== null && frame.families.length === 0 && frame.regions.length === 0 && frame.topic.length <= 2)
    return run(`/experience show ${number}`, frame);
  return null;
}

function decideNever(frame: Frame): Decision | null {
  const { never } = frame;
  if (never === null) {
    if (has(frame, 'members')) return { type: 'doubt', frame, doubt: { reason: 'members' } };
    return null;
  }
  if (never === 'weather' || never === 'chat' || never === 'politics' || never === 'person') {
    if (asksExperience(frame) && never !== 'person' && frame.topic.length > 1) return null;
    return { type: 'doubt', frame, doubt: { reason: 'never', topic: never, offers: [] } };
  }
  if (asksExperience(frame)) return null;
  const words = frame.topic.join(' ');
  const offers = words ? [{ line: joinLine('/experience search', quoted(words)) }] : [];
  return { type: 'doubt', frame, doubt: { reason: 'never', topic: never, offers } };
}

/** "My region is not …, it is …" */
const ownRegion =
  /\b(?:my|mi|la mia|ma|meine|min|la meva|a minha) regio(?:n|ne|nen)? (?:is|isn|es|no es|e|non e|est|n est|ist|ar|no)\b|\b(?:la meva regio|a minha regiao) (?:es|no es|e|nao e)\b/;

/** Verbs that set something about oneself. */
const changing =
  /\b(?:change|switch|set|cambi\w*|canvi\w*|muda\w*|andern|umstellen|byt\w*|andra|chang\w*|my name is|i am from)\b/;

const clockOrLanguage =
  /\b(?:time ?zone|fuso|fus horari|huso|fuseau|zona horaria|zeitzone|tidszon|language|idioma|lingua|langue|sprache|sprak|llengua)\b/;

function decideMe(frame: Frame): Decision | null {
  if (has(frame, 'verb:delete') && (has(frame, 'person-data:account', 'me') || frame.size <= 3))
    return run('/me forget', frame);
  const isMyRegion = ownRegion.test(foldText(frame.text)) && frame.regions.length + frame.scope.excluded.length > 0;
  if (has(frame, 'person-data:export') && !has(frame, 'verb:delete')) return run('/me export', frame);
  const isAboutMe = has(frame, 'me') || has(frame, 'language') || isMyRegion;
  if (!isAboutMe || frame.families.length > 0 || has(frame, 'compare') || has(frame, 'peers')) return null;
  const isChange =
    has(frame, 'verb:change', 'language') || frame.regions.length > 0 || changing.test(foldText(frame.text));
  if (!isChange) return run('/me', frame);
  // Moved from one region to another, the last one that was named is meant.
  const isOfClock = clockOrLanguage.test(foldText(frame.text)) || has(frame, 'language');
  const region = isOfClock
    ? undefined
    : frame.regions.findLast(({ code }) => !frame.scope.excluded.some((each) => each.code === code));
  const pieces: ReadPiece[] = region ? [{ kind: 'region', value: region.code }] : [];
  return answer(frame, joinLine('/me edit', region && `region=${region.code}`), pieces);
}

function decideDigest(frame: Frame): Decision | null {
  const isDigest = has(frame, 'digest:digest');
  const isOften = has(frame, 'cadence:every');
  const isFigure = frame.families.length > 0 || asksExperience(frame);
  const isBareStop = has(frame, 'verb:stop') && frame.size <= 4 && !isFigure && frame.regions.length === 0;
  if (isDigest && has(frame, 'verb:resume') && frame.unusedTurns.length === 0) return run('/digest resume', frame);
  const isOfMails = isDigest || frame.weeks !== null || has(frame, 'verb:send', 'verb:stop');
  if (has(frame, 'verb:pause') && isOfMails && !isFigure)
    return withUnused(
      run(joinLine('/digest pause', frame.weeks !== null && `weeks=${frame.weeks}`), frame),
      frame.periodSaid,
    );
  if (
    (isDigest &&
      (has(frame, 'verb:stop') ||
        (frame.unusedTurns.length > 0 && !isFigure) ||
        (has(frame, 'verb:send', 'verb:delete') && frame.unusedTurns.length > 0) ||
        has(frame, 'verb:delete'))) ||
    isBareStop
  )
    return run('/digest unsubscribe', frame);
  if (isDigest && has(frame, 'verb:resume')) return run('/digest resume', frame);
  if (isDigest && has(frame, 'verb:change')) return run('/digest change', frame);
  if (isDigest && has(frame, 'verb:show-digest') && !isOften && !has(frame, 'verb:send'))
    return run('/digest show', frame);
  if (has(frame, 'verb:subscribe') && !isFigure && frame.residue.length < 3) return run('/digest subscribe', frame);
  if (isOften && !isFigure && (isDigest || has(frame, 'verb:send', 'news') || frame.topic.length <= 2))
    return run('/digest subscribe', frame);
  if (isDigest && has(frame, 'verb:send') && !isFigure) return run('/digest subscribe', frame);
  if (has(frame, 'news') && !isFigure && frame.areas.length === 0) {
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
    return run(
      joinLine('/digest preview', frame.regions[0]?.code),
      frame,
      frame.regions.slice(0, 1).map(({ code }) => ({ kind: 'region', value: code })),
    );
  }
  if (isDigest && !isFigure)
    return run(
      has(frame, 'help:help', 'meaning') ? '/digest show' : joinLine('/digest preview', frame.regions[0]?.code),
      frame,
    );
  return null;
}

function decideRest(frame: Frame): Decision | null {
  if (has(frame, 'status') && frame.regions.length === 0) return run('/status', frame);
  if (has(frame, 'indicators')) return run(joinLine('/indicator list', frame.areas[0]), frame);
  if (has(frame, 'weakest') && frame.families.length === 0) {
    const [area] = frame.areas;
    if (area) return run(`/indicator list ${area}`, frame);
    return run(joinLine('/region show', frame.regions[0]?.code), frame);
  }
  const isHelp = has(frame, 'help:help') && frame.families.length === 0 && frame.regions.length === 0;
  if (!isHelp) return null;
  const word = /^\s*help\s+([a-z]+)\s*$/i.exec(frame.text)?.[1];
  if (word) return run(`/help ${word.toLowerCase()}`, frame);
  return frame.topic.length === 0 && frame.size <= 8 ? run('/help', frame) : null;
}
