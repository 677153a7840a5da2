import { foldText } from '#src/core/text.ts';
import { askForNothing, asksIfNone } from './ask-for-nothing.ts';
import { isAndInThe, isContraction } from './contraction.ts';
import type { Frame } from './frame.ts';
import { isLeftAround, isLessThat, isNoneOf } from './leaves-out.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

type IsListed = Phrases['isListed'];

/** So many parts after a "not" the negated part has to come, or before "we know already". */
const reach = 6;
const reachBack = 4;
/** Parts a "not" may pass on its way to a name. */
const passed = [
  'scope',
  'bloc',
  'bloc-adjective',
  'and',
  'intent',
  'average',
  'family',
  'topic',
  'area',
  'negator',
  'we',
  'period',
];

/**
 * Gives each "not", "outside", "except" what it negates: names that follow become exclusions and are none of the regions asked for. One that
 * meets no name stays a turn that nothing used.
 * @returns the parts that are excluded
 */
export function negate(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  { isListed }: Phrases,
): Set<Part> {
  const excluded = new Set<Part>();
  const asked = askForNothing(frame, parts, tokens, isListed);
  parts.forEach((part, index) => {
    if (asked.has(part) || isAndInThe(part, parts, index)) return;
    const isExcept = isLessThat(parts, index, isListed);
    if (isInsteadOfMatter(parts, index)) frame.exceptions.push(saidFrom(parts, index));
    if (isNoneOf(parts, index, tokens, isListed)) part.meanings = [{ slot: 'negator', value: 'except' }];
    if (isExcept) frame.direction = null;
    else if (isLeftAround(parts, index, tokens, isListed)) part.meanings = [{ slot: 'negator', value: 'except' }];
    else if (!hasSlot(part, 'negator') || isBoundNegator(part)) return;
    // "Are there no experiences from Sweden?": asked for, and not left out.
    if (asksIfNone(parts, index, isListed)) {
      frame.negators.push(part.said);
      frame.exceptions.push(saidFrom(parts, index));
      return;
    }
    const met =
      excludeTrailing(frame, parts, tokens, index, excluded, isListed) ||
      (!hasSlot(part, 'negator', 'behind') && findNegated(frame, parts, tokens, index, excluded, isListed)) ||
      ((hasSlot(part, 'negator', 'before') || hasSlot(part, 'negator', 'behind')) &&
        excludeBefore(frame, parts, tokens, index, excluded));
    if (met || isContraction(part, parts, index)) return;
    const isException = leavesOut(part, parts, index, isListed) || isOfMatter(part, parts, index, tokens, isListed);
    if (isException) frame.exceptions.push(saidFrom(parts, index));
    frame.negators.push(part.said);
    if (isException || !isCarried(part, parts, index)) frame.unusedTurns.push(part.said);
  });
  return excluded;
}

/** Joins that turn round: what is left out stands behind "but not", "except"; "people who do not read" only describes. */
function leavesOut(part: Part, parts: readonly Part[], index: number, isListed: IsListed): boolean {
  if (hasSlot(part, 'negator', 'except') || hasSlot(parts[index + 1], 'intent', 'experience')) return true;
  return (
    isListed('turning', foldText(parts[index - 1]?.said ?? '')) ||
    isListed('turning', foldText(part.said).split(' ')[0] ?? '')
  );
}

const matters = ['topic', 'area', 'group', 'sex', 'age'];

/** "Instead of mentoring": no search is of what is not wanted. "On Mondays instead of Fridays" is another digest. */
function isInsteadOfMatter(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  if (!hasSlot(part, 'prefer') || !hasSlot(part, 'negator', 'except')) return false;
  const next = parts.slice(index + 1).find((each) => !isFrame(each));
  const isUnknown = next?.meanings.length === 0 && next.number === null;
  return next !== undefined && !next.place && (isUnknown || matters.some((slot) => hasSlot(next, slot)));
}

const mostToMatter = 3;
const mostBehindMatter = 2;
const noMatters = ['verb', 'intent', 'country', 'we', 'negator', 'status', 'scope', 'digest', 'weekday', 'prefer'];

