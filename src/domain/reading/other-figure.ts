import { foldText } from '#src/core/text.ts';
import { regionWord } from './countries-of-regions.ts';
import type { Frame } from './frame.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import { has } from './question-kind.ts';
import type { Token } from './tokens.ts';

/** The number of parts between "below" and what it is held against. */
const reach = 3;

/**
 * Words that make a figure another one than the measure alone names, as they were said: a sum over regions, a multiple, a share of the
 * unemployed instead of a rate, a mean of named regions, what would be, cities within a region, people of a nationality. No figure answers these.
 */
export function listOtherFigures(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  phrases: Phrases,
): string[] {
  return [
    ...parts.filter((part) => isTurn(part, frame)).map(({ said }) => said),
    ...shareOfMeasured(frame, parts, tokens, phrases),
    ...bornIn(parts, phrases),
    ...twoComparatives(frame, parts),
    ...sidesWithoutNumber(frame, parts),
    ...nationals(frame, parts, tokens, phrases),
    ...meanOfRegions(frame, parts),
    ...shareOfCountry(frame, parts, tokens),
    ...twoQuantities(parts, tokens, phrases),
    ...peopleBesideGroup(parts),
    ...shareBesideMeasure(parts),
    ...ordinals(parts, tokens),
    ...greatestChange(frame, parts),
    ...restOfCountry(parts),
    ...perInhabitant(frame, phrases),
  ];
}

/** "Show A and B together" puts them side by side; a population of both together is a sum. */
function isTurn(part: Part, { regions, families }: Frame): boolean {
  if (!hasSlot(part, 'turn', 'together')) return hasSlot(part, 'turn');
  const isCount = families.some(({ value }) => value === 'population');
  return isCount && regions.filter(({ isAside }) => !isAside).length > 1;
}

/** Measures that all people are counted in anyway. */
const wholes = ['population', 'origin', 'arrivals'];
const mostBetween = 3;

/**
 * "What share of the unemployed are foreign-born", "foreigners among the graduates": the measured people are the whole and the group is counted
 * within them. The rate of the group has the group as its whole.
 */
function shareOfMeasured(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  { isListed }: Phrases,
): string[] {
  const isGroup = (part: Part) => hasSlot(part, 'group') && !hasSlot(part, 'group', 'everyone');
  const isMeasure = (part: Part) =>
    hasSlot(part, 'family') && !isGroup(part) && !wholes.some((value) => hasSlot(part, 'family', value));
  const group = parts.findIndex(isGroup);
  const measure = parts.findIndex(isMeasure);
  if (group < 0 || measure < 0) return [];
  const [from, to] = [Math.min(group, measure), Math.max(group, measure)];
  const between = parts.slice(from + 1, to);
  const words = tokens.slice(parts[from]?.end ?? 0, parts[to]?.start ?? 0);
  const isParted = (part: Part) => hasSlot(part, 'and') || hasSlot(part, 'direction');
  // "The unemployed in Skåne, how many are foreign-born": the share is of those named first.
  if (between.some((part) => isParted(part) || (measure > group && hasSlot(part, 'share')))) return [];
  if (words.some(({ gap }) => /[.?!;:\n]/u.test(gap))) return [];
  const said = [parts[from]?.said, parts[to]?.said].join(' … ');
  // "Of the unemployed, … are foreign-born".
  if (measure < group) {
    if (!frame.isShare) return [];
    const isWhole =
      words.some(({ folded }) => isListed('copula', folded)) &&
      !words.some(({ folded }) => isListed('within-people', folded));
    return isWhole ? [said] : [];
  }
  // "Foreigners among the unemployed", no "foreigners among the unemployed with …".
  const isAmong = between.length <= mostBetween && words.some(({ folded }) => isListed('among-people', folded));
  return isAmong &&
    isPeople(parts[measure], isListed) &&
    frame.regions.every(({ at }) => at < (parts[from]?.end ?? 0) || at > (parts[measure]?.start ?? 0))
    ? [said]
    : [];
}

/** Those who are counted, no rate: "the unemployed", "laureati". */
function isPeople(part: Part | undefined, isListed: Phrases['isListed']): boolean {
  return part !== undefined && !isListed('rate-noun', foldText(part.said));
}

