import { asksNumbers } from './decide-numbers.ts';
import { withSuperlative } from './decide-rank.ts';
import type { Content, Frame } from './frame.ts';
import { asksExperience, asksFigure, has, isRequest, says } from './question-kind.ts';

const mostWords = 9;
/** Returns whether a message only fills slots of the one before: "and in 2015?", "same for Murcia", "only Spain". */
export function isFollowUp(frame: Frame, before: Frame): boolean {
  if (frame.size > mostWords || frame.unusedTurns.length > 0) return false;
  const begins = says(frame, 'continues') || isJoined(frame, before);
  if (isOtherPlaceOfSearch(frame, before) || isOtherEnd(frame, before)) return true;
  const isWhole =
    (frame.families.length > 0 && frame.regions.length > 0) ||
    isWholeShare(frame, begins) ||
    asksWhichRegion(frame) ||
    asksWhereMost(frame);
  const asks = frame.intents.some(({ value }) => isRequest(value) && value !== 'peers');
  const fills =
    frame.regions.length > 0 ||
    (begins && frame.isOwn) ||
    frame.unknownPlaces.length > 0 ||
    frame.period !== null ||
    frame.groups.length > 0 ||
    frame.sex !== null ||
    frame.age !== null ||
    frame.families.length > 0 ||
    frame.scope.countries.length > 0 ||
    frame.scope.isAbroad ||
    frame.scope.isMembers ||
    frame.scope.where.length > 0 ||
    frame.scope.excluded.length > 0 ||
    (asksExperience(before) && (frame.status !== null || frame.funds.length > 0 || frame.evaluated !== null));
  if (!fills || isWhole || asks) return false;
  // "Foreigners in Sicily", after a search: nothing was measured that a group could be of.
  const isOfFigure = asksFigure(before);
  const isSlotOnly =
    (isOfFigure || frame.groups.length === 0) &&
    frame.residue.length === 0 &&
    frame.topic.length <= frame.groups.length &&
    (frame.period !== null || frame.groups.length > 0);
  return begins || isSlotOnly || (isOfFigure && isBareMeasure(frame, before));
}

const mostOfMeasure = 3;

/** "Density?", behind another figure of a place. */
function isBareMeasure({ size, families, residue, topic, text, intents }: Frame, before: Frame): boolean {
  const hasPlace = before.regions.length > 0 && before.families.length > 0;
  const isBare = families.length === 1 && residue.length === 0 && intents.length === 0 && topic.length <= mostOfMeasure;
  return hasPlace && isBare && size <= mostOfMeasure && /\?\s*$/.test(text);
}

/** "Any in Germany?", "några från Finland?", behind a search. */
function isOtherPlaceOfSearch(frame: Frame, before: Frame): boolean {
  const { regions, residue, topic, content, text } = frame;
  const isBare = residue.length + topic.length === 0 && regions.length === 1;
  const isAsked = has(frame, 'anybody') || /\?\s*$/.test(text);
  const isPlaceOnly = content.every(
    ({ codes, slots }) => codes.length > 0 || slots.some((slot) => besidePlace.has(slot)),
  );
  return asksExperience(before) && before.topic.length > 0 && isBare && isAsked && isPlaceOnly;
}

const besidePlace = new Set(['intent', 'place', 'period']);

/** "Dalla peggiore", behind a list: only its order is another. */
function isOtherEnd(frame: Frame, before: Frame): boolean {
  const isEnd = frame.superlative !== null && frame.families.length + frame.regions.length + frame.topic.length === 0;
  const isOnly = frame.content.every(({ slots }) => slots.some((slot) => slot === 'superlative' || slot === 'number'));
  return isEnd && isOnly && has(before, 'rank') && frame.residue.length === 0;
}

/**
 * "How many foreigners are there in Sicily", "Ausländeranteil in Berlin": the share of a group is asked for, whatever was asked before. "And how many
 * foreigners?" is of the place before.
 */
function isWholeShare(frame: Frame, begins: boolean): boolean {
  const namesPlace = frame.regions.length > 0 || frame.unknownPlaces.length > 0 || frame.isOwn;
  return asksShareOfGroup(frame) && (namesPlace || !begins);
}

/** "In which region do most immigrants live" is of all regions; "which of them …" is of those before. */
function asksWhichRegion(frame: Frame): boolean {
  const isCounted = frame.families.length > 0 || frame.groups.some(({ value }) => value !== 'everyone');
  return says(frame, 'which-region') && !says(frame, 'of-them') && isCounted;
}

/** "Where do the most foreigners live in Italy" is of people, whatever was measured before. */
function asksWhereMost(frame: Frame): boolean {
  const isOfPeople = frame.groups.some(({ value }) => value !== 'everyone') && frame.families.length === 0;
  return isOfPeople && !says(frame, 'of-them') && asksNumbers(withSuperlative(frame));
}

function asksShareOfGroup({ isShareNamed, groups, families }: Frame): boolean {
  return isShareNamed && groups.some(({ value }) => value !== 'everyone') && families.length === 0;
}

function withoutOwn({ said, ...intent }: Frame['intents'][number]): Frame['intents'][number] {
  return intent.value === 'peers' || said === undefined ? intent : { ...intent, said };
}

