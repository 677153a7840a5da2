import { heading, message, text, list as things } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { spansOf, yearsOfAll } from '#src/domain/figures/span.ts';
import type { Indicator, PolicyArea } from '#src/domain/topics/indicator.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { fold } from './first-screen.ts';

/** So many figures of one area stand on the first screen, those that there are values of first. */
const mostFigures = 10;

type DataOf = (indicator: string) => IndicatorData | undefined;

/** The indicators of a policy area, with what there is of each; without one, the areas, and all indicators one press away. */
export function indicatorListMessage(
  words: FigureFormatter,
  area: PolicyArea | null,
  indicators: readonly Indicator[],
  areas: readonly PolicyArea[],
  dataOf: DataOf,
): Message {
  const { list } = words.texts.indicator;
  if (area === null) return wholeList(words, indicators, areas, dataOf);
  const { held, empty } = byFigures(indicators);
  const answer = message(
    heading(list.headingOn({ area: namePolicyArea(area, words.language) })),
    held.length > 0 && text(list.intro({ count: held.length })),
    thingsOf(words, held.slice(0, mostFigures), dataOf),
    held.length === 0 && emptyOf(words, empty),
    actions(button(list.all, '/indicator list')),
  );
  const rest = [...thingsOf(words, held.slice(mostFigures), dataOf), ...(held.length > 0 ? emptyOf(words, empty) : [])];
  return withFolds(answer, fold(words, 'more', rest));
}

function wholeList(
  words: FigureFormatter,
  indicators: readonly Indicator[],
  areas: readonly PolicyArea[],
  dataOf: DataOf,
): Message {
  const { list } = words.texts.indicator;
  const { held, empty } = byFigures(indicators);
  const groups = Map.groupBy(held, ({ policyArea }) => policyArea);
  const title = (area: PolicyArea | null) => (area ? namePolicyArea(area, words.language) : list.context);
  const answer = message(
    heading(list.heading),
    text(list.introAll({ count: held.length, others: groups.get(null)?.length ?? 0 })),
    things(
      list.openArea,
      areas.map((area) => ({
        title: title(area),
        line: `/indicator list area=${area}`,
        beside: groups.has(area) ? list.count({ count: groups.get(area)?.length ?? 0 }) : list.none,
      })),
    ),
  );
  const all = [...groups].flatMap(([area, members]): Block[] => [
    text(`**${title(area)}**`),
    ...thingsOf(words, members, dataOf),
  ]);
  const blocks = [...all, ...emptyOf(words, empty)];
  return withFolds(answer, { ...fold(words, 'more', blocks), label: list.whole({ count: indicators.length }) });
}

/** Splits indicators into those that there are figures of, and those that there are none of yet. */
function byFigures(indicators: readonly Indicator[]) {
  return {
    held: indicators.filter(({ hasFigures }) => hasFigures),
    empty: indicators.filter(({ hasFigures }) => !hasFigures),
  };
}

/** Names the indicators that there are no figures of yet: nothing can be opened there. */
function emptyOf(words: FigureFormatter, indicators: readonly Indicator[]): Block[] {
  if (indicators.length === 0) return [];
  const { list } = words.texts.indicator;
  return [
    text(`**${list.withoutFigures({ count: indicators.length })}**`),
    text(escapeMarkdown(`${indicators.map(words.name).join('; ')}.`)),
  ];
}

function thingsOf(words: FigureFormatter, indicators: readonly Indicator[], dataOf: DataOf): Block[] {
  const { list } = words.texts.indicator;
  return things(
    list.open,
    indicators.map((each) => {
      const { years, regions, countries } = extentOf(dataOf(each.code));
      const count = regions > 0 ? list.regions({ count: regions }) : list.countries({ count: countries });
      const beside = [words.unit(each), words.ageBand(each), years, years ? count : list.none].filter(Boolean);
      return { title: words.name(each), line: `/indicator rank ${each.code}`, beside: beside.join(' · ') };
    }),
  );
}

/** The years there are figures for, '' without any, and for how many NUTS 2 regions and countries in the year their rankings use. */
function extentOf(data: IndicatorData | undefined): { years: string; regions: number; countries: number } {
  if (!data || data.series.size === 0) return { years: '', regions: 0, countries: 0 };
  const all = [...data.series.values()];
  const count = (level: 0 | 2) => {
    const year = data.rankingYear(level);
    return year === null ? 0 : data.standing(year.year, level).count;
  };
  return {
    years: spansOf(yearsOfAll(all)).join(', '),
    regions: count(2),
    countries: count(0),
  };
}
