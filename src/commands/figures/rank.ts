import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { type RankingAsked, type RankingScope, rankingMessage, scopeName } from '#src/answers/figures/ranking.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { passes } from '#src/domain/figures/area-filter.ts';
import { rankTerritories } from '#src/domain/figures/ranking.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';

/** Ranks regions by one figure. */
export async function rankIndicator(context: AppContext, call: Call, asked: RankingAsked): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const indicator = catalogue.indicators.get(asked.indicator);
  if (!indicator) throw new TypeError(`No such indicator: ${asked.indicator}`);
  const book = await openFigureCache(context.sql, catalogue, [indicator.code]);
  const sheet = book.sheet(indicator.code);
  const areas = listTerritories(catalogue, asked).filter((area) => passes(area, asked.filter, catalogue));
  const ranking = sheet ? rankTerritories(sheet, areas, asked.year) : null;
  const { rank } = words.texts.indicator;
  if (!ranking) {
    const missing = { name: indicator.name, scope: scopeName(asked, words) };
    throw new UserError(asked.year === null ? rank.nothing(missing) : rank.noYear({ ...missing, year: asked.year }));
  }
  const own = catalogue.regions.get(call.person.region ?? '');
  return rankingMessage(context, words, indicator, asked, ranking, own ? { region: own.code, area: own.area } : null);
}

/** The territories that a ranking is of: the members', or the NUTS 2 regions, of one country where one is asked for. */
export function listTerritories(catalogue: Catalogue, { country, isMembers }: RankingScope): Territory[] {
  if (isMembers) {
    const members = [...catalogue.regions.values()].filter((region) => region.isMember);
    const areas = new Set(members.map(({ area }) => area));
    return [...areas]
      .flatMap((code) => catalogue.territories.get(code) ?? [])
      .filter((area) => !country || area.country === country);
  }
  return [...catalogue.territories.values()].filter(
    (area) => area.level === 2 && (!country || area.country === country),
  );
}
