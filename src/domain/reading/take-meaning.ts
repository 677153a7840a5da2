import { foldText } from '#src/core/text.ts';
import type { Direction, Frame, Superlative } from './frame.ts';
import type { Part } from './part.ts';

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

const abroadRegions =
  /countr|pais|paes|pays|lander|landet|landes|mein land|unser land|anderem land|anderen land|annat land|mitt land|vart land|region|regio|ausserhalb|outside|fuori|hors|fora|fuera|utanfor|my |our /;

/** "Like us", "come noi": the own region is said within a form of several words. */
export const ourWord =
  /\b(?:we|us|ours?|nosotr[oa]s|nuestra|noi|nostra|nous|notre|wir|uns|unsere?|vi|oss|var|nosaltres|connosco|nossa|nos|ens|\w+rnos|\w+rci)\b/;

/** Puts one meaning of a part into its slot. */
export function takeMeaning(frame: Frame, part: Part, slot: string, value: string) {
  const at = part.start;
  if (slot === 'intent' && value === 'peers' && ourWord.test(foldText(part.said))) frame.isOwn = true;
  if (intentSlots.has(slot))
    frame.intents.push({ value: slot === 'intent' ? value : `${slot}:${value}`, at, end: part.end, said: part.said });
  switch (slot) {
    case 'we':
      frame.isOwn = true;
      frame.isHere ||= value === 'here';
      break;
    case 'family':
      if (!frame.families.some((each) => each.value === value)) frame.families.push({ value, at });
      break;
    case 'indicator':
      frame.named ??= value;
      break;
    case 'group':
      if (!frame.groups.some((each) => each.value === value))
        frame.groups.push({ value, at, said: part.said, ofFamily: null });
      break;
    case 'sex':
      frame.sex ??= value;
      if (!frame.sexes.includes(value)) frame.sexes.push(value);
      break;
    case 'age':
      frame.age ??= value;
      frame.ageAt ??= at;
      break;
    case 'arrival':
      frame.hasArrival = true;
      break;
    case 'share':
      frame.isShare = true;
      frame.isShareNamed ||= value === 'share';
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
      // "Failed pilots": that it was stopped says more than what it was.
      if (frame.status !== 'stopped') frame.status = value;
      break;
    case 'fund':
      if (!frame.funds.some((each) => each.value === value)) frame.funds.push({ value, said: part.said });
      break;
    case 'evaluated':
      frame.evaluated ??= { value, said: part.said };
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
  if (slot === 'country') {
    scope.countries.push(value);
    scope.adjectives.push(said);
  } else if (slot === 'bloc' || slot === 'bloc-adjective') {
    if (!scope.unknown.includes(said)) scope.unknown.push(said);
  } else if (slot === 'land') scope.land ??= value;
  else if (slot === 'everywhere') scope.isEverywhere = true;
  else if (slot === 'scope' && value === 'abroad') {
    scope.isAbroad = true;
    scope.isAbroadOfRegions ||= abroadRegions.test(foldText(said));
  } else if (slot === 'scope' && value === 'members') scope.isMembers = true;
  else if (slot === 'scope' && (value === 'coast' || value === 'island')) scope.where.push(value);
  else if (slot === 'scope' && !scope.unknown.includes(said)) scope.unknown.push(said);
}
