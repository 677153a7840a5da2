import { foldText } from '#src/core/text.ts';
import { takeBounds } from './bounds.ts';
import { takeComplement } from './complement.ts';
import { asksHowMany } from './counting.ts';
import { isBesideRegions, listCountriesOfRegions } from './countries-of-regions.ts';
import { emptyFrame } from './empty-frame.ts';
import { firstPersonIn } from './first-person.ts';
import type { Content, Frame } from './frame.ts';
import { setGroupOwners } from './group-owner.ts';
import { followsPreposition } from './is-place-name.ts';
import { dropIslandOfName, dropOpposition, placeOfThan, takeLikeness } from './likeness.ts';
import { takeMeeting } from './meeting.ts';
import { negate } from './negation.ts';
import { readNumbers } from './numbers.ts';
import { listOtherFigures } from './other-figure.ts';
import { asksWho, readOwnSaid } from './own-region.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import { has } from './question-kind.ts';
import { takeMeaning } from './take-meaning.ts';
import { takeVerbOfMeasure } from './take-verb-of-measure.ts';
import { isTelling } from './telling.ts';
import type { Token } from './tokens.ts';
import { listTopic } from './topic.ts';
import { takeWholeCountry } from './whole-country.ts';
import { takeWomen } from './women.ts';

/** So many small words may stand between a fund and its noun: "funded by the AMIF". */
const mostBetweenFund = 2;

/** Sorts what the parts mean into the slots of a frame. */
export function fillFrame(
  text: string,
  tokens: readonly Token[],
  parts: Part[],
  language: string,
  thisYear: number,
  phrases: Phrases,
): Frame {
  const frame = emptyFrame(text, language, tokens.length);
  takeBounds(parts, tokens, text);
  takeFunds(parts, { text, tokens }, phrases);
  takeVerbOfMeasure(parts, phrases);
  takeWholeCountry(parts, tokens, phrases);
  takeComplement(parts, tokens, phrases);
  takeOursOfPlace(parts);
  takeWomen(parts, tokens, phrases);
  const meeting = takeMeeting(parts, tokens);
  for (const part of parts) for (const meaning of part.meanings) takeMeaning(frame, part, meaning.slot, meaning.value);
  if (meeting !== null) frame.intents.push({ value: 'introduction', at: meeting, end: meeting + 1 });
  dropOpposition(frame, parts, tokens);
  if (parts.some((part, index) => hasSlot(part, 'status') && isIncluded(parts, index, tokens, language)))
    frame.status = null;
  const negated = negate(frame, parts, tokens, phrases);
  frame.scope.regionsOf = listCountriesOfRegions(parts, tokens).filter((code) => frame.scope.countries.includes(code));
  // "Because" gives a reason and asks for none.
  frame.intents = frame.intents.filter(({ value, at }) => value !== 'why' || isAsked(text, tokens[at]));
  const topic = listTopic(parts, tokens, (part) => isBesideRegions(part, tokens), phrases);
  for (const part of parts) if (part.place && !negated.has(part)) takePlace(frame, part, topic.asides.has(part));
  takeRestOfCountry(frame, parts, tokens);
  dropImpliedWealth(frame, parts);
  takeLikeness(frame, parts, tokens);
  const held = placeOfThan(parts);
  // "Who beats us": held against us by the verb itself.
  const isBeaten = parts.some((part) => hasSlot(part, 'direction') && hasSlot(part, 'we', 'object'));
  frame.isThan = held !== null || isBeaten;
  frame.thanAt = held?.place ? held.start : null;
  takeOwn(frame, parts, tokens, phrases);
  takeEitherWay(frame, parts, tokens, phrases);
  frame.areFamiliesJoined = areFamiliesJoined(parts);
  dropCounted(frame, parts);
  setGroupOwners(frame, parts, tokens);
  dropIslandOfName(frame, parts);
  takeWork(frame, parts);
  takeLost(frame, parts, phrases);
  frame.isBareGroup = frame.groups.length > 0 && parts.every(isBare);
  const numbers = readNumbers(frame, parts, tokens, thisYear, phrases);
  for (const part of parts) {
    if (part.number !== null && !numbers.has(part) && /^\d/.test(part.said)) {
      frame.unusedTurns.push(part.said);
      if (Number.isInteger(part.number)) frame.bareNumber ??= part.number;
    }
    if (part.meanings.length > 0 || part.place || part.number !== null) continue;
    frame.residue.push({ word: part.said, at: part.start, isTelling: isTelling(parts, part, tokens, language) });
    // "Over 50s", "2020/21": a number in any shape may not go unused.
    if (/\d/.test(part.said)) frame.unusedTurns.push(part.said);
  }
  frame.content = parts.filter((part) => !isFrame(part)).map((part) => contentOf(part, topic.asides.has(part)));
  frame.otherFigures.push(...listOtherFigures(frame, parts, tokens, phrases));
  frame.topic = topic.words;
  frame.leftOfTopic = topic.left;
  frame.matters = parts.flatMap((part, index) => {
    if ((!hasSlot(part, 'topic') && !hasSlot(part, 'area')) || hasSlot(part, 'family')) return [];
    return [
      {
        word: part.said,
        at: part.start,
        isTelling: isTelling(parts, part, tokens, language),
        isBound: followsPreposition(part.start, { parts: parts.slice(0, index) }),
        isArea: hasSlot(part, 'area'),
      },
    ];
  });
  return frame;
}

