import { missingReasons } from '#src/answers/figures/describe-missing.ts';
import { type FigureFormatter, figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { rankingMessage } from '#src/answers/figures/ranking.ts';
import {
  type Limit,
  numberLimit,
  type RankingAsked,
  type RankingRequest,
  type RankingScope,
  scopeName,
} from '#src/answers/figures/ranking-scope.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import { holderOf } from '#src/domain/figures/holder.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { fewestRanked } from '#src/domain/figures/rank.ts';
import { rankTerritories } from '#src/domain/figures/ranking.ts';
import { areCountries, filterWords, passes } from '#src/domain/figures/territory-filter.ts';
import { figureIn } from '#src/domain/figures/time-series.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';

type Request = RankingRequest<RankingAsked>;

/** Ranks regions by one figure. */
export async function rankIndicator(context: AppContext, call: Call, asked: Request): Promise<Message> {
  const { catalogue } = context;
  const indicator = catalogue.indicators.get(asked.indicator);
  if (!indicator) throw new TypeError(`No such indicator: ${asked.indicator}`);
  const cache = await openFigureCache(context.sql, catalogue, [indicator.code]);
  const compute = () => rank(context, call, asked, indicator, cache.data(indicator.code));
  const { id, language, region } = call.person;
  if (id === nobody.id) return compute();
  return cache.remember(`indicator rank ${language} ${region} ${JSON.stringify(asked)}`, compute);
}

function rank(
  context: AppContext,
  call: Call,
  asked: Request,
  indicator: Indicator,
  data: IndicatorData | undefined,
): Message {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const territories = listTerritories(catalogue, asked).filter((territory) =>
    passes(territory, asked.filter, catalogue),
  );
  const { rank: texts } = words.texts.indicator;
  const isOfCountries = asked.isAskedForCountries && data !== undefined;
  if (territories.length === 0) throw new UserError(texts.nobodyLeft({ scope: scopeName(asked, words) }));
  const ranking = data && !isOfCountries ? rankTerritories(data, territories, asked.year) : null;
  if (!ranking) {
    const ofCountries = data && rankCountries(context, words, indicator, data, asked, call.person.region);
    if (ofCountries) return ofCountries;
    if (isOfCountries) throw new UserError(noCountries(indicator, asked, words, catalogue));
    if (!data || data.series.size === 0) throw new UserError(texts.noTable({ name: words.name(indicator) }));
    const without = territories.map(({ code }) => data.missing(code, asked.year) ?? ({ type: 'no-data' } as const));
    const missing = {
      name: words.name(indicator),
      scope: scopeName(asked, words),
      reasons: missingReasons(without, words),
    };
    throw new UserError(
      asked.year === null ? texts.nothingWhy(missing) : texts.noYearWhy({ ...missing, year: asked.year }),
    );
  }
  const own = catalogue.regions.get(asked.region ?? call.person.region ?? '');
  return rankingMessage(
    context,
    words,
    indicator,
    withLimits(asked, data, ranking.year, words, catalogue),
    ranking,
    own ? { region: own.code, territory: own.territory } : null,
  );
}

/** Finds the figures of the regions that limits name, in the year of the ranking. */
function withLimits(
  asked: Request & RankingScope,
  data: IndicatorData | undefined,
  year: number,
  words: FigureFormatter,
  catalogue: Catalogue,
): RankingAsked {
  const limitOf = (said: string | null): Limit | null => {
    if (said === null) return null;
    const number = numberLimit(said);
    if (number) return number;
    const territory = catalogue.territories.get(catalogue.regions.get(said)?.territory ?? '');
    if (!data || !territory) throw new TypeError(`No such limit: ${said}`);
    const isWholeCountry = catalogue.isWholeCountry(territory);
    const { code } = holderOf(data, { ...territory, isWholeCountry }, year, asked.isOfCountries);
    const figure = figureIn(data.series.get(code), year);
    const region = words.named(said);
    if (figure) return { said, value: figure.value, region, territory: code, figure };
    const why = words.missing(data.missing(code, year) ?? { type: 'no-data' });
    throw new UserError(words.texts.indicator.rank.noLimit({ region, name: words.name(data.indicator), year, why }));
  };
  return { ...asked, below: limitOf(asked.below), above: limitOf(asked.above) };
}

/** Says why there is no list of countries, with the line of the one of regions. */
function noCountries(
  indicator: Indicator,
  { filter }: RankingScope,
  { texts, named, name }: FigureFormatter,
  catalogue: Catalogue,
): string {
  const { rank } = texts.indicator;
  const regions = filter.except.filter((each) => !areCountries([each], catalogue)).map(named);
  if (regions.length > 0) return rank.noPartOfCountry({ names: regions, count: regions.length });
  return rank.noCountries({ name: name(indicator), code: `${indicator.code}${filterWords(filter)}` });
}

/** Ranks countries, where regions have no figures of that year; null where countries have none either. */
function rankCountries(
  context: AppContext,
  words: FigureFormatter,
  indicator: Indicator,
  data: IndicatorData,
  request: Request,
  region: string | null,
): Message | null {
  const { catalogue } = context;
  const { filter } = request;
  // A region that is left out leaves no country out.
  if (filter.isIsland || filter.isCoast || !areCountries(filter.except, catalogue)) return null;
  // The "regions of Italy" of a table that has countries only: Italy's place among all of them.
  const isOfOne = request.country !== null;
  const asked = isOfOne ? { ...request, country: null, region: request.region ?? request.country } : request;
  const regional = new Set(listTerritories(catalogue, asked).map(({ country }) => country));
  const countries = [...catalogue.territories.values()].filter(
    (territory) => territory.level === 0 && regional.has(territory.code) && passes(territory, filter, catalogue),
  );
  const ranking = rankTerritories(data, countries, asked.year);
  if (!ranking) return null;
  // A table of regions holds the few countries that are one region: they are no list of countries.
  const isFew = ranking.ranked.length < fewestRanked && !asked.isMembers;
  if (isFew && (asked.isAskedForCountries || isOfOne)) return null;
  const own = catalogue.territories.get(catalogue.regions.get(asked.region ?? region ?? '')?.territory ?? '')?.country;
  const isOtherYear = asked.year !== null && [...data.series.keys()].some((code) => code.length > 2);
  const scope = { ...asked, isOfCountries: true, isOtherYear };
  return rankingMessage(
    context,
    words,
    indicator,
    withLimits(scope, data, ranking.year, words, catalogue),
    ranking,
    own ? { region: own, territory: own } : null,
  );
}

/** The territories that a ranking is of: the members', or the NUTS 2 regions, of one country where one is asked for. */
export function listTerritories(
  catalogue: Catalogue,
  { country, isMembers }: Pick<RankingScope, 'country' | 'isMembers'>,
): Territory[] {
  if (isMembers) {
    const members = [...catalogue.regions.values()].filter((region) => region.isMember);
    const territories = new Set(members.map(({ territory }) => territory));
    return [...territories]
      .flatMap((code) => catalogue.territories.get(code) ?? [])
      .filter((territory) => !country || territory.country === country);
  }
  return [...catalogue.territories.values()].filter(
    (territory) => territory.level === 2 && (!country || territory.country === country),
  );
}
