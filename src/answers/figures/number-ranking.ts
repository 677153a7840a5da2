import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { type ComputedNumber, type NumberRanking, roundNumber } from '#src/domain/figures/numbers.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { methodNote } from '../method-note.ts';
import { chooseRows, isCut, pageOf } from './choose-rows.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, noteLine } from './first-screen.ts';
import { isOfOneCountry, type RankingScope, scopeName } from './ranking-scope.ts';

/** A ranking by numbers of people as it was asked for. */
export type NumbersAsked = RankingScope & {
  indicator: string;
  page: number | 'all' | null;
  isWorstFirst: boolean;
  count: number | null;
  year: number | null;
};

/** Regions in order of how many people a share of their population is: computed, and said so. */
export function numberRankingMessage(
  context: AppContext,
  words: FigureFormatter,
  { share, population }: { share: Indicator; population: Indicator },
  asked: NumbersAsked,
  ranking: NumberRanking,
): Message {
  const { catalogue } = context;
  const { numbers: texts, rank } = words.texts.indicator;
  const { ranked, year, without } = ranking;
  const listed = asked.isWorstFirst ? [...ranked].reverse() : ranked;
  const rows = chooseRows(listed, asked.page, -1, asked.count);
  const shown = rows.flatMap((row) => (row ? [row.share, row.population] : []));
  const isOfOne = isOfOneCountry(asked);
  const [first, second] = listed;
  const said = (row: ComputedNumber) => ({
    region: words.holder(row.territory, share),
    number: words.number(roundNumber(row.number), 0),
    share: [words.value(row.share.value, share), words.marks(row.share)].filter(Boolean).join(' '),
  });
  const largestShare = ranked.reduce<ComputedNumber | null>(
    (most, each) => (most && most.share.value >= each.share.value ? most : each),
    null,
  );
  const legend = words.flagLegend(shown);
  const base = `/indicator rank ${asked.indicator}`;
  const scoped = `${base}${asked.country ? ` country=${asked.country}` : ''}${asked.isMembers ? ' members' : ''}${filterWords(asked.filter)}`;
  const ofYear = asked.year === null ? '' : ` year=${asked.year}`;
  const line = `${scoped} numbers${asked.isWorstFirst ? ' order=worst' : ''}${ofYear}`;
  const { page: near, pages, rangeOf } = pageOf(listed.length, typeof asked.page === 'number' ? asked.page : 1);
  const page = typeof asked.page === 'number' ? near : null;
  const answer = message(
    heading(texts.heading({ name: words.short(share), scope: scopeName(asked, words), year })),
    text(
      escapeMarkdown(
        [
          texts.computed({ share: words.name(share), year }),
          ...(first ? [texts.first({ end: asked.isWorstFirst ? 'fewest' : 'most', ...said(first) })] : []),
          ...(second ? [texts.second(said(second))] : []),
          ...(largestShare && !asked.isWorstFirst && largestShare !== first
            ? [texts.largestShare(said(largestShare))]
            : []),
          // Those that lack one may have more people than who is first.
          ...(without > 0 ? [texts.without({ count: without, year })] : []),
        ].join(' '),
      ),
    ),
    table(
      [
        rightColumn(rank.columns.rank),
        rank.columns.region,
        ...(isOfOne ? [] : [rank.columns.country]),
        rightColumn(texts.people),
        rightColumn(words.label(share)),
        rightColumn(words.label(population)),
      ],
      rows.map((row): Cell[] => {
        if (!row) return isOfOne ? ['…', '', '', '', ''] : ['…', '', '', '', '', ''];
        const { number } = said(row);
        return [
          row.rank === null ? '–' : { text: String(row.rank), value: row.rank },
          words.holder(row.territory, share),
          ...(isOfOne ? [] : [words.country(catalogue.territories.get(row.territory)?.country ?? '')]),
          { text: number, value: roundNumber(row.number), unit: words.unit(population), year },
          words.cell(row.share, share),
          words.cell(
            row.population,
            population,
            [words.number(row.population.value, 0), words.marks(row.population)].filter(Boolean).join(' '),
          ),
        ];
      }),
    ),
    noteLine(
      words,
      catalogue,
      shown,
      shown.flatMap(({ territory }) => regionOfTerritory(catalogue, territory) ?? []),
    ),
    actions(
      page === null && isCut(listed.length, asked.count) && button(rank.buttons.full, `${line} page=1`),
      page !== null && page > 1 && button(rank.buttons.page(rangeOf(page - 1)), `${line} page=${page - 1}`),
      page !== null && page < pages && button(rank.buttons.page(rangeOf(page + 1)), `${line} page=${page + 1}`),
      button(texts.byShare, `${scoped}${ofYear}`),
    ),
  );
  return withFolds(
    answer,
    details(words, [
      escapeMarkdown(texts.precision),
      ...(legend ? [legend] : []),
      words.sourceNote(words.sources(shown)),
      methodNote(context, words.texts, 'number-of-people', figureMethod),
    ]),
  );
}
