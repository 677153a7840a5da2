import { missingReasons } from '#src/answers/figures/describe-missing.ts';
import { type FigureFormatter, figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { rankingMessage } from '#src/answers/figures/ranking.ts';
import { type RankingAsked, type RankingScope, scopeName } from '#src/answers/figures/ranking-scope.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { fewestRanked } from '#src/domain/figures/rank.ts';
import { rankTerritories } from '#src/domain/figures/ranking.ts';
import { filterWords, passes } from '#src/domain/figures/territory-filter.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';

/** Ranks regions by one figure. */
export async function rankIndicator(context: AppContext, call: Call, asked: RankingAsked): Promise<Message> {
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
  asked: RankingAsked,
  indicator: Indicator,
  data: IndicatorData | undefined,
): Message {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const territories = listTerritories(catalogue, asked).filter((territory) =>
    passes(territory, asked.filter, catalogue),
  );
  const { rank: texts } = words.texts.indicator;
  if (asked.isAskedForCountries && data) {
    const ofCountries = rankCountries(context, words, indicator, data, asked, call.person.region);
    if (ofCountries) return ofCountries;
    throw new UserError(texts.noCountries({ name: indicator.name, code: indicator.code }));
  }
  const ranking = data ? rankTerritories(data, territories, asked.year) : null;
  if (!ranking) {
    const ofCountries = data && rankCountries(context, words, indicator, data, asked, call.person.region);
    if (ofCountries) return ofCountries;
    if (!data || data.series.size === 0) throw new UserError(texts.noTable({ name: indicator.name }));
    const without = territories.map(({ code }) => data.missing(code, asked.year) ?? ({ type: 'no-data' } as const));
    const missing = { name: indicator.name, scope: scopeName(asked, words), reasons: missingReasons(without, words) };
    throw new UserError(
      asked.year === null ? texts.nothingWhy(missing) : texts.noYearWhy({ ...missing, year: asked.year }),
    );
  }
  const own = catalogue.regions.get(call.person.region ?? '');
  return rankingMessage(
    context,
    words,
    indicator,
    asked,
    ranking,
    own ? { region: own.code, territory: own.territory } : null,
  );
}

/** Ranks countries, where regions have no figures of that year; null where countries have none either. */
function rankCountries(
  context: AppContext,
  words: FigureFormatter,
  indicator: Indicator,
  data: IndicatorData,
  asked: RankingAsked,
  region: string | null,
): Message | null {
  if (filterWords(asked.filter) !== '') return null;
  const { catalogue } = context;
  const regional = new Set(listTerritories(catalogue, asked).map(({ country }) => country));
  const countries = [...catalogue.territories.values()].filter(({ level, code }) => level === 0 && regional.has(code));
  const ranking = rankTerritories(data, countries, asked.year);
  if (!ranking) return null;
  // A table of regions holds the few countries that are one region: they are no list of countries.
  if (asked.isAskedForCountries && ranking.ranked.length < fewestRanked && asked.country === null && !asked.isMembers)
    return null;
  const own = catalogue.territories.get(catalogue.regions.get(region ?? '')?.territory ?? '')?.country;
  const isOtherYear = asked.year !== null && [...data.series.keys()].some((code) => code.length > 2);
  const scope = { ...asked, isOfCountries: true, isOtherYear };
  return rankingMessage(context, words, indicator, scope, ranking, own ? { region: own, territory: own } : null);
}

/** The territories that a ranking is of: the members', or the NUTS 2 regions, of one country where one is asked for. */
export function listTerritories(catalogue: Catalogue, { country, isMembers }: RankingScope): Territory[] {
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
