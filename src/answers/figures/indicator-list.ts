import { heading, message, text, list as things } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { Indicator, PolicyArea } from '#src/domain/topics/indicator.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** The indicators of a policy area, or all, with what there is of each. `areas` are the policy areas that have figures. */
export function indicatorListMessage(
  words: FigureFormatter,
  area: PolicyArea | null,
  indicators: readonly Indicator[],
  areas: readonly PolicyArea[],
  sheetOf: (indicator: string) => IndicatorData | undefined,
): Message {
  const { list } = words.texts.indicator;
  const title = (policyArea: PolicyArea | null) =>
    policyArea ? namePolicyArea(policyArea, words.language) : list.context;
  const groups = [...Map.groupBy(indicators, ({ policyArea }) => policyArea)];
  return message(
    heading(area ? list.headingOn({ area: namePolicyArea(area, words.language) }) : list.heading),
    text(list.intro({ count: indicators.length })),
    ...groups.map(([policyArea, members]): Block[] => [
      ...(area ? [] : [text(`**${title(policyArea)}**`)]),
      ...things(
        list.open,
        members.map((each) => {
          const { years, regions, countries } = extentOf(sheetOf(each.code));
          const count = regions > 0 ? list.regions({ count: regions }) : list.countries({ count: countries });
          const beside = [each.unit, each.ageBand, years, years ? count : list.none].filter(Boolean);
          return { title: each.name, line: `/indicator rank ${each.code}`, beside: beside.join(' · ') };
        }),
      ),
    ]),
    actions(
      ...(area
        ? [button(list.all, '/indicator list')]
        : areas.map((policyArea) =>
            button(namePolicyArea(policyArea, words.language), `/indicator list area=${policyArea}`),
          )),
    ),
  );
}

/** The years there are figures for, '' without any, and for how many NUTS 2 regions and countries in the year their rankings use. */
function extentOf(sheet: IndicatorData | undefined): { years: string; regions: number; countries: number } {
  if (!sheet || sheet.series.size === 0) return { years: '', regions: 0, countries: 0 };
  const all = [...sheet.series.values()];
  const first = Math.min(...all.map(({ years }) => years[0] ?? Number.POSITIVE_INFINITY));
  const last = Math.max(...all.map(({ years }) => years.at(-1) ?? 0));
  const count = (level: 0 | 2) => {
    const year = sheet.rankingYear(level);
    return year === null ? 0 : sheet.standing(year.year, level).count;
  };
  return {
    years: first === last ? String(first) : `${first}–${last}`,
    regions: count(2),
    countries: count(0),
  };
}