/** "Born in France" says who is counted, where their region is another. */
function bornIn(parts: readonly Part[], { formIn, isListed }: Phrases): string[] {
  return parts.flatMap((part, index) => {
    if (!part.place) return [];
    const before = parts.slice(Math.max(0, index - 2), index).filter((each) => !hasSlot(each, 'group'));
    const after = parts[index + 1];
    const isBorn =
      formIn('born', before.map(({ said }) => said).join(' ')) !== null ||
      (isListed('born-behind', foldText(after?.said ?? '')) && !hasSlot(after, 'group'));
    return isBorn ? [part.said] : [];
  });
}

/** "More foreigners than we but less unemployment": each measure has a comparative of its own. */
function twoComparatives(frame: Frame, parts: readonly Part[]): string[] {
  if (!frame.isEitherWay) return [];
  const held = parts.flatMap((part, index) => {
    const next = parts.slice(index + 1, index + 1 + reach).find((each) => !isFrame(each));
    return hasSlot(part, 'direction') && (hasSlot(next, 'family') || hasSlot(next, 'group'))
      ? [`${part.said} ${next?.said}`]
      : [];
  });
  return held.length > 1 ? held.slice(0, 1) : [];
}

/** "Below ours", "above the average": held against something, and no number. */
function sidesWithoutNumber(frame: Frame, parts: readonly Part[]): string[] {
  if (frame.threshold !== null || frame.direction !== null) return [];
  return parts.flatMap((part, index) => {
    if (!hasSlot(part, 'side') || part.meanings.some(({ slot }) => slot === 'age')) return [];
    const next = parts.slice(index + 1, index + 1 + reach).find((each) => !isFrame(each) || each.place !== null);
    const isHeld = next !== undefined && (next.place !== null || hasSlot(next, 'we') || hasSlot(next, 'union'));
    return isHeld ? [[part.said, next.said].join(' ')] : [];
  });
}

/** "Unemployment of the Spaniards in Murcia": an adjective that says of which region nothing is, where one is named. */
function nationals(frame: Frame, parts: readonly Part[], tokens: readonly Token[], { isListed }: Phrases): string[] {
  const { scope, regions } = frame;
  const isBetween = frame.groups.some(({ value }) => value !== 'everyone');
  const isNamed = regions.some(({ isAside }) => !isAside) || frame.isOwn || isBetween;
  const isOther = has(frame, 'peers', 'rank') || (has(frame, 'compare') && !isBetween);
  if (!isNamed || frame.families.length === 0 || frame.average !== null || isOther) return [];
  return parts.flatMap((part) => {
    const country = part.meanings.find(({ slot }) => slot === 'country');
    const isScope = !country || !scope.countries.includes(country.value) || scope.regionsOf.includes(country.value);
    const isBehind = isBetween || isListed('of-whom', tokens[part.start - 1]?.folded ?? '');
    return isScope || !isBehind ? [] : [part.said];
  });
}

/** "The mean of Galicia and Asturias": both side by side are no mean. */
function meanOfRegions({ average, regions, intents }: Frame, parts: readonly Part[]): string[] {
  const isCompared = intents.some(({ value }) => value === 'compare' || value === 'stand');
  if (average !== 'average' || isCompared || regions.filter(({ isAside }) => !isAside).length < 2) return [];
  // "The Germany average" is the country's own figure.
  const isOfCountry = (index: number) => parts[index - 1]?.place?.regions.every((code) => code.length === 2) === true;
  return parts.filter((part, index) => hasSlot(part, 'average') && !isOfCountry(index)).map(({ said }) => said);
}

/** "How much of Sweden's population lives in Skåne": the country is the whole, and its own figure is not asked for. */
function shareOfCountry(frame: Frame, parts: readonly Part[], tokens: readonly Token[]): string[] {
  const country = frame.regions.find(({ code }) => code.length === 2);
  const region = frame.regions.find(({ code }) => code.length > 2);
  if (!frame.isShare || !country || !region || frame.direction !== null || has(frame, 'compare')) return [];
  const [from, to] = [Math.min(country.at, region.at), Math.max(country.at, region.at)];
  const isJoined =
    parts.some((part) => part.start > from && part.start < to && hasSlot(part, 'and')) ||
    tokens.slice(from + 1, to + 1).some(({ gap }) => /[,;:/.?!()]/u.test(gap));
  return isJoined ? [] : [country.said];
}

/** "Many foreigners and low unemployment": two conditions, and no rate of the one among the other. */
function twoQuantities(parts: readonly Part[], tokens: readonly Token[], { isListed }: Phrases): string[] {
  const counted = parts.filter(
    (part) =>
      (hasSlot(part, 'group') || hasSlot(part, 'family')) &&
      [part.start - 1, part.start - 2, part.end].some((at) => isListed('quantity', tokens[at]?.folded ?? '')),
  );
  const [one, other] = counted;
  const isOfBoth = one !== undefined && other !== undefined && hasSlot(one, 'group') !== hasSlot(other, 'group');
  return isOfBoth ? [[one.said, other.said].join(' … ')] : [];
}