/** The frame before with what the message fills in; its place and period stay where it names none. */
export function overlay(frame: Frame, before: Frame): Frame {
  const countries = frame.regions.filter(({ code }) => code.length === 2).map(({ code }) => code);
  const narrowsList = has(before, 'peers', 'rank') || before.superlative !== null;
  const isNarrowing = narrowsList && countries.length > 0 && countries.length === frame.regions.length;
  const namesPlace = (frame.regions.length > 0 && !isNarrowing) || frame.unknownPlaces.length > 0 || frame.isOwn;
  if (asksShareOfGroup(frame) && !namesPlace) {
    const { regions, unknownPlaces, isOwn } = before;
    return { ...frame, regions, unknownPlaces, isOwn, period: frame.period ?? before.period };
  }
  const isOneMore = namesPlace && isCompared(before) && isJoined(frame, before) && isOnlyPlace(frame);
  // "Only Italy" stands in for the country of the list before.
  const kept = isNarrowing ? before.regions.filter(({ code }) => code.length > 2) : before.regions;
  const isSearch = asksExperience(before) && before.topic.length > 0;
  return {
    ...before,
    text: frame.text,
    size: frame.size,
    // "Like ours? Like the Balearics, I mean": like those, whatever the words before.
    intents: namesPlace && !isOneMore ? before.intents.map(withoutOwn) : before.intents,
    regions: isOneMore ? withMore(before, frame) : namesPlace ? frame.regions : kept,
    unknownPlaces: namesPlace ? frame.unknownPlaces : before.unknownPlaces,
    isOwn: isOneMore ? before.isOwn || frame.isOwn : namesPlace ? frame.isOwn : before.isOwn,
    isOwnBeside: isOneMore
      ? before.isOwnBeside || frame.isOwn || (has(before, 'compare') && before.isOwn)
      : before.isOwnBeside,
    topic: isSearch ? [...before.topic, ...frame.topic.filter((word) => !before.topic.includes(word))] : before.topic,
    families: frame.families.length > 0 ? frame.families : before.families,
    named: frame.named ?? before.named,
    groups: frame.groups.length > 0 ? frame.groups : before.groups,
    sex: frame.sex ?? before.sex,
    sexes: frame.sex === null ? before.sexes : frame.sexes,
    age: frame.age ?? before.age,
    // "The worst first" is an end of a list, and compares with nothing.
    direction: isOtherEnd(frame, before) ? before.direction : (frame.direction ?? before.direction),
    isThan: frame.direction === null ? before.isThan : frame.isThan,
    superlative: frame.superlative ?? before.superlative,
    threshold: frame.threshold ?? before.threshold,
    count: frame.count ?? before.count,
    average: frame.average ?? before.average,
    status: frame.status ?? before.status,
    funds: frame.funds.length > 0 ? frame.funds : before.funds,
    evaluated: frame.evaluated ?? before.evaluated,
    isTrend: frame.isTrend || before.isTrend,
    isUnion: frame.isUnion || before.isUnion,
    negators: frame.negators,
    exceptions: frame.exceptions,
    otherFigures: frame.otherFigures,
    content: contentOver(frame, before, namesPlace && !isOneMore),
    period: frame.period ?? before.period,
    scope: {
      ...before.scope,
      countries: isNarrowing
        ? countries
        : frame.scope.countries.length > 0
          ? frame.scope.countries
          : before.scope.countries,
      excluded: [...before.scope.excluded, ...frame.scope.excluded],
      isAbroad: before.scope.isAbroad || frame.scope.isAbroad,
      isMembers: before.scope.isMembers || frame.scope.isMembers,
      where: frame.scope.where.length > 0 ? frame.scope.where : before.scope.where,
      unknown: frame.scope.unknown,
    },
    residue: frame.residue,
    matters: frame.matters,
    unusedTurns: frame.unusedTurns,
    corrections: frame.corrections,
  };
}

/** All that is said now, and of what was said before what no word of now replaces. */
function contentOver(frame: Frame, before: Frame, namesPlace: boolean): Content[] {
  const slots = new Set(frame.content.flatMap((each) => each.slots));
  const isReplaced = (each: Content) =>
    each.slots.length === 0 ||
    (each.codes.length > 0 && namesPlace) ||
    (each.slots.includes('number') && slots.has('number')) ||
    each.slots.some((slot) => slots.has(slot));
  return [...before.content.filter((each) => !isReplaced(each)), ...frame.content];
}

/** Two or more side by side, of which the own region may be one. */
function isCompared(before: Frame): boolean {
  const named = before.regions.filter(({ isAside }) => !isAside).length;
  return !has(before, 'peers', 'rank') && !asksExperience(before) && named + (before.isOwn ? 1 : 0) > 1;
}

/** Nothing but where: "and Skåne?", "and us?". */
function isOnlyPlace({ families, groups, residue }: Frame): boolean {
  return families.length + groups.length + residue.length === 0;
}

function withMore(before: Frame, { regions }: Frame): Frame['regions'] {
  const more = regions.filter(({ code }) => before.regions.every((each) => each.code !== code));
  return [...before.regions, ...more];
}

/** "And Skåne?". The Catalan "i" is "I" and "in" elsewhere. */
function isJoined(frame: Frame, before: Frame): boolean {
  const isCatalan = frame.language === 'ca' || before.language === 'ca';
  return says(frame, 'one-more') || (isCatalan && says(frame, 'one-more-catalan'));
}
