import { type ChangesAsked, changeRankingMessage, oneYearMessage } from '#src/answers/figures/change-ranking.ts';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { scopeName } from '#src/answers/figures/ranking-scope.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { rankChanges, yearsForChanges } from '#src/domain/figures/change-ranking.ts';
import { yearsOf } from '#src/domain/figures/span.ts';
import { passes } from '#src/domain/figures/territory-filter.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { listTerritories } from './rank.ts';

/** Ranks regions, or countries where these are asked for, by how a figure changed between two years. */
export async function rankByChange(
  context: AppContext,
  call: Call,
  code: string,
  request: Omit<ChangesAsked, 'indicator'> & { below: string | null; above: string | null; year: number | null },
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const { changes: texts } = words.texts.indicator;
  const indicator = catalogue.indicators.get(code);
  if (!indicator) throw new UserError(texts.noScores);
  // A limit or a year is of figures, not of changes.
  if (request.year !== null) throw new UserError(words.texts.compare.course.yearAndSpan);
  if (request.below !== null || request.above !== null) throw new UserError(texts.noLimit);
  const asked: ChangesAsked = { ...request, indicator: code, years: withDefault(request.years) };
  const data = (await openFigureCache(context.sql, catalogue, [indicator.code])).data(indicator.code);
  const { since, until } = asked.years;
  if (since !== null && until !== null && since > until)
    throw new UserError(words.texts.indicator.show.turned({ since: String(since), until: String(until) }));
  const isOfCountries = asked.isAskedForCountries === true || indicator.level === 'countries';
  const territories = isOfCountries
    ? [...catalogue.territories.values()].filter(
        (territory) => territory.level === 0 && passes(territory, asked.filter, catalogue),
      )
    : listTerritories(catalogue, asked).filter((territory) => passes(territory, asked.filter, catalogue));
  const ranking = data ? rankChanges(data, territories, asked.years) : null;
  const scoped = { ...asked, isOfCountries };
  if (!ranking) {
    const { held, within } = data ? yearsForChanges(data, territories, asked.years) : { held: [], within: [] };
    const [year] = within;
    if (year !== undefined && within.length === 1) {
      const heldOfAll = new Set([...(data?.series.values() ?? [])].flatMap(yearsOf));
      const only = held.length > 1 ? null : heldOfAll.size > 1 ? 'these' : 'all';
      return oneYearMessage(words, indicator, scoped, { year, only });
    }
    throw new UserError(texts.nothing({ name: words.name(indicator), scope: scopeName(scoped, words) }));
  }
  return changeRankingMessage(context, words, indicator, scoped, ranking);
}

/** So many years are looked back where no span is asked for. */
const usualYears = 10;

function withDefault(years: ChangesAsked['years']): ChangesAsked['years'] {
  const isOpen = years.since === null && years.years === null;
  return isOpen ? { ...years, years: usualYears } : years;
}
