import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { type NumbersAsked, numberRankingMessage } from '#src/answers/figures/number-ranking.ts';
import { scopeName } from '#src/answers/figures/ranking-scope.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { isOfWholePopulation, populationCode, rankNumbers } from '#src/domain/figures/numbers.ts';
import { passes } from '#src/domain/figures/territory-filter.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { listTerritories } from './rank.ts';

/** Ranks regions by how many people a share of their population is. */
export async function rankByNumber(
  context: AppContext,
  call: Call,
  code: string,
  asked: Omit<NumbersAsked, 'indicator'> & { below: string | null; above: string | null },
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const { numbers: texts } = words.texts.indicator;
  const share = catalogue.indicators.get(code);
  const population = catalogue.indicators.get(populationCode);
  if (!share || !population || !isOfWholePopulation(share))
    throw new UserError(texts.noNumbers({ name: share?.name ?? code }));
  const { isAskedForCountries = false, below, above } = asked;
  if (isAskedForCountries || below !== null || above !== null) throw new UserError(texts.plain);
  const cache = await openFigureCache(context.sql, catalogue, [code, populationCode]);
  const [shares, populations] = [cache.data(code), cache.data(populationCode)];
  const territories = listTerritories(catalogue, asked).filter((each) => passes(each, asked.filter, catalogue));
  const ranking = shares && populations ? rankNumbers(shares, populations, territories, asked.year) : null;
  if (!ranking) throw new UserError(texts.nothing({ name: share.name, scope: scopeName(asked, words) }));
  return numberRankingMessage(context, words, { share, population }, { ...asked, indicator: code }, ranking);
}