/** "Housing or work, not language": a matter at the end of a sentence that is not looked for. */
function isOfMatter(
  part: Part,
  parts: readonly Part[],
  index: number,
  tokens: readonly Token[],
  isListed: IsListed,
): boolean {
  const gap = tokens[part.start]?.gap ?? '';
  const isBegin = gap.includes(',') || isListed('turning', foldText(parts[index - 1]?.said ?? ''));
  if (!isBegin || !isListed('plain-not', foldText(part.said))) return false;
  const stop = parts.findIndex(({ start }, at) => at > index && /[.?!;:,\n]/u.test(tokens[start]?.gap ?? ''));
  const rest = parts.slice(index + 1, stop < 0 ? undefined : stop);
  const at = rest.findIndex((each) => !isFrame(each));
  const matter = rest[at];
  const isMatter = matter !== undefined && !matter.place && !noMatters.some((slot) => hasSlot(matter, slot));
  return isMatter && at <= mostToMatter && rest.length - at - 1 <= mostBehindMatter;
}

/** The negator with the words that it is said of. */
function saidFrom(parts: readonly Part[], index: number): string {
  return parts
    .slice(index, index + 4)
    .map(({ said }) => said)
    .join(' ');
}

/** "Germany we know already": the name that stands before is left out. */
function excludeBefore(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  index: number,
  excluded: Set<Part>,
): boolean {
  const near = parts.slice(Math.max(0, index - reachBack), index);
  const isBehind = hasSlot(parts[index], 'negator', 'behind');
  const before = near.findLast((part) => part.place !== null || (isBehind && hasSlot(part, 'country')));
  if (!before && near.some((part) => isOurs(part))) {
    frame.scope.isOwnExcluded = true;
    return true;
  }
  if (!before || before.place?.regions.length === 0) return false;
  for (const part of [before, ...listedBefore(parts, tokens, parts.indexOf(before))]) {
    const country = part.meanings.find(({ slot }) => slot === 'country')?.value;
    for (const code of part.place?.regions ?? (country ? [country] : [])) exclude(frame, code, part.said);
    frame.scope.countries = frame.scope.countries.filter((code) => code !== country);
    if (part.place) excluded.add(part);
  }
  return true;
}

/** "Switzerland, Italy and Austria excluded": the names that an "and" joins with the last one. */
function listedBefore(parts: readonly Part[], tokens: readonly Token[], last: number): Part[] {
  const nameBefore = (at: number) => {
    let to = at - 1;
    while (parts[to] && hasSlot(parts[to], 'article') && !hasSlot(parts[to], 'and')) to -= 1;
    return to;
  };
  const and = nameBefore(last);
  if (!hasSlot(parts[and], 'and')) return [];
  const listed: Part[] = [];
  for (let at = nameBefore(and); parts[at]?.place?.regions.length || hasSlot(parts[at], 'country'); ) {
    listed.push(...parts.slice(at, at + 1));
    const before = nameBefore(at);
    if (!/^\s*,\s*$/u.test(tokens[parts[before + 1]?.start ?? 0]?.gap ?? '')) break;
    at = before;
  }
  return listed;
}

/** "…, but Italian ones no", "italienische bitte nicht": the "not" ends the clause, and what stands before it is left out. */
function excludeTrailing(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  index: number,
  excluded: Set<Part>,
  isListed: IsListed,
): boolean {
  const part = parts[index];
  const next = parts.slice(index + 1).find((each) => !isListed('polite-word', foldText(each.said)));
  const isEnd = next === undefined || /[.?!;,:\n]/u.test(tokens[next.start]?.gap ?? '');
  if (!part || !isEnd || !isListed('plain-not', foldText(part.said))) return false;
  const near = parts.slice(Math.max(0, index - 3), index);
  const named = near.findLast((each) => each.place !== null || hasSlot(each, 'country'));
  const before = named && parts[parts.indexOf(named) - 1];
  const begins =
    named &&
    (before === undefined ||
      /[,;:.–-]/u.test(tokens[named.start]?.gap ?? '') ||
      isListed('turning', foldText(before.said)) ||
      hasSlot(before, 'article'));
  const isBare =
    named &&
    parts
      .slice(parts.indexOf(named) + 1, index)
      .every((each) => isFrame(each) || isListed('polite-word', foldText(each.said)));
  if (!named || !begins || !isBare) return false;
  const country = named.meanings.find(({ slot }) => slot === 'country')?.value;
  for (const code of named.place?.regions ?? (country ? [country] : [])) exclude(frame, code, named.said);
  frame.scope.countries = frame.scope.countries.filter((code) => code !== country);
  if (named.place) excluded.add(named);
  return true;
}

