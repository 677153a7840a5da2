import { distance } from './distance.ts';
import type { Frame } from './frame.ts';
import { followsPreposition } from './is-place-name.ts';
import { hasSlot, type Part, type Words } from './part.ts';
import type { Place } from './places.ts';
import { has } from './question-kind.ts';
import { foldWord, type Token } from './tokens.ts';

const mostTried = 5;
const shortestMeasure = 6;
/** A name with two wrong letters begins right. */
const alikeBeginning = 4;

/** Another ending of the same word: "das verfügbare Einkommen", "verfügbares Einkommen". */
const endings = /(?:e[mnrs]?|a[sn]?|os?|[ns])$/;
const shortestStem = 5;

function isSameWord(one: string, other: string): boolean {
  const stem = one.replace(endings, '');
  return stem.length >= shortestStem && stem === other.replace(endings, '');
}

/** Misspelt words of what is measured, set right in the tokens; said as corrections, but for another ending of the same word. */
export function correctMeasures(
  tokens: Token[],
  parts: readonly Part[],
  { lexicon, phrases }: Words,
): { said: string; meant: string; isSaid: boolean }[] {
  const corrections: { said: string; meant: string; isSaid: boolean }[] = [];
  let tried = 0;
  for (const part of parts) {
    const token = tokens[part.start];
    if (!token || part.meanings.length > 0 || part.place || part.maybe || part.number !== null) continue;
    // What names a list is no measure with a slip in it: "utlysningar" are calls, and no "utlänningar".
    if (phrases.isListed('list-noun', token.folded)) continue;
    if (token.folded.length < shortestMeasure || tried >= mostTried || /\d/.test(token.folded)) continue;
    tried += 1;
    const allowed = token.folded.length >= 10 ? 2 : 1;
    const near = lexicon.measureWords.filter(
      (word) =>
        Math.abs(word.length - token.folded.length) <= allowed &&
        word[0] === token.folded[0] &&
        distance(word, token.folded, allowed) <= allowed,
    );
    const [word] = near;
    if (word === undefined) continue;
    corrections.push({ said: token.text, meant: word, isSaid: !isSameWord(token.folded, word) });
    token.folded = word;
  }
  return corrections;
}

/** The number of parts between a word that leaves out and what it leaves out. */
const exceptReach = 4;

/** A misspelt "except" before a place or a country: it may not be taken for what is asked, and is asked about. */
export function readMisspeltExceptions(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  { lexicon }: Words,
) {
  parts.forEach((part, index) => {
    const folded = tokens[part.start]?.folded ?? '';
    if (!isUnknown(part) || part.end !== part.start + 1 || folded.length < shortestExcept) return;
    const isBefore = parts
      .slice(index + 1, index + 1 + exceptReach)
      .some((each) => each.place !== null || hasSlot(each, 'country'));
    const allowed = folded.length > shortestMeasure ? 2 : 1;
    const isAlike = (word: string) =>
      word[0] === folded[0] &&
      Math.abs(word.length - folded.length) <= allowed &&
      distance(word, folded, allowed) <= allowed;
    if (isBefore && lexicon.exceptWords.some(isAlike)) frame.exceptions.push(part.said);
  });
}

const shortestExcept = 5;

/**
 * Words behind a place preposition that are no known word: a misspelt name is taken and said, another is a place that is not known. The parts
 * that became places are changed.
 */
