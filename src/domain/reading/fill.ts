import { foldText } from '#src/core/text.ts';
import type { Direction, Frame, Superlative } from './frame.ts';
import { followsPreposition } from './is-place-name.ts';
import { negate } from './negation.ts';
import { readNumbers } from './numbers.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Token } from './tokens.ts';
import { listTopic } from './topic.ts';

const intentSlots = new Set([
  'intent',
  'verb',
  'digest',
  'cadence',
  'person-data',
  'help',
  'own-country',
  'talk',
  'question-noun',
  'open',
  'weekday',
  'prefer',
  'tongue',
  'speak',
  'fetch',
  'qualifier',
  'skip',
]);

export function emptyFrame(text: string, language: string, size: number): Frame {
  return {
    text,
    language,
    size,
    intents: [],
    regions: [],
    unknownPlaces: [],
    isOwn: false,
    isOwnBeside: false,
    families: [],
    groups: [],
    sex: null,
    age: null,
    isShare: false,
    isBareGroup: false,
    hasArrival: false,
    period: null,
    periodSaid: null,
    isTrend: false,
    scope: {
      countries: [],
      regionsOf: [],
      excluded: [],
      isAbroad: false,
      isAbroadOfRegions: false,
      isMembers: false,
      isOwnExcluded: false,
      where: [],
      unknown: [],
      isEverywhere: false,
    },
    direction: null,
    isEitherWay: false,
    isHere: false,
    isThan: false,
    superlative: null,
    average: null,
    isUnion: false,
    threshold: null,
    count: null,
    weeks: null,
    number: null,
    bareNumber: null,
    areas: [],
    status: null,
    never: null,
    talk: [],
    topic: [],
    leftOfTopic: [],
    residue: [],
    matters: [],
    unusedTurns: [],
    negators: [],
    exceptions: [],
    corrections: [],
  };
}

/** Sorts what the parts mean into the slots of a frame. */
export function fillFrame(
  text: string,
  tokens: readonly Token[],
  parts: Part[],
  language: string,
  thisYear: number,
): Frame {
  const frame = emptyFrame(text, language, tokens.length);
  for (const part of parts) for (const meaning of part.meanings) takeMeaning(frame, part, meaning.slot, meaning.value);
  dropOpposition(frame, parts, tokens);
  if (parts.some((part, index) => hasSlot(part, 'status') && isIncluded(parts, index))) frame.status = null;
  const negated = negate(frame, parts, tokens);
  frame.scope.regionsOf = listCountriesOfRegions(parts, tokens).filter((code) => frame.scope.countries.includes(code));
  // "Because" gives a reason and asks for none.
  frame.intents = frame.intents.filter(({ value, at }) => value !== 'why' || isAsked(text, tokens[at]));
  const topic = listTopic(parts, tokens, (part) => isBesideRegions(part, tokens));
  for (const part of parts) if (part.place && !negated.has(part)) takePlace(frame, part, topic.asides.has(part));
  takeLikeness(frame, parts, tokens);
  frame.isThan = isThanPlace(parts);
  frame.isOwnBeside = isOwnBeside(parts, tokens);
  dropIslandOfName(frame, parts);
  frame.isBareGroup = frame.groups.length > 0 && parts.every(isBare);
  const numbers = readNumbers(frame, parts, tokens, thisYear);
  for (const part of parts) {
    if (part.number !== null && !numbers.has(part) && /^\d/.test(part.said)) {
      frame.unusedTurns.push(part.said);
      frame.bareNumber ??= part.number;
    }
    if (part.meanings.length > 0 || part.place || part.number !== null) continue;
    frame.residue.push({ word: part.said, at: part.start, isTelling: isTelling(parts, part, tokens) });
    // "Over 50s", "2020/21": a number in any shape may not go unused.
    if (/\d/.test(part.said)) frame.unusedTurns.push(part.said);
  }
  frame.topic = topic.words;
  frame.leftOfTopic = topic.left;
  frame.matters = parts.flatMap((part, index) => {
    if ((!hasSlot(part, 'topic') && !hasSlot(part, 'area')) || hasSlot(part, 'family')) return [];
    return [
      {
        word: part.said,
        at: part.start,
        isTelling: isTelling(parts, part, tokens),
        isBound: followsPreposition(part.start, { parts: parts.slice(0, index) }),
        isArea: hasSlot(part, 'area'),
      },
    ];
  });
  return frame;
}

