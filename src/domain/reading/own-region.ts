import { foldText } from '#src/core/text.ts';
import { regionWord } from './countries-of-regions.ts';
import { isThan } from './likeness.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Place } from './places.ts';
import { ourWord } from './take-meaning.ts';
import type { Token } from './tokens.ts';

/** The asker's region in a sentence: parts `start` to before `end`. */
type Own = { start: number; end: number; kind: OwnKind };
const ownKinds = ['subject', 'object', 'clitic', 'possessive', 'ours', 'here', 'verb'] as const;
type OwnKind = (typeof ownKinds)[number];

/** How the asker's region is said; `isPolite`: only as whom to tell, "can you show us". */
export type OwnSaid = { isBeside: boolean; isPolite: boolean; isNamed: boolean };

type Listed = Phrases['isListed'];

const mostBetween = 2;
/** "Comparada com a da Madeira". */
const mostToPlace = 4;
/** A verb in the plural of "we" asks for something done, and names no region. */
const told = new Set<OwnKind>(['object', 'clitic']);

/** Returns whether the asker's region stands beside another place or is held against one. */
export function readOwnSaid(
  parts: readonly Part[],
  tokens: readonly Token[],
  hasDirection: boolean,
  listed: Listed,
): OwnSaid {
  const owns = listOwns(parts, tokens, listed);
  const hasPlace = parts.some(({ place }) => place !== null);
  const isBeside = hasPlace && owns.some((own) => stands(own, parts, tokens, hasDirection, listed));
  const than = parts.findLastIndex((_, index) => isThan(parts, index));
  const isBehindThan = ({ start }: Own) => than >= 0 && start > than && start - than <= mostBetween + 1;
  // "Who beats us": one form with its verb.
  const isBeaten = ({ start }: Own) => hasSlot(parts[start], 'direction');
  const isPolite =
    !isBeside && owns.length > 0 && owns.every((own) => told.has(own.kind) && !isBehindThan(own) && !isBeaten(own));
  const isNamed = owns.some(({ kind }) => kind === 'possessive' || kind === 'ours' || kind === 'here');
  return { isBeside, isPolite, isNamed };
}

/** "Show us against Lazio": one form with its verb. */
const saysUs = /\s(?:us|uns|oss|nous|nos)$/;

function listOwns(parts: readonly Part[], tokens: readonly Token[], listed: Listed): Own[] {
  return parts.flatMap((part, start): Own[] => {
    const isWithin = hasSlot(part, 'intent', 'compare') && ourWord.test(foldText(part.said));
    const isAsked = saysUs.test(foldText(part.said)) && isBeside(parts[start + 1], listed);
    const kind =
      ownKinds.find((value) => hasSlot(part, 'we', value)) ?? (isWithin ? 'verb' : isAsked ? 'object' : undefined);
    if (kind === undefined) return [];
    if (kind !== 'possessive' && kind !== 'ours') return [{ start, end: start + 1, kind }];
    const next = parts[start + 1];
    const noun = next && tokens[next.start];
    const isOfRegion = noun !== undefined && regionWord.test(noun.folded);
    // "Our unemployment", "unsere Zahlen": what is counted of the region.
    const isOfFigure =
      next !== undefined &&
      (['family', 'area', 'share'].some((slot) => hasSlot(next, slot)) || listed('figure-noun', foldText(next.said)));
    if (isOfRegion || isOfFigure) return [{ start, end: start + 2, kind: 'possessive' }];
    if (kind === 'ours') return [{ start, end: start + 1, kind }];
    const isAlone =
      next === undefined || isFrame(next) || /[,.?!;:\n]/u.test(noun?.gap ?? '') || hasSlot(next, 'intent');
    return isAlone ? [{ start, end: start + 1, kind: 'ours' as const }] : [];
  });
}

function stands(
  own: Own,
  parts: readonly Part[],
  tokens: readonly Token[],
  hasDirection: boolean,
  listed: Listed,
): boolean {
  const { start, end, kind } = own;
  const isNoun = kind !== 'verb' && kind !== 'clitic';
  if (isNoun && (isJoined(own, parts, tokens) || isEnumerated(own, parts, tokens))) return true;
  // "Compare us with", "neben uns", "gap between us and …".
  const before = skipSmall(parts, start - 1, -1);
  if (isNoun && kind !== 'subject' && hasSlot(parts[before], 'intent', 'compare')) return true;
  // "Compare unemployment here with that of Murcia".
  const isComparedBefore = parts.slice(0, start).some((part) => hasSlot(part, 'intent', 'compare'));
  const isWith = listed('with-word', tokens[parts[end]?.start ?? 0]?.folded ?? '');
  if (kind === 'here' && isComparedBefore && isWith && placeAfter(parts, end + 1)) return true;
  // "Compáranos con", "how do we do against": one form.
  if (hasSlot(parts[start], 'intent', 'compare')) return true;
  if ((kind === 'clitic' || kind === 'object' || kind === 'subject') && isHeldWith(own, parts, tokens, listed))
    return true;
  // "Galicia beats us".
  if (hasSlot(parts[start], 'direction') && start > 0 && !asksWho(parts.slice(0, start), tokens, listed)) return true;
  // "Where do we stand with Lombardy and Madrid": they are what we are held against.
  const held = parts.findIndex((part, index) => index >= end && isBeside(part, listed));
  const isBare = held >= 0 && parts.slice(end, held).every(({ place }) => place === null);
  if (isBare && (kind === 'subject' || kind === 'verb') && placeAfter(parts, held + 1)) return true;
  // "Us next to Murcia", "nosotros contra Sicilia": no verb that "we" do.
  const after = skipSmall(parts, end, 1);
  const isSaid = kind === 'possessive' || kind === 'ours' || kind === 'here';
  const isCompare = isSaid ? hasSlot(parts[after], 'intent', 'compare') : isBeside(parts[after], listed);
  const isHeld = isNoun && isCompare && (tokens[parts[after]?.start ?? 0]?.gap ?? '').trim() !== '-';
  if (isHeld && placeAfter(parts, after + 1)) return true;
  if (!hasDirection) return false;
  const than = parts.findLastIndex((_, index) => isThan(parts, index));
  if (than < 0) return false;
  // "Higher than ours", "higher than in our region".
  // "Who in Spain does better than us" asks for others there.
  const isSought = asksWho(parts, tokens, listed) && parts.every(({ place }) => place === null || isCountry(place));
  if (isNoun && start > than && start - than <= mostBetween + 1) return !isSought;
  // "Do we have more of it than Murcia", "stehen wir schlechter da als Tirol".
  const isBearer = kind === 'subject' || kind === 'verb' || kind === 'here' || kind === 'possessive' || kind === 'ours';
  return (
    isBearer && start < than && parts[skipSmall(parts, than + 1, 1)]?.place != null && !asksWho(parts, tokens, listed)
  );
}