/** "Catalans and foreigners": two groups of people, whatever region the first is named for. */
function peopleBesideGroup(parts: readonly Part[]): string[] {
  const isGroup = (part: Part | undefined) => hasSlot(part, 'group') && !hasSlot(part, 'group', 'everyone');
  return parts.flatMap((part, index) => {
    if (!part.place) return [];
    const isBehind = hasSlot(parts[index + 1], 'and') && isGroup(parts[index + 2]);
    const isBefore =
      hasSlot(parts[index - 1], 'and') && isGroup(parts[index - 2]) && hasSlot(parts[index - 1], 'article');
    return isBehind || isBefore ? [part.said] : [];
  });
}

/** "Unemployment and the share of foreigners": the group has a share of its own, and the measure is of everybody. */
function shareBesideMeasure(parts: readonly Part[]): string[] {
  const isGroup = (part: Part | undefined) => hasSlot(part, 'group') && !hasSlot(part, 'group', 'everyone');
  const isSmall = (part: Part) => hasSlot(part, 'article') || hasSlot(part, 'place');
  return parts.flatMap((part, index) => {
    if (!hasSlot(part, 'and')) return [];
    const [one, two] = parts
      .slice(0, index)
      .filter((each) => !isSmall(each))
      .slice(-2)
      .reverse();
    const behind = parts.slice(index + 1).find((each) => !isSmall(each));
    const isShareBefore = isGroup(one) && !hasSlot(one, 'family') && (hasSlot(one, 'share') || hasSlot(two, 'share'));
    if (one && isShareBefore && hasSlot(behind, 'family') && !isGroup(behind)) return [one.said];
    if (!parts.slice(0, index).some((each) => hasSlot(each, 'family'))) return [];
    const [share, next, last] = parts.slice(index + 1).filter((each) => !isSmall(each));
    if (!share || !hasSlot(share, 'share') || hasSlot(share, 'family')) return [];
    const group = isGroup(share) ? share : next;
    if (!isGroup(group) || hasSlot(group, 'family') || (group === next && hasSlot(last, 'family'))) return [];
    return [share.said];
  });
}

/** "The second worst region", "la segunda región con más paro": a place in a list, which begins with another. */
function ordinals(parts: readonly Part[], tokens: readonly Token[]): string[] {
  return parts.flatMap((part, index) => {
    if (!hasSlot(part, 'ordinal')) return [];
    const near = parts.slice(index + 1, index + 1 + reach);
    const isOfEnd = near.some((each) => hasSlot(each, 'superlative') || hasSlot(each, 'direction'));
    const isOfRegion = near.slice(0, 1).some(({ start }) => regionWord.test(tokens[start]?.folded ?? ''));
    return isOfEnd || isOfRegion ? [part.said] : [];
  });
}

/** "Who has cut unemployment most": how it changed, and not where it is highest. */
function greatestChange({ superlative, direction, regions, isOwn }: Frame, parts: readonly Part[]): string[] {
  const isEnd = superlative !== null || direction !== null;
  const isOfMany = regions.every(({ code }) => code.length === 2) && !isOwn;
  return isEnd && isOfMany ? parts.filter((part) => hasSlot(part, 'change')).map(({ said }) => said) : [];
}

/** "With the rest of Spain": no figure is of a country without one of its regions. */
function restOfCountry(parts: readonly Part[]): string[] {
  return parts.flatMap((part, index) => {
    if (!hasSlot(part, 'addressee') || !/rest/i.test(part.said)) return [];
    const next = parts.slice(index + 1, index + 1 + reach).find((each) => !isFrame(each));
    return next?.place ? [[part.said, next.said].join(' ')] : [];
  });
}

/** Measures that are by inhabitant already. */
const byInhabitant = new Set([
  'population',
  'population-density',
  'gdp-per-head',
  'gdp-per-head-pps',
  'household-income',
  'median-income',
  'net-migration',
  'wages',
]);

/** "Residence permits per inhabitant": the number alone is another figure. */
function perInhabitant({ families, text }: Frame, { formIn }: Phrases): string[] {
  const said = formIn('per-person', text);
  const isOther = families.some(({ value }) => !byInhabitant.has(value));
  return said !== null && isOther && families.every(({ value }) => !value.startsWith('gdp')) ? [said] : [];
}
