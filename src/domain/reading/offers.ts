import type { Catalogue } from '../regions/catalogue.ts';
import { isHeldFor } from '../regions/held-for.ts';
import { periodWords } from './answer.ts';
import { changeOf } from './decide-change.ts';
import type { Doubt, Offer } from './decision.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';
import { rankLine } from './rank-line.ts';

const mostOffered = 3;
const mostCompared = 6;

/**
 * The figure asked for, without what it could not be given with, as it was asked: a list stays a list, of the same country, time and end. Of the lines of
 * an offer the first that leads to figures is shown.
 */
export function offersFor(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Offer[] {
  return codesOf(figure)
    .slice(0, mostOffered)
    .flatMap((indicator) => {
      const [line, ...otherwise] = new Set(linesFor(frame, indicator, catalogue));
      return line === undefined ? [] : [{ indicator, line, otherwise }];
    });
}

function codesOf(figure: FigureAsked): readonly string[] {
  if (figure.type === 'held') return [figure.code];
  if (figure.type === 'two') return figure.codes;
  return figure.type === 'not-held' ? figure.nearest : [];
}

/** The lines that may be meant, the nearest to what was asked first. */
function linesFor(frame: Frame, code: string, catalogue: Catalogue): string[] {
  const codes = [...new Set([...besideOwn(frame), ...frame.regions.map((region) => region.code)])];
  const small = codes.filter((each) => each.length > 2);
  const [country] = [...frame.scope.countries, ...codes.filter((each) => each.length === 2)];
  const whole = withoutPeriod(frame);
  const list = [...ranked(frame, code, country, catalogue), ...ranked(plainList(whole), code, country, catalogue)];
  if (small.length === 0 && (asksList(frame) || (codes.length === 0 && !frame.isOwn))) return list;
  if (codes.length > 1) return [frame, whole].map((each) => compared(each, code, codes));
  const [region] = codes;
  const indicator = catalogue.indicators.get(code);
  const isKept = indicator !== undefined && isHeldFor(indicator, [region], catalogue);
  const shows = [frame, whole].map((each) => shown(each, code, region));
  const home = catalogue.territories.get(catalogue.regions.get(region ?? '')?.territory ?? '')?.country;
  if (small.length === 0) return isKept ? [...shows, ...list] : [...list, ...shows];
  return [...shows, shown(whole, code, home), ...ranked(plainList(whole), code, home, catalogue)];
}

/** "Higher than ours": the own region, where it stands beside another. */
function besideOwn(frame: Frame): string[] {
  const { ownRegion, isOwn, isOwnBeside, isThan, regions, scope } = frame;
  const isHeld = isOwnBeside || isThan || says(frame, 'than-us');
  return ownRegion !== null && isOwn && isHeld && regions.length > 0 && !scope.isOwnExcluded ? [ownRegion] : [];
}

/** Returns whether several regions are asked for, and not one. */
function asksList(frame: Frame): boolean {
  return (
    !frame.isOwn &&
    (has(frame, 'rank') ||
      frame.superlative !== null ||
      frame.threshold !== null ||
      frame.scope.countries.length > 0 ||
      frame.scope.isMembers ||
      says(frame, 'many-regions') ||
      says(frame, 'seeks-regions') ||
      says(frame, 'asks-countries') ||
      says(frame, 'how-many-regions') ||
      says(frame, 'rank-word') ||
      (says(frame, 'asks-which') && frame.direction !== null))
  );
}

/** A ranking of all that were asked for; of changes where it is said that it fell or rose. */
function ranked(frame: Frame, code: string, country: string | undefined, catalogue: Catalogue): string[] {
  const indicator = catalogue.indicators.get(code);
  const polarity = indicator?.polarity ?? 0;
  const isEnd = frame.superlative === 'best' || frame.superlative === 'worst';
  // No share is better than another: it begins with the highest.
  const asked = polarity === 0 && isEnd ? { ...frame, superlative: null } : frame;
  const isOfCountries =
    country === undefined &&
    (says(frame, 'asks-countries') || says(frame, 'how-many-countries') || indicator?.level === 'countries');
  const line = rankLine(withoutLost(asked), code, { country, isOfCountries, polarity, asked: null });
  const changed = changeOf(frame, code, catalogue);
  const isOfChange = changed !== null && (frame.isTrend || frame.period !== null || frame.otherFigures.length > 0);
  return isOfChange ? [joinLine(line, `changed=${changed}`), line] : [line];
}

/** A limit that is no whole number, and filters that no command has, are in no line. */
function withoutLost(frame: Frame): Frame {
  const { threshold } = frame;
  const isLost = threshold !== null && !Number.isInteger(threshold.value);
  return isLost ? { ...frame, threshold: null } : frame;
}

/** A list of all, in its usual order. */
function plainList(frame: Frame): Frame {
  const { scope } = frame;
  return { ...frame, scope: { ...scope, where: [], isMembers: false }, threshold: null, count: null, otherFigures: [] };
}

function withoutPeriod(frame: Frame): Frame {
  return { ...frame, period: null, isTrend: false };
}

function compared(frame: Frame, code: string, codes: readonly string[]): string {
  const isOverTime = frame.isTrend && frame.period === null;
  const regions = codes.slice(0, mostCompared);
  return joinLine('/compare', ...regions, `indicators=${code}`, ...periodWords(frame), isOverTime && 'time');
}

function shown(frame: Frame, code: string, region: string | undefined): string {
  return joinLine('/indicator show', code, region && `region=${region}`, ...periodWords(frame));
}

/** Lines that show figures, or only say why there are none; what else is offered asks for more where it has to. */
const figureLine = /^\/(?:indicator|compare|peers|score|policy|region)\b/;

/** A question back with those of its lines that lead to something; of each the first of those that may be meant. */
export async function withLeading(doubt: Doubt, leads: (line: string) => Promise<boolean>): Promise<Doubt> {
  if ('candidates' in doubt) return doubt;
  if (!('offers' in doubt)) return doubt;
  const offers: Offer[] = [];
  for (const { otherwise = [], ...offer } of doubt.offers) {
    for (const line of [offer.line, ...otherwise]) {
      if (offers.some((each) => each.line === line) || (figureLine.test(line) && !(await leads(line)))) continue;
      offers.push({ ...offer, line });
      break;
    }
  }
  return { ...doubt, offers };
}