const abroadRegions =
  /countr|pais|paes|pays|lander|landet|landes|mein land|unser land|anderem land|anderen land|annat land|mitt land|vart land|region|regio|ausserhalb|outside|fuori|hors|fora|fuera|utanfor|my |our /;
const regionWord =
  /^(?:regi|comuni(?:dad|tat)|provin|land|bundesl|lan$|lanen$|depart|countr|areas?$|pais|paes|pays|islands?$|islas?$|isol[ae]$|iles?$|inseln?$|illes?$|illa$|ilhas?$|oar(?:na)?$)/;

/** Countries that regions are said to be of. */
function listCountriesOfRegions(parts: readonly Part[], tokens: readonly Token[]): string[] {
  return parts.flatMap((part) => {
    const country = part.meanings.find(({ slot }) => slot === 'country');
    return country && isBesideRegions(part, tokens) ? [country.value] : [];
  });
}

function isBesideRegions(part: Part, tokens: readonly Token[]): boolean {
  const near = [...tokens.slice(Math.max(0, part.start - 2), part.start), ...tokens.slice(part.start, part.end + 2)];
  return near.some(({ folded }) => regionWord.test(folded));
}

/** "Regions like Tirol" in the languages where "like" is also "as" and "how": only before a place. */
function takeLikeness(frame: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  parts.forEach((part, index) => {
    if (hasSlot(part, 'asking')) {
      const whom = parts.slice(index + 1).find((each) => !hasSlot(each, 'article') && !hasSlot(each, 'place'));
      if (whom?.place && index < latestAsking) frame.intents.push({ value: 'ask', at: part.start, end: whom.end });
      return;
    }
    if (!hasSlot(part, 'as')) return;
    const next = parts.slice(index + 1).find((each) => !hasSlot(each, 'article'));
    const isBehindRegions = tokens
      .slice(Math.max(0, part.start - 2), part.start)
      .some(({ folded }) => regionWord.test(folded));
    if (next?.place && (isBehindRegions || frame.direction !== null))
      frame.intents.push({ value: 'peers', at: part.start, end: part.end });
  });
}

/** "Failures too", "including what failed": all of them are meant. */
const including =
  /\b(?:including|also|even|too|as well|incluso|incluid[oa]s?|tambien|anche|compres[ei]|inclus[ei]|y compris|meme|aussi|auch|inklusive|einschliesslich|aven|ocksa|fins i tot|inclos\w*|tambe|incluindo|tambem|inclusive)\b/;

function isIncluded(parts: readonly Part[], index: number): boolean {
  const near = parts.slice(Math.max(0, index - 3), index + 2).map(({ said }) => foldText(said));
  return including.test(near.join(' '));
}

const measured = ['family', 'group', 'sex', 'age', 'share'];

/** Whether a word stands, in its sentence, behind the first thing that is measured or named, or touches what is measured. */
function isTelling(parts: readonly Part[], word: Part, tokens: readonly Token[]): boolean {
  const index = parts.indexOf(word);
  const isEnd = (part: Part | undefined) => /[.?!;\n]/u.test(tokens[part?.start ?? 0]?.gap ?? '');
  const isMeasured = (part: Part | undefined) => measured.some((slot) => hasSlot(part, slot));
  const after = parts[index + 1];
  const touches = isMeasured(after) && /^[\s-]*$/u.test(tokens[after?.start ?? 0]?.gap ?? '');
  if (touches) return true;
  for (let at = index; at > 0 && !isEnd(parts[at]); at -= 1) {
    const before = parts[at - 1];
    if (before?.place || isMeasured(before) || hasSlot(before, 'intent', 'peers')) return true;
  }
  return false;
}

/** Words that compare only where a place or "we" comes next: "against discrimination" is a matter. */
const opposing =
  /^(?:against|contra|contro|contre|gegen|mot|neben|beside|intill|bredvid|gegenuber|junto a|al lado|al costat|a cote|ao lado|accanto|next to|alongside|face a|frente a|en face de|face ao|face aos)(?: de| a)?$/;