/**
 * "Work of foreigners in Lombardy in 2020", "lavoro degli stranieri": with a group and a year or a rank it is how many of them work. Without these it
 * is a matter.
 */
function takeWork(frame: Frame, parts: readonly Part[]) {
  const isCounted = frame.superlative !== null || frame.isShare || frame.isTrend || parts.some(isYear);
  const seeks = has(frame, 'experience', 'anybody', 'contact', 'introduction', 'ask', 'log', 'digest:digest');
  const at = parts.findIndex((part, index) => {
    const next = parts.slice(index + 1).find((each) => !isFrame(each) && !hasSlot(each, 'article'));
    const isWork = hasSlot(part, 'area', 'labour-market') || foldText(part.said) === 'work';
    return isWork && part.end === part.start + 1 && hasSlot(next, 'group');
  });
  if (!isCounted || seeks || frame.families.length > 0 || frame.funds.length > 0) return;
  const work = parts[at];
  if (!work) return;
  frame.families.push({ value: 'employment', at: work.start });
  frame.areas = [];
  work.meanings = [{ slot: 'family', value: 'employment' }];
}

/** "Which regions have lost population", "han guanyat habitants": of a number of people, to lose is to fall. */
function takeLost(frame: Frame, parts: readonly Part[], { isListed }: Phrases) {
  const isOfPeople = frame.families.length > 0 && frame.families.every(({ value }) => value === 'population');
  if (!isOfPeople || frame.groups.some(({ value }) => value !== 'everyone')) return;
  for (const part of parts) {
    const said = foldText(part.said).split(' ').at(-1) ?? '';
    const side = isListed('people-lost', said) ? 'fell' : isListed('people-gained', said) ? 'rose' : null;
    if (side === null || (part.meanings.length > 0 && !isFrame(part) && !hasSlot(part, 'change'))) continue;
    part.meanings = [{ slot: 'trend', value: 'trend' }];
    frame.isTrend = true;
    frame.phrases = [...frame.phrases, side];
  }
}

const firstYear = 1900;
const lastYear = 2100;

function isYear({ number, end, start }: Part): boolean {
  return number !== null && end === start + 1 && number >= firstYear && number <= lastYear;
}

const ofPeople = new Set(['poverty', 'old-age']);

/** "How many people are at risk of poverty": they are who is counted, and not the population besides. */
function dropCounted(frame: Frame, parts: readonly Part[]) {
  const counted = parts.findIndex((part) => hasSlot(part, 'family', 'population') && asksHowMany(part.said));
  const measure = parts.findIndex((part) =>
    part.meanings.some(({ slot, value }) => slot === 'family' && ofPeople.has(value)),
  );
  if (counted < 0 || measure < counted || parts.slice(counted, measure).some((part) => hasSlot(part, 'and'))) return;
  frame.families = frame.families.filter(({ value }) => value !== 'population');
  frame.areFamiliesJoined &&= frame.families.length > 1;
}

