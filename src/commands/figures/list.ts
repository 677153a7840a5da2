import { type FigureWords, figureWords } from '#src/answers/figures/figure-formatter.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Indicator, PolicyArea } from '#src/domain/figures/indicator.ts';
import type { Sheet } from '#src/domain/figures/indicator-data.ts';
import { policyAreaLabel } from '#src/domain/regions/vocabulary.ts';
import { openFigureBook } from '#src/operations/figures/figure-cache.ts';

/** The indicators of a policy area, or all, with what there is of each. */
export async function listIndicators(context: AppContext, call: Call, area: PolicyArea | null): Promise<Message> {
  const { catalogue } = context;
  const words = figureWords(context, call);
  const { list } = words.texts.indicator;
  const all = [...catalogue.indicators.values()];
  const areas = [...new Set(all.flatMap(({ policyArea }) => policyArea ?? []))];
  const indicators = area ? all.filter(({ policyArea }) => policyArea === area) : all;
  if (area && indicators.length === 0)
    throw new UserError(list.noneIn({ area: policyAreaLabel(area), areas: areas.map(policyAreaLabel) }));
  const book = await openFigureBook(
    context.sql,
    catalogue,
    indicators.map(({ code }) => code),
  );
  const groups = [...Map.groupBy(indicators, ({ policyArea }) => policyArea)];
  const heading = area ? list.headingOn({ area: policyAreaLabel(area) }) : list.heading;
  const title = (policyArea: PolicyArea | null) => (policyArea ? policyAreaLabel(policyArea) : list.context);
  const blocks: Block[] = [
    { type: 'heading', text: heading },
    { type: 'text', markdown: list.intro({ count: indicators.length }) },
    ...groups.flatMap(([policyArea, members]): Block[] => [
      ...(area ? [] : [{ type: 'text' as const, markdown: `**${title(policyArea)}**` }]),
      {
        type: 'table',
        columns: [
          { label: list.columns.name },
          { label: list.columns.unit },
          { label: list.columns.age },
          { label: list.columns.better },
          { label: list.columns.years },
          { label: list.columns.regions, align: 'right' },
        ],
        rows: members.map((each) => {
          const { years, regions } = extentOf(book.sheet(each.code));
          return [each.name, each.unit, each.ageBand ?? '–', list.better[`${each.polarity}`], years, String(regions)];
        }),
      },
    ]),
    ...actions(
      rankSelect(indicators.slice(0, 25), words),
      ...(area
        ? [button(list.all, '/indicator list')]
        : areas.map((policyArea) => button(policyAreaLabel(policyArea), `/indicator list area=${policyArea}`))),
    ),
  ];
  const text = [
    heading,
    list.intro({ count: indicators.length }),
    ...groups.flatMap(([policyArea, members]) => [
      `**${title(policyArea)}**`,
      ...members.map((each) => {
        const { years, regions } = extentOf(book.sheet(each.code));
        return list.line({ name: each.name, unit: each.unit, years, regions });
      }),
    ]),
  ].join('\n');
  return { text, blocks };
}

function rankSelect(indicators: readonly Indicator[], { texts }: FigureWords) {
  return {
    type: 'select' as const,
    placeholder: texts.indicator.list.rankOne,
    options: indicators.map(({ code, name }) => ({ label: name, line: `/indicator rank ${code}` })),
  };
}

/** The years there are figures for, and for how many NUTS 2 regions in the year rankings use. */
function extentOf(sheet: Sheet | undefined): { years: string; regions: number } {
  if (!sheet || sheet.series.size === 0) return { years: '–', regions: 0 };
  const all = [...sheet.series.values()];
  const first = Math.min(...all.map(({ years }) => years[0] ?? Number.POSITIVE_INFINITY));
  const last = Math.max(...all.map(({ years }) => years.at(-1) ?? 0));
  const year = sheet.rankingYear(2);
  return {
    years: first === last ? String(first) : `${first}–${last}`,
    regions: year === null ? 0 : sheet.standing(year, 2).count,
  };
}