const mostToCompare = 3;

/** "Ci metti a confronto con", "nos puedes comparar con", "uns mit Tirol vergleichen": with whom, not for whom. */
function isHeldWith({ end }: Own, parts: readonly Part[], tokens: readonly Token[], listed: Listed): boolean {
  const near = parts.slice(end, end + mostToCompare + 1);
  const first = near.findIndex(({ place }) => place !== null);
  const before = first < 0 ? near : near.slice(0, first);
  const compare = before.findIndex((part) => hasSlot(part, 'intent', 'compare'));
  const isComparedLater = parts.slice(end).some((part) => hasSlot(part, 'intent', 'compare'));
  // "Uns mit Tirol und Wien vergleichen".
  const isWithFirst = before.length > 0 && listed('with-word', tokens[before[0]?.start ?? 0]?.folded ?? '');
  if (isWithFirst && isComparedLater && first > 0) return true;
  const form = before[compare];
  if (!form) return false;
  const from = tokens.slice(form.start, form.end + 1).map(({ folded }) => folded);
  return from.slice(1).some((word) => listed('with-word', word)) && placeAfter(parts, end + compare + 1);
}

/** "Murcia and us", "unser Land und Tirol". */
function isJoined({ start, end, kind }: Own, parts: readonly Part[], tokens: readonly Token[]): boolean {
  const before = skipSmall(parts, start - 1, -1);
  if (hasSlot(parts[before], 'and') && placeBefore(parts, before - 1)) {
    // "Compare Murcia and Puglia, and we need it soon": a clause begins.
    const next = parts[end];
    const isEnd = next === undefined || /[,.?!;:\n]/u.test(tokens[next.start]?.gap ?? '');
    const goesOn = ['place', 'and', 'family', 'direction', 'superlative', 'period', 'share'].some((slot) =>
      hasSlot(next, slot),
    );
    if (kind !== 'subject' || isEnd || goesOn || hasSlot(next, 'intent', 'compare')) return true;
  }
  const after = skipArticles(parts, end);
  return hasSlot(parts[after], 'and') && placeAfter(parts, after + 1);
}

/** "Us, Stockholm, Uppsala". */
function isEnumerated({ start, end }: Own, parts: readonly Part[], tokens: readonly Token[]): boolean {
  const isComma = (part: Part | undefined) => /^\s*,\s*$/.test(tokens[part?.start ?? 0]?.gap ?? '');
  const next = parts[end];
  const named = parts[skipArticles(parts, end)];
  return (isComma(next) && named?.place != null) || (isComma(parts[start]) && parts[start - 1]?.place != null);
}

function isBeside(part: Part | undefined, listed: Listed): boolean {
  return part !== undefined && hasSlot(part, 'intent', 'compare') && listed('held-against', foldText(part.said));
}

/** The nearest part that is no small word, a few of them aside. */
function skipSmall(parts: readonly Part[], from: number, step: 1 | -1, most = mostBetween): number {
  let at = from;
  for (let passed = 0; passed < most; passed += 1) {
    const part = parts[at];
    if (!part || hasSlot(part, 'and') || !(hasSlot(part, 'article') || hasSlot(part, 'place') || isFrame(part))) break;
    at += step;
  }
  return at;
}

function skipArticles(parts: readonly Part[], from: number): number {
  let at = from;
  while (parts[at] && hasSlot(parts[at], 'article') && !hasSlot(parts[at], 'and')) at += 1;
  return at;
}

function placeBefore(parts: readonly Part[], at: number): boolean {
  return parts[at]?.place != null;
}

function placeAfter(parts: readonly Part[], from: number): boolean {
  const at = skipSmall(parts, from, 1, mostToPlace);
  return parts[at]?.place != null || (hasRegionNoun(parts[at]) && parts[skipSmall(parts, at + 1, 1)]?.place != null);
}

function isCountry({ regions }: Place): boolean {
  return regions.length === 1 && regions[0]?.length === 2;
}

function hasRegionNoun(part: Part | undefined): boolean {
  return part !== undefined && regionWord.test(foldText(part.said));
}

/** "Who does better than Murcia, we wonder": others are asked for. */
export function asksWho(parts: readonly Part[], tokens: readonly Token[], listed: Listed): boolean {
  const first = parts.findIndex((_, index) => isThan(parts, index));
  const until = first < 0 ? parts.at(-1)?.end : parts[first]?.start;
  return tokens.slice(0, until ?? 0).some(({ folded }) => listed('who-word', folded));
}