function dropOpposition(frame: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  parts.forEach((part, index) => {
    // "What is the situation like for …" is of no likeness.
    const isBareLike = hasSlot(part, 'intent', 'peers') && part.said.toLowerCase() === 'like';
    if (!isBareLike && !(hasSlot(part, 'intent', 'compare') && opposing.test(foldText(part.said)))) return;
    // "What was it like in Murcia": nothing like Murcia.
    const isAt = isBareLike && hasSlot(parts[index + 1], 'place') && !/^(?:of|to)$/i.test(parts[index + 1]?.said ?? '');
    const next = isAt ? undefined : parts.slice(index + 1).find((each) => !hasSlot(each, 'article') && !isFrame(each));
    const isCompared =
      next !== undefined &&
      (next.place !== null ||
        ['we', 'average', 'union', 'scope', 'country', 'own-country'].some((slot) => hasSlot(next, slot)) ||
        (next.meanings.length === 0 && frame.language !== 'de' && tokens[next.start]?.isCapital === true));
    if (!isCompared)
      frame.intents = frame.intents.filter(
        ({ value, at }) => (value !== 'compare' && value !== 'peers') || at !== part.start,
      );
  });
}

/** "Murcia and us", "nosotros y Murcia", "wir oder Tirol". */
function isOwnBeside(parts: readonly Part[], tokens: readonly Token[]): boolean {
  return parts.some((part, index) => {
    // "Us, Stockholm, Uppsala".
    const beside = parts[index + 1];
    const isList = /^\s*,\s*$/.test(tokens[beside?.start ?? 0]?.gap ?? '');
    if (isList && ((hasSlot(part, 'we') && beside?.place) || (part.place && hasSlot(beside, 'we')))) return true;
    if (!hasSlot(part, 'and')) return false;
    const isBare = (each: Part) => !hasSlot(each, 'article');
    const before = parts.slice(0, index).findLast(isBare);
    const after = parts.slice(index + 1).find(isBare);
    return (before?.place != null && hasSlot(after, 'we')) || (after?.place != null && hasSlot(before, 'we'));
  });
}

/** At the beginning of a sentence, or in one that ends with a question mark. */
function isAsked(text: string, token: Token | undefined): boolean {
  if (!token || token.isFirst) return true;
  return /[.?!;\n]/u.exec(text.slice(token.at))?.[0] === '?';
}

/** Whom to ask is said at the beginning. */
const latestAsking = 4;
function isThanPlace(parts: readonly Part[]): boolean {
  return parts.some((part, index) => {
    if (!hasSlot(part, 'than')) return false;
    const next = parts.slice(index + 1).find((each) => !isFrame(each));
    return next !== undefined && (next.place !== null || hasSlot(next, 'we'));
  });
}

/** "The island of Mallorca" is the place, no choice among islands. */
function dropIslandOfName(frame: Frame, parts: readonly Part[]) {
  parts.forEach((part, index) => {
    const next = parts.slice(index + 1).find((each) => !isFrame(each));
    if (hasSlot(part, 'scope', 'island') && next?.place)
      frame.scope.where = frame.scope.where.filter((where) => where !== 'island');
  });
}

const bareSlots = ['group', 'sex', 'age', 'we', 'share', 'period'];

function isBare(part: Part): boolean {
  return part.place !== null || isFrame(part) || part.number !== null || bareSlots.some((slot) => hasSlot(part, slot));
}

function takePlace(frame: Frame, { place, said, start: at }: Part, isAside: boolean) {
  if (!place) return;
  const [code] = place.regions;
  if (place.kind === 'world' || code === undefined)
    frame.unknownPlaces.push({ said, why: 'world', candidates: [], at });
  else if (place.regions.length > 1)
    frame.unknownPlaces.push({
      said,
      why: place.kind === 'former' ? 'former' : 'several',
      candidates: place.regions,
      at,
    });
  else if (!frame.regions.some((each) => each.code === code))
    frame.regions.push({
      code,
      said,
      at,
      isAside,
      as: place.kind === 'region' || place.kind === 'name' ? 'region' : place.kind === 'former' ? 'former' : 'part',
    });
}

