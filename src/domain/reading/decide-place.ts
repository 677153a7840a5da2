import type { Catalogue } from '../regions/catalogue.ts';
import { periodWords } from './answer.ts';
import { decideRanking } from './decide-rank.ts';
import { decideShow } from './decide-show.ts';
import type { Asker, Decision } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';

/**
 * "How does Middle Franconia rank among the German regions", "where is Italy among the countries": the place of one in a list, which the ranking tells.
 * Null where no list is named, or more is asked.
 */
export function decidePlace(frame: Frame, figure: FigureAsked, asker: Asker, catalogue: Catalogue): Decision | null {
  const code = figure.type === 'held' ? figure.code : figure.type === 'none' ? (frame.areas[0] ?? null) : null;
  if (code === null || !isPlain(frame)) return null;
  const elsewhere = elsewhereOf(frame, code, asker, catalogue);
  if (elsewhere) return elsewhere;
  const list = listOf(frame, asker, catalogue);
  if (list === null) return null;
  // Its rank among all stands beside the figure.
  if (list === 'all') return figure.type === 'held' ? decideShow(withoutUnion(frame), code, catalogue) : null;
  const { region, country, isOfCountries } = list;
  const scope = { ...frame.scope, countries: country === null ? [] : [country] };
  const asked = { ...withoutUnion(frame), scope, superlative: null };
  return decideRanking(asked, code, catalogue, { side: 'place', region, isOfCountries });
}

function isPlain({ direction, threshold, average, isTrend, isOwnBeside, count, period, intents }: Frame): boolean {
  const isOne = direction === null && threshold === null && average === null && !isTrend && !isOwnBeside;
  const isOfYear = period === null || period.type === 'year' || period.type === 'latest';
  return isOne && isOfYear && count === null && !intents.some(({ value }) => value === 'peers' || value === 'compare');
}

/** "Among European countries" is all of them that have a figure; that a list of the Union alone is asked for is said. */
function withoutUnion(frame: Frame): Frame {
  const said = frame.content.find(({ slots, said: words }) => slots.includes('union') && ofUnion.test(words));
  const residue = said ? [{ word: said.said, at: said.at, isTelling: false }] : [];
  return { ...frame, isUnion: false, residue: [...frame.residue, ...residue] };
}

const ofUnion = /^(?!europ)/i;

/** The one region that is asked about; null where there is none, or several. */
function regionOf({ regions, isOwn }: Frame, asker: Asker): string | null {
  const [first, second] = regions.filter(({ code }) => code.length > 2);
  if (second || (isOwn && first)) return null;
  return first?.code ?? (isOwn ? asker.region : null);
}

function homeOf(region: string, { regions, territories }: Catalogue): string | undefined {
  return territories.get(regions.get(region)?.territory ?? '')?.country;
}

/** "What rank does Vienna have in Germany": it has one in its own country and among all, which is offered. */
function elsewhereOf(frame: Frame, code: string, asker: Asker, catalogue: Catalogue): Decision | null {
  const region = says(frame, 'rank-word') ? regionOf(frame, asker) : null;
  const countries = frame.regions.filter((each) => each.code.length === 2).map((each) => each.code);
  const [country, other] = new Set([...frame.scope.regionsOf, ...countries]);
  const home = region === null ? undefined : homeOf(region, catalogue);
  if (region === null || home === undefined || country === undefined || other || country === home) return null;
  const time = periodWords(frame);
  const offers = [
    { line: joinLine('/indicator rank', code, `country=${home}`, `region=${region}`, ...time) },
    { line: joinLine('/indicator rank', code, `region=${region}`, ...time) },
    { line: joinLine('/indicator rank', code, `country=${country}`, ...time) },
  ];
  return doubtOf(frame, { reason: 'elsewhere', region, country, offers });
}

type List = { region: string; country: string | null; isOfCountries: boolean };

function listOf(frame: Frame, asker: Asker, catalogue: Catalogue): List | 'all' | null {
  const { regions, scope, isOwn } = frame;
  const asksRank = says(frame, 'rank-word');
  const named = regions.filter(({ code }) => code.length > 2);
  const countries = regions.filter(({ code }) => code.length === 2);
  if (named.length === 0 && !isOwn) {
    const [one, other] = countries;
    if (!one || other || !asksRank || scope.countries.length > 0) return null;
    if (says(frame, 'asks-countries')) return { region: one.code, country: null, isOfCountries: true };
    return has(frame, 'rank') && !says(frame, 'many-regions') ? 'all' : null;
  }
  const own = regionOf(frame, asker);
  if (own === null) return null;
  const home = homeOf(own, catalogue);
  const isAmong = asksRank || says(frame, 'among');
  if (scope.isMembers && isAmong && countries.length + scope.countries.length === 0)
    return { region: own, country: null, isOfCountries: false };
  const [said] = [...scope.regionsOf, ...countries.map(({ code }) => code)];
  const isOfHome = says(frame, 'its-country') && said === undefined;
  const isList = scope.regionsOf.length > 0 ? isAmong : asksRank;
  // "Which place has Vienna EU-wide": among all there are.
  if (asksRank && frame.isUnion && said === undefined && scope.countries.length === 0)
    return { region: own, country: null, isOfCountries: false };
  if (!isList || home === undefined || !(isOfHome || said === home)) return null;
  return { region: own, country: home, isOfCountries: false };
}
