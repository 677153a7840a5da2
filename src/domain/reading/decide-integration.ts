import { foldText } from '#src/core/text.ts';
import { answer, periodPieces, periodWords } from './answer.ts';
import type { Asker, Decision, Offer, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';

/** Words for integration itself: what they ask for is the outcomes of migrants. */
const integration = /^(?:integr|insertion|eingliederung)/;
const migrants = new Set(['everyone', 'foreign-born', 'foreign-citizens']);
/** The policy areas that have scores, and so an order of regions. */
const scoredAreas = ['labour-market', 'education'];
const mostCompared = 6;

/** Returns a frame without the words for integration, which its line uses. */
export function withoutIntegration(frame: Frame): Frame {
  return { ...frame, residue: frame.residue.filter(({ word }) => !integration.test(foldText(word))) };
}

/**
 * Decides on "Which region integrates migrants better, Murcia or Apulia?", "integration in Apulia": the outcomes of migrants. Several regions are compared,
 * of one its scores are shown, and of all the order in a policy area.
 */
export function decideIntegration(asked: Frame, asker: Asker): Decision | null {
  if (!says(asked, 'integration') || isAboutElse(asked)) return null;
  const frame = withoutIntegration(asked);
  const isWork = frame.families.length > 0;
  const areas = isWork ? [...new Set(['labour-market', ...frame.areas])] : frame.areas;
  const [area, second] = areas;
  if (frame.residue.length > 0 || second !== undefined) return null;
  const own = frame.isOwn && asker.region !== null ? [asker.region] : [];
  const regions = [...new Set([...own, ...frame.regions.map(({ code }) => code)])];
  const said = { ...frame, areas, matters: [] };
  const pieces: ReadPiece[] = [
    ...(area === undefined ? [] : [{ kind: 'area' as const, value: area }]),
    ...regions.map((value) => ({ kind: 'region' as const, value })),
    ...periodPieces(frame),
  ];
  const isPeers = has(frame, 'peers');
  if (isPeers) return regions.length < 2 ? betterPeers(said, regions[0], area) : null;
  const inArea = area !== undefined && `area=${area}`;
  if (regions.length > mostCompared) return null;
  if (regions.length > 1) return whole(said, joinLine('/compare', ...regions, inArea, ...periodWords(frame)), pieces);
  const [region] = regions;
  if (region !== undefined && !has(frame, 'compare') && !frame.isThan)
    return whole(said, joinLine('/score', region, inArea, ...periodWords(frame)), pieces);
  const isOrder = frame.superlative !== null || says(frame, 'asks-whom') || has(frame, 'rank');
  if (region !== undefined || !isOrder || frame.isOwn) return null;
  return orderOf(said, area, pieces);
}

/** Returns a line that has all that was said: what else there may be, `isAboutElse` has asked for. */
function whole(frame: Frame, line: string, pieces: ReadPiece[]): Decision {
  return { ...answer(frame, line, pieces), isWhole: true };
}

/** Decides on what is asked of all regions: their order in the area named, or the areas to choose from. */
function orderOf(frame: Frame, area: string | undefined, pieces: ReadPiece[]): Decision | null {
  const filters: (string | false)[] = [
    frame.scope.countries.length > 0 && `country=${frame.scope.countries[0]}`,
    frame.scope.isMembers && 'members',
    (frame.superlative === 'worst' || frame.superlative === 'lowest') && 'order=worst',
  ];
  const lineOf = (each: string) => joinLine('/indicator rank', each, ...filters, ...periodWords(frame));
  if (area === undefined) return whichArea(frame, lineOf);
  if (!scoredAreas.includes(area)) return null;
  const countries = frame.scope.countries.slice(0, 1).map((value) => ({ kind: 'country' as const, value }));
  return whole(frame, lineOf(area), [...pieces, ...countries]);
}

function betterPeers(frame: Frame, region: string | undefined, area: string | undefined): Decision | null {
  const side = frame.direction === 'worse' ? 'worse' : 'better';
  return whichArea(frame, (each) => joinLine('/peers', region, `${side}-at=${each}`), area);
}

function whichArea(frame: Frame, lineOf: (area: string) => string, named?: string): Decision | null {
  const areas = named === undefined ? scoredAreas : scoredAreas.filter((area) => area === named);
  const offers: Offer[] = areas.map((area) => ({ line: lineOf(area), area }));
  return offers.length === 0 ? null : doubtOf(frame, { reason: 'which-figure', offers });
}

/** Returns whether another thing is asked: what was tried, whom to talk to, why, a word's meaning, a figure that is named, or a part of all people. */
function isAboutElse(frame: Frame): boolean {
  const { scope, period } = frame;
  const isAct = frame.intents.some(
    ({ value }) =>
      /^(?:verb|digest|help|me|fetch|person-data|tongue|speak|cadence)/.test(value) && value !== 'verb:show',
  );
  const isFigure = frame.families.some(({ value }) => value !== 'employment') || says(frame, 'rate') || frame.isShare;
  const isPart = frame.sex !== null || frame.age !== null || frame.groups.some(({ value }) => !migrants.has(value));
  const isMatter = frame.matters.some(({ isArea }) => !isArea) || frame.hasArrival;
  const isFiltered =
    scope.excluded.length + scope.unknown.length + scope.where.length > 0 || scope.isAbroad || frame.isUnion;
  const isTurned =
    frame.unusedTurns.length + frame.negators.length > 0 || frame.threshold !== null || frame.average !== null;
  return (
    has(
      frame,
      'experience',
      'contact',
      'anybody',
      'why',
      'meaning',
      'introduction',
      'ask',
      'log',
      'did',
      'brief',
      'news',
    ) ||
    frame.never !== null ||
    frame.unknownPlaces.length > 0 ||
    frame.isTrend ||
    (period !== null && period.type !== 'year' && period.type !== 'latest') ||
    says(frame, 'policy-index') ||
    isAct ||
    isFigure ||
    isPart ||
    isMatter ||
    isFiltered ||
    isTurned
  );
}
