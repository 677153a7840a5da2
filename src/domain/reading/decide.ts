import { shorten } from '#src/core/text.ts';
import { isFlag } from '#src/domain/figures/flag.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { exceptOf, isBesideAverage, isFigureLine, isMedian, isMedianItself, lostOf, saidWith } from './account.ts';
import { decideBrief } from './decide-brief.ts';
import { decideExperience, isAboutExperience, searchOffers } from './decide-experience.ts';
import { decideFigure } from './decide-figure.ts';
import { decideEvents, decideFollowing } from './decide-following.ts';
import { decideIntegration } from './decide-integration.ts';
import { decideIntroduction } from './decide-introduction.ts';
import { decideManaging } from './decide-managing.ts';
import { decideMethod } from './decide-method.ts';
import { decideDates, decideProgrammes, withSpan } from './decide-programmes.ts';
import { decideScore } from './decide-score.ts';
import { decideThings, decideThingsOn } from './decide-things.ts';
import type { Asker, Decision, Offer } from './decision.ts';
import { actDoubt } from './doubts.ts';
import { figureOf } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import { leftOut } from './left-out.ts';
import { asSaid, withAllLost } from './lost-of-offer.ts';
import { offersFor } from './offers.ts';
import { withOtherUnits } from './other-units.ts';
import { asksFigure, has, isAsking, isQuestion, says } from './question-kind.ts';
import type { Reading } from './read.ts';
import { withPerHead, withScoreNamed, withShare, withWhatIsCounted } from './share.ts';

type Line = Extract<Decision, { type: 'line' }>;
const mostOfFragment = 6;
const mostUnused = 12;
/** As much of a request that is not answered is named. */
const longestNamed = 60;

/** Decides on a reading: a line, a doubt to ask about, a friendly word, or nothing that is known. */
export function decide(reading: Reading, asker: Asker, catalogue: Catalogue): Decision {
  return inOwnWords(decideAll(reading, asker, catalogue), reading.frame);
}

/** What a question back quotes was said. */
function inOwnWords(decision: Decision, frame: Frame): Decision {
  if (decision.type !== 'doubt') return decision;
  const { doubt } = decision;
  if (doubt.reason !== 'turn' && doubt.reason !== 'filter') return decision;
  return { ...decision, doubt: { ...doubt, said: asSaid(doubt.said, frame) } };
}

function decideAll({ frame, also, rest, isLong }: Reading, asker: Asker, catalogue: Catalogue): Decision {
  // "Who could tell me about it? A short call would do": one request, for an introduction.
  if (also && has(also, 'introduction') && says(frame, 'who-could-tell') && frame.families.length === 0) {
    const introduction = decideOne(inherit(also, frame), asker, catalogue);
    return introduction.type === 'line' ? { ...introduction, isLong } : introduction;
  }
  const decision = decideOne(frame, asker, catalogue);
  if (decision.type !== 'line') return decision;
  const second = also && decideOne(inherit(also, frame), asker, catalogue);
  // "… and …, everything on work": the second part says the first with more.
  if (second?.type === 'line' && second.line.startsWith(`${decision.line} `)) return { ...second, isLong };
  // "How do you pay interpreters? Ask everybody": what was said is what the others are asked.
  if (second?.type === 'line' && second.line === '/question ask' && decision.line.startsWith('/experience search'))
    return {
      ...second,
      line: joinLine('/question ask', quoted(frame.text.replace(/^[\s,;.:–-]+|[\s,;:–-]+$/gu, ''))),
      isLong,
    };
  // What is not understood of a second question is no part of an answer to the first.
  if (second && second.type !== 'line' && second.type !== 'talk')
    return { type: 'doubt', frame, doubt: { reason: 'second', said: also.text, offers: [{ line: decision.line }] } };
  // "…, but not the foreign-born": what turns the first round, said in a sentence of its own.
  const turn = rest.find((each) => each.negators.length + each.unusedTurns.length > 0 || each.period !== null);
  if (turn && isFigureLine(decision.line))
    return { type: 'doubt', frame, doubt: { reason: 'turn', said: turn.text, offers: [{ line: decision.line }] } };
  const unused = [
    ...decision.unused,
    ...(second?.type === 'line' ? second.unused : []),
    ...rest.flatMap((each) =>
      isAsking(each)
        ? [shorten(each.text, longestNamed)]
        : leftOut(each, [decision.line, second?.type === 'line' ? second.line : ''].join(' ')),
    ),
  ];
  return {
    ...decision,
    unused: [...new Set(unused)].slice(0, mostUnused),
    isLong,
    also: second?.type === 'line' && second.line !== decision.line ? second.line : decision.also,
  };
}