/** "ESF money", "funded by the AMIF", "med AMIF-pengar": the noun or verb beside a fund is said with it. "ESF+" is not the ESF. */
function takeFunds(parts: Part[], { text, tokens }: { text: string; tokens: readonly Token[] }, { isListed }: Phrases) {
  const isJoined = ({ start }: Part) => !/[.?!,;:\n]/u.test(tokens[start]?.gap ?? '');
  const isSmall = (part: Part | undefined) => part !== undefined && (isFrame(part) || hasSlot(part, 'place'));
  parts.forEach((part, index) => {
    if (!hasSlot(part, 'fund')) return;
    // The sign behind the name is no letter of its form.
    if (text.includes(`${part.said}+`))
      part.meanings = part.meanings.map((each) => (each.value === 'ESF' ? { ...each, value: 'ESF+' } : each));
    for (const step of [-1, 1]) {
      let at = index + step;
      while (isSmall(parts[at]) && Math.abs(at - index) <= mostBetweenFund) at += step;
      const noun = parts[at];
      const isNoun = noun && isListed('fund-noun', foldText(noun.said)) && isJoined(step > 0 ? noun : part);
      if (isNoun && !hasSlot(noun, 'intent')) noun.meanings = [{ slot: 'fund-noun', value: 'w' }];
    }
  });
}

/** "Sin contar las nuestras de Suecia": those of the place that is named, and no region of one's own besides. */
function takeOursOfPlace(parts: readonly Part[]) {
  parts.forEach((part, index) => {
    if (!hasSlot(part, 'we', 'ours') && !hasSlot(part, 'we', 'possessive')) return;
    const isLeftOut = parts.slice(Math.max(0, index - 2), index).some((each) => hasSlot(each, 'negator'));
    const next = parts.slice(index + 1).find((each) => !isFrame(each) || each.place !== null);
    const isPlace = next !== undefined && (next.place !== null || hasSlot(next, 'country'));
    if (isLeftOut && isPlace) part.meanings = [{ slot: 'filler', value: 'w' }];
  });
}

/** "Can you show us Murcia": whom to tell, and no region besides the one that is named. */
function takeOwn(frame: Frame, parts: readonly Part[], tokens: readonly Token[], { isListed }: Phrases) {
  const { isBeside, isPolite, isNamed } = readOwnSaid(parts, tokens, frame.direction !== null, isListed);
  // "Estamos mejor que A y B": who is better is "we", by the verb alone.
  const isBearer = frame.isThan && frame.regions.length > 1 && !asksWho(parts, tokens, isListed);
  frame.isOwnBeside = isBeside || (isBearer && firstPersonIn(frame.text, frame.language) !== null);
  frame.isOwnNamed = isNamed;
  if (isPolite && frame.regions.length > 0 && !has(frame, 'peers')) frame.isOwn = false;
}

/** "Estem millor o pitjor que Aragó": with nobody else named, and nobody sought, it is "we", whatever the verb. */
function takeEitherWay(frame: Frame, parts: readonly Part[], tokens: readonly Token[], { isListed }: Phrases) {
  const isOfUs = frame.isEitherWay && frame.isThan && frame.regions.length === 1 && !asksWho(parts, tokens, isListed);
  if (!isOfUs) return;
  frame.isOwn = true;
  frame.isOwnBeside = true;
}

/** "Unemployment and population": each is asked for. */
function areFamiliesJoined(parts: readonly Part[]): boolean {
  return parts.some((part, index) => {
    if (!hasSlot(part, 'and')) return false;
    const isSmall = (each: Part) => hasSlot(each, 'article') || hasSlot(each, 'place') || hasSlot(each, 'share');
    const before = parts.slice(0, index).findLast((each) => !isSmall(each));
    const after = parts.slice(index + 1).find((each) => !isSmall(each));
    return hasSlot(before, 'family') && hasSlot(after, 'family');
  });
}