function findNegated(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  index: number,
  excluded: Set<Part>,
  isListed: IsListed,
): boolean {
  let met = false;
  for (let at = index + 1; at < Math.min(parts.length, index + 1 + reach); at += 1) {
    const part = parts[at];
    if (!part) break;
    // "Apart from Galicia, does Asturias …": a clause ends where no name goes on.
    if (met && /[.?!;:\n]/u.test(tokens[part.start]?.gap ?? '')) return true;
    if (met && /,/u.test(tokens[part.start]?.gap ?? '') && !goesOn(parts, at)) return true;
    if (part.place) {
      for (const code of part.place.regions) exclude(frame, code, part.said);
      if (part.place.regions.length === 0) return met;
      excluded.add(part);
      met = true;
      continue;
    }
    // "Fora de l'estat espanyol": the adjective says whose country.
    if (hasSlot(part, 'own-country') && hasSlot(parts[at + 1], 'country')) continue;
    if (hasSlot(part, 'own-country') || hasSlot(part, 'scope', 'abroad')) {
      frame.scope.isAbroad = true;
      frame.scope.isAbroadOfRegions = true;
      return true;
    }
    // "Except our Italian ones": the adjective says which.
    if (isOurs(part) && hasSlot(parts[at + 1], 'country')) {
      part.meanings = [{ slot: 'filler', value: 'w' }];
      frame.isOwn = parts.some((each) => isOurs(each));
      continue;
    }
    if (isOurs(part) && isEndOf(parts, at, isListed)) {
      frame.scope.isOwnExcluded = true;
      met = true;
      continue;
    }
    const bloc = part.meanings.find(({ slot }) => slot === 'bloc' || slot === 'bloc-adjective');
    if (bloc) {
      const isAdjective = bloc.slot === 'bloc-adjective';
      for (const code of bloc.value.split(',')) exclude(frame, code, part.said, isAdjective);
      frame.scope.unknown = frame.scope.unknown.filter((said) => said !== part.said);
      met = true;
      continue;
    }
    const isWhere = part.meanings.some(
      ({ slot, value }) => slot === 'scope' && (value === 'coast' || value === 'island'),
    );
    // "Outside Spain, and an island": what comes behind the name is wanted.
    if (isWhere && met) return true;
    if (isWhere) {
      frame.scope.where = [];
      frame.scope.unknown.push(saidFrom(parts, index));
      return true;
    }
    // "Not stuff that failed": no search leaves out a status.
    if (hasSlot(part, 'status') && frame.status !== null && !met) {
      frame.status = null;
      frame.exceptions.push(saidFrom(parts, index));
      return true;
    }
    // "Not paid by the ESF": nor a fund, nor whether something was evaluated.
    if ((hasSlot(part, 'fund') || hasSlot(part, 'evaluated')) && !met) {
      frame.funds = frame.funds.filter(({ said }) => said !== part.said);
      if (frame.evaluated?.said === part.said) frame.evaluated = null;
      frame.exceptions.push(saidFrom(parts, index));
      return true;
    }
    const country = part.meanings.find(({ slot }) => slot === 'country');
    const isOfThing = part.start === parts[at - 1]?.end && /^[\s-]*$/u.test(tokens[part.start]?.gap ?? '');
    // "Hors outre-mer français": the adjective tells of what is left out already.
    if (country && met && isOfThing && parts[at - 1]?.place) {
      frame.scope.countries = frame.scope.countries.filter((code) => code !== country.value);
      continue;
    }
    // "But not the Greek islands", "excepto el sur de Italia": a part of a country, which no line leaves out.
    if (isPartOfCountry(parts, at)) {
      frame.scope.where = [];
      if (country) frame.scope.countries = frame.scope.countries.filter((code) => code !== country.value);
      frame.exceptions.push(saidFrom(parts, index));
      return true;
    }
    if (country) {
      frame.scope.countries = frame.scope.countries.filter((code) => code !== country.value);
      exclude(frame, country.value, part.said, !isNoneOf(parts, index, tokens, isListed));
      met = true;
      continue;
    }
    if (
      met &&
      !hasSlot(part, 'and') &&
      !hasSlot(part, 'negator') &&
      (!isFrame(part) || isListed('asserting', foldText(part.said)))
    )
      return true;
    if (hasSlot(part, 'group') || hasSlot(part, 'sex') || hasSlot(part, 'age')) return met;
    if (hasSlot(part, 'intent', 'peers') || (hasSlot(part, 'as') && at === index + 1)) return met;
    if (!isFrame(part) && part.meanings.length > 0 && !passed.some((slot) => hasSlot(part, slot))) return met;
  }
  return met;
}