function decideOne(said: Frame, asker: Asker, catalogue: Catalogue): Decision {
  const frame = { ...said, ownRegion: asker.region };
  return withAllLost(decideWhole(frame, asker, catalogue), catalogue);
}

function decideWhole(frame: Frame, asker: Asker, catalogue: Catalogue): Decision {
  const decision = decideByRule(frame, asker, catalogue);
  const lost = decision.type === 'line' ? lostOf(frame, decision, catalogue) : null;
  if (decision.type !== 'line' || decision.isWhole) return decision;
  if (lost === null && isNumberLost(frame, decision)) return actDoubt(frame, frame.number ?? 0);
  if (lost === null) {
    const shared = withShare(withLeftOut(withExcluded(decision, frame), frame), frame, catalogue);
    const withCounted = (each: Decision) => withWhatIsCounted(withPerHead(each, frame), frame, catalogue);
    return withOtherUnits(withScoreNamed(withCounted(shared), frame, catalogue), frame);
  }
  return {
    type: 'doubt',
    frame,
    doubt: { reason: 'turn', said: lost, offers: [offerOf(decision.line, frame, catalogue)] },
  };
}

/** The line without what it lost; where it leads to nothing, another of its figure. */
function offerOf(line: string, frame: Frame, catalogue: Catalogue): Offer {
  const code = /^\/indicator (?:show|rank) (\S+)/.exec(line)?.[1];
  if (code === undefined || !catalogue.indicators.has(code)) return { line };
  const others = offersFor(frame, { type: 'held', code }, catalogue);
  return { line, indicator: code, otherwise: others.flatMap((each) => [each.line, ...(each.otherwise ?? [])]) };
}

/** "What experience 4 did": a number behind a noun that takes numbers is in the line, or is asked about. */
function isNumberLost({ number }: Frame, { line, also }: Line): boolean {
  const takesNumber = /^\/(?:introduction|experience|question)\b/;
  return number !== null && takesNumber.test(line) && !new RegExp(`\\b${number}\\b`).test([line, also].join(' '));
}

/** Lines that are of whole regions, or of no region. */
const wholeLines =
  /^\/(?:brief|score|policy|digest preview|calendar|(?:experience|question|event|training|testbed|round|tool|call) list)\b/;

/** Names what is left out: where no figure is shown, what a line does not use takes nothing from its answer, and is named. */
function withLeftOut(decision: Line, frame: Frame): Decision {
  if (isFigureLine(decision.line)) return decision;
  // "A brief on Murcia in small villages": it is of the whole region.
  const ofPart = wholeLines.test(decision.line) ? frame.otherFigures : [];
  const left = [...leftOut(frame, [decision.line, decision.also ?? ''].join(' ')), ...ofPart].filter(
    (said) => !decision.unused.some((word) => word.includes(said) || said.includes(word)),
  );
  return { ...decision, unused: [...decision.unused, ...left] };
}

