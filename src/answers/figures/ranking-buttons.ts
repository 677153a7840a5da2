import type { AppContext } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import { directionOf } from '#src/domain/figures/difference.ts';
import type { RankedFigure } from '#src/domain/figures/ranking.ts';
import { isAtOwnPrices } from '#src/domain/figures/reliability.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { isCut, pageOf } from './choose-rows.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { limitWords, type RankingAsked } from './ranking-scope.ts';

export function buttonsOf(
  { catalogue }: AppContext,
  words: FigureFormatter,
  asked: RankingAsked,
  ranked: readonly RankedFigure[],
  own: { region: string; territory: string } | null,
  newest: number | null,
): Block[] {
  const { buttons } = words.texts.indicator.rank;
  const base = `/indicator rank ${asked.indicator}`;
  const scoped = `${base}${asked.country ? ` country=${asked.country}` : ''}${asked.isMembers ? ' members' : ''}${asked.isAskedForCountries ? ' countries' : ''}${filterWords(asked.filter)}${limitWords(asked)}`;
  const line = `${scoped}${asked.isWorstFirst ? ' order=worst' : ''}`;
  const { page: near, pages, rangeOf } = pageOf(ranked.length, typeof asked.page === 'number' ? asked.page : 1);
  const range = (other: number) => buttons.page(rangeOf(other));
  const page = typeof asked.page === 'number' ? near : null;
  const country = own ? (catalogue.territories.get(own.territory)?.country ?? null) : null;
  const rest = `${filterWords(asked.filter)}${limitWords(asked)}${asked.isWorstFirst ? ' order=worst' : ''}`;
  const countries = new Set(ranked.map(({ figure }) => catalogue.territories.get(figure.territory)?.country));
  const isAcrossCountries = countries.size > 1;
  const others = [
    ...(asked.country !== null || asked.isMembers ? [{ label: buttons.everyone, line: `${base}${rest}` }] : []),
    ...(country !== null && !asked.isOfCountries && asked.country !== country
      ? [
          {
            label: buttons.country({ name: words.country(country) }),
            line: `${base} country=${country}${rest}`,
          },
        ]
      : []),
    ...(newest === null ? [] : [{ label: buttons.ofYear({ year: newest }), line: `${line} year=${newest}` }]),
    ...(own === null
      ? []
      : [
          {
            label: buttons.show({ region: words.territory(own.territory) }),
            line: `/indicator show ${asked.indicator} ${own.region}`,
          },
        ]),
  ];
  return actions(
    page === null && isCut(ranked.length, asked.count) && button(buttons.full, `${line} page=1`),
    page !== null && page > 1 && button(range(page - 1), `${line} page=${page - 1}`),
    page !== null && page < pages && button(range(page + 1), `${line} page=${page + 1}`),
    page !== null && button(buttons.overview, line),
    asked.isWorstFirst
      ? button(
          buttons.bestFirst({ order: orderOf(catalogue.indicators.get(asked.indicator), isAcrossCountries) }),
          scoped,
        )
      : button(buttons.worstFirst, `${scoped} order=worst`),
    !asked.isMembers && !asked.isOfCountries && button(buttons.members, `${base} members${rest}`),
    others.length > 0 && { type: 'select', placeholder: words.texts.compare.buttons.goOn, options: others },
  );
}

/** How a list begins: with the best, where the figure is an outcome that one direction of is better, and prices do not differ; else with one end. */
function orderOf(indicator: Indicator | undefined, isAcrossCountries: boolean): 'best' | 'high' | 'low' {
  if (!indicator) return 'high';
  if (indicator.role === 'outcome' && indicator.polarity !== 0 && !(isAcrossCountries && isAtOwnPrices(indicator)))
    return 'best';
  return directionOf(indicator) < 0 ? 'low' : 'high';
}