/** "Like us", "come noi": the own region is said within a form of several words. */
const ourWord =
  /\b(?:us|ours?|nosotr[oa]s|nuestra|noi|nostra|nous|notre|wir|uns|unsere?|vi|oss|var|nosaltres|connosco|nossa)\b/;

/** Words for the own region that are no mere "we". */
const hereWord =
  /^(?:here|our region|my region|our own|aqui|mi region|nuestra region|qui|da noi|la mia regione|mia regione|ici|chez nous|ma region|hier|bei uns|meine[r]? region|har|hos oss|min region|var region|a casa nostra|la meva regio|ca|por ca|minha regiao|a nossa regiao)$/;

function takeMeaning(frame: Frame, part: Part, slot: string, value: string) {
  const at = part.start;
  if (slot === 'intent' && value === 'peers' && ourWord.test(foldText(part.said))) frame.isOwn = true;
  if (intentSlots.has(slot))
    frame.intents.push({ value: slot === 'intent' ? value : `${slot}:${value}`, at, end: part.end });
  switch (slot) {
    case 'we':
      frame.isOwn = true;
      frame.isHere ||= hereWord.test(foldText(part.said));
      break;
    case 'family':
      if (!frame.families.some((each) => each.value === value)) frame.families.push({ value, at });
      break;
    case 'group':
      if (!frame.groups.some((each) => each.value === value)) frame.groups.push({ value, at, said: part.said });
      break;
    case 'sex':
      frame.sex ??= value;
      break;
    case 'age':
      frame.age ??= value;
      break;
    case 'arrival':
      frame.hasArrival = true;
      break;
    case 'share':
      frame.isShare = true;
      break;
    case 'trend':
      frame.isTrend = true;
      break;
    case 'period':
      takePeriod(frame, value, part.said);
      break;
    case 'direction':
      frame.isEitherWay ||= isOpposite(frame.direction, value as Direction);
      frame.direction = stronger(frame.direction, value as Direction);
      break;
    case 'superlative':
      frame.superlative ??= value as Superlative;
      break;
    case 'average':
      frame.average = value as 'average' | 'national';
      break;
    case 'union':
      frame.isUnion = true;
      break;
    case 'area':
      if (!frame.areas.includes(value)) frame.areas.push(value);
      break;
    case 'status':
      frame.status = value;
      break;
    case 'never':
      frame.never ??= value;
      break;
    case 'talk':
      frame.talk.push(value);
      break;
    default:
      takeScope(frame, slot, value, part.said);
  }
}

const opposites: Record<Direction, Direction> = { better: 'worse', worse: 'better', higher: 'lower', lower: 'higher' };

function isOpposite(before: Direction | null, next: Direction): boolean {
  return before !== null && opposites[before] === next;
}

/** "More" and "less" may be only polite; "better" and "worse" say it. */
function stronger(before: Direction | null, next: Direction): Direction {
  return before === 'better' || before === 'worse' ? before : next;
}

function takePeriod(frame: Frame, value: string, said: string) {
  if (value === 'latest') frame.period ??= { type: 'latest' };
  // "Before the crisis", "in the nineties": which years is not said.
  else if (value === 'era') frame.period ??= { type: 'ago' };
  else if (value === 'lastyear') frame.period = { type: 'last-year' };
  else if (value === 'month' || value === 'future') {
    frame.period = { type: value };
    frame.periodSaid = said;
  }
}

function takeScope(frame: Frame, slot: string, value: string, said: string) {
  const { scope } = frame;
  if (slot === 'country') scope.countries.push(value);
  else if (slot === 'everywhere') scope.isEverywhere = true;
  else if (slot === 'scope' && value === 'abroad') {
    scope.isAbroad = true;
    scope.isAbroadOfRegions ||= abroadRegions.test(foldText(said));
  } else if (slot === 'scope' && value === 'members') scope.isMembers = true;
  else if (slot === 'scope' && (value === 'coast' || value === 'island')) scope.where.push(value);
  else if (slot === 'scope') scope.unknown.push(said);
}