const unionWord = /^(?:the |la |l['’]|die |der )?(?:eu|ue)\b|uni[oóã]n?|unione/iu;

/** A place that is left out and could not be in the answer anyway is named. */
function withExcluded(decision: Line, frame: Frame): Line {
  const { scope, content, isUnion, average } = frame;
  const { line } = decision;
  // "EU regions": the lists have those of other countries too.
  const isListed = isUnion && average === null && /^\/(?:indicator rank|peers)/.test(line) && !/ country=/.test(line);
  const union = isListed ? content.filter(({ slots, said }) => slots.includes('union') && unionWord.test(said)) : [];
  const isBeside = decision.reading.some(({ kind, value }) => kind === 'filter' && value === 'beside-country');
  // "How old are people on average", "medellivslängd": the figure is an average itself, but "below the median" is another one.
  const isItself =
    content.some(({ slots }) => slots.includes('average') && slots.includes('family')) ||
    (/ median-/.test(line) && !isMedian(frame));
  const isOne = line.startsWith('/indicator show');
  // The list of all tells their median.
  const isOfList = isMedianItself(frame) && line.startsWith('/indicator rank') && !/ (?:below|above)=/.test(line);
  const isSeen = isOfList || (isOne ? isBeside && !isMedian(frame) : isBesideAverage(frame, line));
  const isShown = average === null || isItself || isSeen || !isFigureLine(line);
  const beside = isShown ? [] : [saidWith(frame, 'average')];
  const unused = [...new Set([...decision.unused, ...union.map(({ said }) => said), ...beside])];
  const isFigure = /^\/(?:indicator|compare|region)/.test(line);
  const left = exceptOf(line);
  const said = isFigure ? scope.excluded.filter(({ code }) => !left.has(code)).map((each) => each.said) : [];
  return said.length === 0 ? { ...decision, unused } : { ...decision, unused: [...new Set([...unused, ...said])] };
}

function decideByRule(frame: Frame, asker: Asker, catalogue: Catalogue): Decision {
  return (
    decideFlag(frame) ??
    withSpan(decideThingsOn(frame), frame) ??
    decideFollowing(frame, asker) ??
    decideEvents(frame) ??
    decideProgrammes(frame) ??
    decideDates(frame) ??
    withSpan(decideThings(frame), frame) ??
    decideIntroduction(frame) ??
    decideMethod(frame) ??
    decideBrief(frame, asker) ??
    decideScore(frame, asker) ??
    decideIntegration(frame, asker) ??
    decideManaging(frame, catalogue) ??
    (isAboutExperience(frame) ? decideExperience(frame, asker, catalogue) : null) ??
    (isSoughtMatter(frame, catalogue) ? decideExperience(frame, asker, catalogue) : null) ??
    decideFigure(frame, asker, catalogue) ??
    (frame.topic.length > 0 && (hasMatter(frame) || has(frame, 'anybody') || leavesOut(frame)) && !asksFigure(frame)
      ? decideMatter(frame, asker, catalogue)
      : null) ??
    decideFragment(frame) ?? { type: 'none', frame }
  );
}

const flagAsked =
  /\b(?:flags?|bandera|bandiera|segnale|drapeau|kennzeichen|flagga|sinal)\s+["“«']?([a-z])["”»']?(?![\p{L}])/iu;

/** "What does the flag d mean?" */
function decideFlag(frame: Frame): Decision | null {
  const letter = flagAsked.exec(frame.text)?.[1]?.toLowerCase();
  return letter && isFlag(letter) ? { type: 'doubt', frame, doubt: { reason: 'flag', letter } } : null;
}

/** "And in 2012?" where nothing was asked before. */
function decideFragment(frame: Frame): Decision | null {
  const isBare =
    frame.period !== null && frame.families.length === 0 && frame.residue.length === 0 && frame.size <= mostOfFragment;
  return isBare ? { type: 'doubt', frame, doubt: { reason: 'no-question', said: frame.text } } : null;
}

/** A matter that is only named is looked for; where it stands in a question about something else, it is asked whether that is wanted. */
function decideMatter(frame: Frame, asker: Asker, catalogue: Catalogue): Decision {
  const isSought = (has(frame, 'anybody') || leavesOut(frame)) && !has(frame, 'did') && frame.never === null;
  if (isSought || isOnlyNamed(frame)) return decideExperience(frame, asker, catalogue);
  // "We held a cooking workshop and it went well": said, and perhaps to be told to all.
  const log = has(frame, 'did') && !isQuestion(frame.text) ? [{ line: '/experience log' }] : [];
  return {
    type: 'doubt',
    frame,
    doubt: { reason: 'maybe-search', said: frame.topic.join(' '), offers: [...log, ...searchOffers(frame)] },
  };
}

/** "Language cafés, but none of ours": who leaves out regions looks through what regions did. */
function leavesOut({ scope, isShare, regions }: Frame): boolean {
  return (
    !isShare && regions.length === 0 && (scope.isOwnExcluded || scope.excluded.some(({ isAdjective }) => !isAdjective))
  );
}

/** "Anything on landlords who refuse to rent": a matter is sought, and words of a measure only tell of it. */
function isSoughtMatter(frame: Frame, catalogue: Catalogue): boolean {
  const isCounted =
    frame.isShare ||
    frame.isTrend ||
    frame.period !== null ||
    frame.direction !== null ||
    frame.superlative !== null ||
    frame.threshold !== null ||
    has(frame, 'compare', 'rank', 'peers', 'why', 'meaning');
  const asked = figureOf(frame, catalogue);
  // "Poverty of third-country nationals, have you anything?": of a group that there is no figure of, a figure all the same.
  const isOfPeople = frame.groups.length > 0 || frame.sex !== null || frame.age !== null;
  const isOtherMatter = asked.type === 'not-held' && !(asked.missing !== 'family' && isOfPeople);
  const isMatter = frame.matters.some(({ isArea }) => !isArea) || isOtherMatter;
  // "Something from Austria or Germany on …": a matter whose word is not known, of several places.
  const isElsewhere = frame.regions.length > 1 && frame.residue.length > 0 && frame.families.length === 0;
  return has(frame, 'anybody') && (isMatter || isElsewhere) && !isCounted;
}

const mostOfNamed = 14;
const mostUnknown = 1;

/** "Language courses for mothers": a known matter, no question and hardly a word besides. */
function isOnlyNamed(frame: Frame): boolean {
  const isKnown = frame.matters.length > 0 && frame.residue.length <= mostUnknown;
  const hasNumber = frame.unusedTurns.length > 0 || frame.number !== null || frame.isShare;
  const acts = frame.intents.some(({ value }) => value.startsWith('verb:') || value === 'me' || value === 'language');
  const isCompared = frame.groups.length > 0 && (frame.direction !== null || frame.superlative !== null);
  return isKnown && !isCompared && !hasNumber && !acts && frame.size <= mostOfNamed && !isQuestion(frame.text);
}

/** Something that experiences are about: a word that is known, and no number alone. */
function hasMatter({ areas, matters, groups, families, sex, age, hasArrival }: Frame): boolean {
  return (
    areas.length + matters.length + groups.length + families.length > 0 || sex !== null || age !== null || hasArrival
  );
}

/** "… and what did others do to lower it?": hardly a word of its own. */
const mostReferring = 1;
/** Verbs that carry a pronoun: "bajarla", "ridurlo", "baixá-la". */
const refers = /(?:[aeio]r-?l[aeo]s?|r-?l[aeo]s?|rne|[aeo]rlo|arlas|-ne)$/iu;

/** A second question leaves out what the first has said: "… and who does better?" */
function inherit(also: Frame, first: Frame): Frame {
  // "… and somebody there I could talk to": of the place, whatever was measured.
  if (has(also, 'introduction')) {
    const number = also.number ?? first.number;
    const noun = first.intents.filter(({ value }) => value === 'question-noun:one');
    const isBare = also.topic.length + also.areas.length + also.funds.length === 0;
    const isOfMatter = isBare && first.families.length === 0;
    const about = isOfMatter ? { topic: first.topic, areas: first.areas, matters: first.matters } : {};
    const intents = also.number === null ? [...also.intents, ...noun] : also.intents;
    const named = { ...also, ...about, number, intents };
    return also.regions.length > 0 ? named : { ...named, regions: first.regions };
  }
  // "… and who does it better among those like it" is of the region.
  const isBetterAlike = has(also, 'peers') && also.direction !== null && also.matters.length === 0;
  const isExperience =
    !isBetterAlike && also.intents.some(({ value }) => value === 'experience' || value === 'contact');
  const isRefer =
    also.matters.length === 0 &&
    also.areas.length === 0 &&
    also.topic.every((word) => refers.test(word)) &&
    also.topic.length <= mostReferring;
  const isOfPlace = isExperience && also.topic.length === 0 && says(also, 'practices-there');
  const isBare = also.families.length === 0 && also.groups.length === 0 && (!isExperience || (isRefer && !isOfPlace));
  // "… and who else is like it?" is of the region, not of the figure.
  const asksLikeness = has(also, 'peers') && also.direction === null;
  // "… and are there regions like it in Italy?"
  const isWhere = has(also, 'peers') && also.regions.length === 1 && also.regions[0]?.code.length === 2;
  if (isWhere && first.regions.length > 0)
    return {
      ...also,
      regions: first.regions,
      scope: { ...also.scope, countries: also.regions.map(({ code }) => code) },
    };
  return {
    ...also,
    families: isBare && !asksLikeness ? first.families : also.families,
    groups: isBare ? first.groups : also.groups,
    regions:
      also.regions.length === 0 &&
      !(also.isOwn && asksLikeness) &&
      (!isExperience || (!has(first, 'peers') && says(also, 'there')))
        ? first.regions
        : also.regions,
    isOwn: also.isOwn || (also.regions.length === 0 && !isExperience && first.isOwn),
    topic: isExperience && isBare && first.topic.length > 0 ? first.topic : also.topic,
    unknownPlaces: also.unknownPlaces.length === 0 && !isExperience ? first.unknownPlaces : also.unknownPlaces,
  };
}