export function readSuspicious(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  { places }: Words,
  asksFigure: boolean,
) {
  let tried = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const token = part && tokens[part.start];
    if (!part || !token || !isUnknown(part) || tried >= mostTried) continue;
    const follows = followsPreposition(part.start, { parts: parts.slice(0, index) });
    const isName = token.isCapital && !token.isFirst && (frame.language !== 'de' || follows);
    const isBeside = isBesidePlace(parts, index);
    const isAlone = parts.every((each) => each === part || isUnknown(each));
    if (!asksFigure && !token.isCapital) continue;
    if (!follows && !isName && !isBeside && !(asksFigure && isAlone)) continue;
    // "To keep", in English, is what is done.
    if (!isBeside && !token.isCapital && tokens[part.start - 1]?.folded === 'to' && !has(frame, 'compare')) continue;
    if (!isBeside && (frame.regions.length > 0 || frame.isOwn) && isPurpose(parts, index, token, frame.language))
      continue;
    tried += 1;
    if (token.isCapital && !token.isFirst && isBeside && takeNamed(frame, part)) continue;
    const run = [part];
    for (let next = parts[index + run.length]; next && run.length < 3; next = parts[index + run.length]) {
      if (!isUnknown(next) || !/^[\s'’-]*$/.test(tokens[next.start]?.gap ?? '')) break;
      run.push(next);
    }
    const near =
      part.maybe || places.isOrdinary(token.folded, frame.language)
        ? null
        : nearestOf(run, tokens, places, isName || isBeside || (asksFigure && follows));
    if (near) {
      const { count, found } = near;
      const said = run
        .slice(0, count)
        .map((each) => each.said)
        .join(' ');
      const regions = [...new Set(found.flatMap(({ place }) => place.regions))];
      const [code] = regions;
      const [only] = found;
      if (code !== undefined && only && found.length === 1 && regions.length === 1 && isSure(only, said)) {
        frame.corrections.push({ said, meant: places.nameOf(code) });
        if (!frame.regions.some((each) => each.code === code))
          frame.regions.push({ code, said, at: part.start, as: 'region', isAside: false });
      } else frame.unknownPlaces.push({ said, why: 'unknown', candidates: regions, at: part.start });
      frame.residue = frame.residue.filter(({ at }) => at < part.start || at >= part.start + count);
      index += count - 1;
    } else if (asksFigure && (follows || isBeside) && (isName || !/^(?:ing|ly)$/.test(token.folded))) {
      const said = run.map((each) => each.said).join(' ');
      frame.unknownPlaces.push({ said, why: 'unknown', candidates: part.maybe?.regions ?? [], at: part.start });
      frame.residue = frame.residue.filter(({ at }) => at < part.start || at >= part.start + run.length);
      index += run.length - 1;
    }
  }
}

/** A name that may be an ordinary word is asked about where a place is wanted and no other is named. */
export function readMaybePlace(frame: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  if (frame.regions.length > 0 || frame.isOwn || frame.unknownPlaces.length > 0) return;
  parts.forEach((part, index) => {
    const token = tokens[part.start];
    if (!part.maybe || !token || frame.unknownPlaces.length > 0 || part.maybe.folded.length < 3) return;
    const isName = token.isCapital && !token.isFirst && frame.language !== 'de';
    const follows = followsPreposition(part.start, { parts: parts.slice(0, index) });
    if (!isName && !(follows && isUnknown(part))) return;
    if (isName && hasSlot(parts[index - 1], 'intent', 'profile') && takeNamed(frame, part)) return;
    frame.unknownPlaces.push({ said: part.said, why: 'several', candidates: part.maybe.regions, at: part.start });
  });
}

/** "Regions like Réunion", "profile of Réunion": a name right behind a word that regions follow is that region, whatever else it means. */
function takeNamed(frame: Frame, { maybe, said, start: at }: Part): boolean {
  const [code, other] = maybe?.regions ?? [];
  if (!maybe || maybe.kind === 'world' || code === undefined || other !== undefined) return false;
  const as = maybe.kind === 'region' || maybe.kind === 'name' ? 'region' : 'part';
  if (!frame.regions.some((each) => each.code === code)) frame.regions.push({ code, said, at, as, isAside: false });
  frame.residue = frame.residue.filter((each) => each.at !== at);
  return true;
}

const purposePlace = /^(?:for|para|per|pour|fur|for|til)$/;

/** "For a speech", "para la consejera", "für den Ausschuss": what the answer is for, where a place was named already. */
function isPurpose(parts: readonly Part[], index: number, token: Token, language: string): boolean {
  if (token.isCapital && !token.isFirst && language !== 'de') return false;
  const before = parts[index - 1];
  const place = hasSlot(before, 'article') && !hasSlot(before, 'place') ? parts[index - 2] : before;
  return purposePlace.test(foldWord(place?.said ?? ''));
}

/** A misspelt region is taken and said; what is like a town is asked about. */
function isSure({ place, edits }: { place: Place; edits: number }, said: string): boolean {
  const beginsAlike =
    place.folded.slice(0, alikeBeginning) === foldWord(said.split(' ')[0] ?? '').slice(0, alikeBeginning);
  const isRegion = place.kind === 'region' || place.kind === 'name';
  return isRegion && (edits === 1 ? said.length >= 5 : edits === 2 && said.length >= 8 && beginsAlike);
}

function isUnknown(part: Part): boolean {
  return part.meanings.length === 0 && !part.place && part.number === null;
}

function isBesidePlace(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 1];
  const after = parts[index + 1];
  return Boolean(
    (hasSlot(before, 'and') && parts[index - 2]?.place) ||
      (hasSlot(after, 'and') && parts[index + 2]?.place) ||
      hasSlot(before, 'intent', 'compare') ||
      hasSlot(before, 'intent', 'peers'),
  );
}

function nearestOf(run: readonly Part[], tokens: readonly Token[], places: Words['places'], allowsShort: boolean) {
  for (let count = run.length; count > 0; count -= 1) {
    const folded = run
      .slice(0, count)
      .map((part) => tokens[part.start]?.folded ?? '')
      .join(' ');
    if (folded.length < 5 && !allowsShort) continue;
    const found = places.nearest(folded);
    if (found.length > 0) return { count, found };
  }
  return null;
}