/** "Failures too", "including what failed": all of them are meant. */
const including =
  /\b(?:including|also|even|too|as well|incluso|incluid[oa]s?|tambien|anche|compres[ei]|inclus[ei]|y compris|meme|aussi|auch|inklusive|einschliesslich|aven|ocksa|fins i tot|inclos\w*|tambe|incluindo|tambem|inclusive)\b/;

function isIncluded(parts: readonly Part[], index: number, tokens: readonly Token[], language: string): boolean {
  const isBegin = (part: Part) => /[,;:.?!]/u.test(tokens[part.start]?.gap ?? '');
  const before = parts.slice(Math.max(0, index - 3), index + 1);
  const begin = before.findLastIndex(isBegin);
  const behind = parts.slice(index + 1, index + 2).filter((part) => !isBegin(part) || foldText(part.said) !== 'also');
  const near = [...before.slice(Math.max(0, begin)), ...behind].map(({ said }) => foldText(said)).join(' ');
  // The German "also" is "that is".
  return including.test(language === 'de' ? near.replace(/\balso\b/g, '') : near);
}

function contentOf({ said, start: at, meanings, place, number }: Part, isAside: boolean): Content {
  return {
    said,
    at,
    slots: [
      ...meanings.map(({ slot }) => slot),
      ...(place ? ['place-name'] : []),
      ...(number === null ? [] : ['number']),
    ],
    values: meanings.map(({ value }) => value),
    codes: place?.regions ?? [],
    isAside,
  };
}

/** At the beginning of a sentence, or in one that ends with a question mark. */
function isAsked(text: string, token: Token | undefined): boolean {
  if (!token || token.isFirst) return true;
  return /[.?!;\n]/u.exec(text.slice(token.at))?.[0] === '?';
}

const bareSlots = ['group', 'sex', 'age', 'we', 'share', 'period'];

function isBare(part: Part): boolean {
  return part.place !== null || isFrame(part) || part.number !== null || bareSlots.some((slot) => hasSlot(part, slot));
}

/** "Espainiako eskualdeak, Ceuta izan ezik": the regions of a country of which a part is left out are asked for one by one. */
function takeRestOfCountry(frame: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  const [country, other] = frame.regions;
  if (!country || other || country.code.length !== 2) return;
  const part = parts.find(({ start }) => start === country.at);
  const isOfCountry = frame.scope.excluded.some(({ code }) => code.length > 2 && code.startsWith(country.code));
  if (!isOfCountry || !part || !isBesideRegions(part, tokens)) return;
  frame.regions = [];
  frame.scope.countries.push(country.code);
  frame.scope.regionsOf.push(country.code);
}

/** "The richest regions by household income": of what they are rich is said. */
function dropImpliedWealth(frame: Frame, parts: readonly Part[]) {
  const isImplied = (part: Part) => hasSlot(part, 'superlative') || hasSlot(part, 'direction');
  const implied = parts.filter((part) => isImplied(part) && hasSlot(part, 'family', 'gdp-per-head'));
  const said = parts.some((part) => !isImplied(part) && hasSlot(part, 'family', 'household-income'));
  if (said) frame.families = frame.families.filter(({ at }) => implied.every(({ start }) => start !== at));
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
  else if (frame.regions.some((each) => each.code === code)) {
    // "Lanzarote and Fuerteventura": the region's figure is of neither.
    const isOther = frame.regions.every((each) => each.code !== code || foldText(each.said) !== foldText(said));
    const arePlaces = place.kind !== 'region' && frame.regions.some((each) => each.code === code && each.as === 'part');
    if (isOther && arePlaces && !isAside) frame.otherFigures.push(said);
  } else
    frame.regions.push({
      code,
      said,
      at,
      isAside,
      as: place.kind === 'region' || place.kind === 'name' ? 'region' : place.kind === 'former' ? 'former' : 'part',
    });
}