/** "Greek islands", "southern Italy", "the south of Spain". */
function isPartOfCountry(parts: readonly Part[], at: number): boolean {
  const isKind = (part: Part | undefined) =>
    part !== undefined &&
    hasSlot(part, 'scope') &&
    !hasSlot(part, 'scope', 'abroad') &&
    !hasSlot(part, 'scope', 'members');
  const isCountry = (part: Part | undefined) =>
    part !== undefined && (hasSlot(part, 'country') || part.place?.regions.some((code) => code.length === 2) === true);
  const [one, next] = [parts[at], parts[at + 1]];
  if (isCountry(one)) return isKind(next);
  const behind = parts.slice(at + 1, at + 4).find((each) => !hasSlot(each, 'article') && !hasSlot(each, 'place'));
  return isKind(one) && isCountry(behind);
}

/** "Ours", "us", "our own region": the region of the asker, no possessive of something else. */
function isOurs(part: Part): boolean {
  return hasSlot(part, 'we') && !hasSlot(part, 'we', 'clitic');
}

/** Nothing but the region itself comes behind. */
function isEndOf(parts: readonly Part[], at: number, isListed: IsListed): boolean {
  const next = parts.slice(at + 1).find((part) => !isListed('region-or-practice', foldText(part.said)));
  return (
    next === undefined ||
    next.place !== null ||
    hasSlot(next, 'and') ||
    next.meanings.length === 0 ||
    isFrame(next) ||
    hasSlot(next, 'talk')
  );
}

function exclude({ scope }: Frame, code: string, said: string, isAdjective = false) {
  if (!scope.excluded.some((each) => each.code === code)) scope.excluded.push({ code, said, isAdjective });
}

/** A name, or a country's adjective, behind small words. */
function goesOn(parts: readonly Part[], at: number): boolean {
  const next = parts
    .slice(at)
    .find((part) => !hasSlot(part, 'article') && !hasSlot(part, 'and') && !hasSlot(part, 'place'));
  return next !== undefined && (next.place !== null || hasSlot(next, 'country') || hasSlot(next, 'negator'));
}

/** "Not" as a part of something longer that means one thing, such as "born outside the EU". */
function isBoundNegator(part: Part): boolean {
  return part.meanings.some(
    ({ slot }) =>
      slot !== 'negator' &&
      slot !== 'and' &&
      slot !== 'filler' &&
      slot !== 'verb' &&
      slot !== 'place' &&
      slot !== 'talk',
  );
}

/** "Can you not …?", "why don't we …": said with a verb, about no name and no group. */
function isCarried(part: Part, parts: readonly Part[], index: number): boolean {
  return hasSlot(part, 'verb') || hasSlot(parts[index + 1], 'verb') || hasSlot(parts[index + 1], 'topic');
}
