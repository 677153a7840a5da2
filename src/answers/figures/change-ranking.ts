import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { ChangeRanking, ChangeYears, RankedChange } from '#src/domain/figures/change-ranking.ts';
import { leastLead } from '#src/domain/figures/difference.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { methodNote } from '../method-note.ts';
import { chooseRows, isCut, pageOf } from './choose-rows.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, noteLine } from './first-screen.ts';
import { isOfOneCountry, type RankingScope, scopeName } from './ranking-scope.ts';

/** A ranking of changes as it was asked for. `side`: only clear falls, or only clear rises, the largest first; null for all. */
export type ChangesAsked = RankingScope & {
  indicator: string;
  page: number | 'all' | null;
  isWorstFirst: boolean;
  count: number | null;
  years: ChangeYears;
  side: 'fell' | 'rose' | null;
};

/** In which regions a figure fell or rose between two years, and by how much; of which no change is told, and why. */
export function changeRankingMessage(
  context: AppContext,
  words: FigureFormatter,
  indicator: Indicator,
  asked: ChangesAsked,
  ranking: ChangeRanking,
): Message {
  const { catalogue } = context;
  const { changes: texts } = words.texts.indicator;
  const listed = listedOf(ranking, asked);
  const rows = chooseRows(listed, asked.page, -1, asked.count);
  const shown = rows.flatMap((row) => (row ? [row.first, row.last] : []));
  const isOfOne = isOfOneCountry(asked);
  const sameText = texts.rule({ share: leastLead });
  const legend = words.flagLegend(shown);
  const answer = message(
    heading(
      texts.heading({
        name: words.name(indicator),
        scope: scopeName({ ...asked, country: asked.isOfCountries ? null : asked.country }, words),
        from: ranking.from,
        to: ranking.to,
      }),
    ),
    text(escapeMarkdown(summaryOf(words, indicator, ranking, asked).join(' '))),
    listed.length > 0 &&
      table(
        [
          words.texts.indicator.rank.columns[asked.isOfCountries ? 'country' : 'region'],
          ...(isOfOne ? [] : [words.texts.indicator.rank.columns.country]),
          rightColumn(String(ranking.from)),
          rightColumn(String(ranking.to)),
          rightColumn(words.texts.compare.course.columns.change),
        ],
        rows.map((row): Cell[] => {
          if (!row) return isOfOne ? ['…', '', '', ''] : ['…', '', '', '', ''];
          const { territory } = row.last;
          return [
            words.holder(territory, indicator),
            ...(isOfOne ? [] : [words.country(catalogue.territories.get(territory)?.country ?? '')]),
            words.cell(row.first, indicator),
            words.cell(row.last, indicator),
            changeCell(words, indicator, row),
          ];
        }),
      ),
    noteLine(
      words,
      catalogue,
      shown,
      shown.flatMap(({ territory }) => regionOfTerritory(catalogue, territory) ?? []),
    ),
    buttonsOf(words, asked, ranking, listed.length),
  );
  const untold = [
    ...(ranking.broken.length > 0 ? [texts.brokenIn({ names: ranking.broken.map(words.territory) })] : []),
    ...(ranking.unknown.length > 0 ? [texts.unknownIn({ names: ranking.unknown.map(words.territory) })] : []),
  ].map(escapeMarkdown);
  return withFolds(
    answer,
    details(words, [
      ...untold,
      escapeMarkdown(sameText),
      ...(legend ? [legend] : []),
      ...(ranking.ranked.length > 0
        ? [words.sourceNote(words.sources(ranking.ranked.flatMap(({ first, last }) => [first, last])))]
        : []),
      methodNote(context, words.texts, 'change', figureMethod),
    ]),
  );
}

/** Of one year that is held there is no change: it is said, and the ranking of that year is a press away. `only`: no other year is held of these, or of any; null where one is. */
export function oneYearMessage(
  words: FigureFormatter,
  indicator: Indicator,
  asked: ChangesAsked,
  { year, only }: { year: number; only: 'these' | 'all' | null },
): Message {
  const { changes: texts, show } = words.texts.indicator;
  const what = asked.isOfCountries ? 'countries' : 'regions';
  const said =
    only === null
      ? texts.oneOfSpan({ year })
      : only === 'these'
        ? texts.oneYearOfThese({ what, year })
        : show.oneYear({ year });
  const scope = scopeName({ ...asked, country: asked.isOfCountries ? null : asked.country }, words);
  return message(
    heading(texts.headingOneYear({ name: words.name(indicator), scope })),
    text(escapeMarkdown(said)),
    actions(button(texts.buttons.ofYear({ year }), `${scopedLine(asked)} year=${year}`)),
  );
}

/** The line of a ranking with its scope, without years. */
function scopedLine({ indicator, country, isMembers, isOfCountries, filter }: ChangesAsked): string {
  return `/indicator rank ${indicator}${country ? ` country=${country}` : ''}${isMembers ? ' members' : ''}${isOfCountries ? ' countries' : ''}${filterWords(filter)}`;
}

/** Those on the side asked for, the largest change first; of both sides the largest fall first, or last. */
function listedOf({ ranked }: ChangeRanking, { side, isWorstFirst }: ChangesAsked): RankedChange[] {
  const kept = side === null ? ranked : ranked.filter((each) => each.side === side);
  return (side === 'rose') === isWorstFirst ? [...kept] : [...kept].reverse();
}

/** So many with the same change are named. */
const mostTied = 3;

function summaryOf(
  words: FigureFormatter,
  indicator: Indicator,
  ranking: ChangeRanking,
  { years: { since, until, years }, isOfCountries, isAskedForCountries, country }: ChangesAsked,
): string[] {
  const what = isOfCountries ? 'countries' : 'regions';
  const { changes: texts } = words.texts.indicator;
  const { ranked, broken, unknown, without, newest, from, to } = ranking;
  const of = (side: RankedChange['side'], isUnsure: boolean) =>
    ranked.filter((each) => each.side === side && each.change.isUnsure === isUnsure);
  const [fell, rose, same] = [of('fell', false), of('rose', false), ranked.filter(({ side }) => side === 'same')];
  const unsure = [...of('fell', true), ...of('rose', true)];
  // Those that are shown with the same change are named together.
  const allWith = (rows: readonly RankedChange[], end: RankedChange | undefined) => {
    const change = end ? changeText(words, indicator, end) : '';
    const names = rows
      .filter((row) => changeText(words, indicator, row) === change)
      .map(({ last }) => words.holder(last.territory, indicator));
    const [first = ''] = names;
    const many = words.texts.indicator.rank.tied({ first, count: names.length - 1 });
    return `${names.length > mostTied ? many : words.texts.list(names)} (${change})`;
  };
  // Of a few of those that have figures no end is one.
  const isMost = ranked.length >= broken.length + unknown.length + without;
  const isShort = newest !== null && years !== null && until === null && to - from < years;
  const isInstead = isOfCountries === true && isAskedForCountries !== true && indicator.level === 'countries';
  const own = isOfCountries && country !== null ? ranked.find(({ last }) => last.territory === country) : undefined;
  return [
    ...(isInstead ? [words.texts.indicator.rank.ofCountries({ year: 'none' })] : []),
    ...(isOfCountries && country !== null
      ? [
          texts.own({
            told: own ? 'yes' : 'no',
            region: words.country(country),
            change: own ? changeText(words, indicator, own) : '',
          }),
        ]
      : []),
    ...(isShort ? [texts.otherSpan({ from, to, count: years, newest: newest.year })] : []),
    ranked.length === 0
      ? texts.noneTold({ what })
      : texts.counts({ what, total: ranked.length, fell: fell.length, rose: rose.length, same: same.length }),
    ...(unsure.length > 0
      ? [
          texts.unsure({
            fell: of('fell', true).length,
            rose: of('rose', true).length,
            both: of('fell', true).length > 0 && of('rose', true).length > 0 ? 'yes' : 'no',
          }),
        ]
      : []),
    ...(isMost && fell.length > 0 ? [texts.mostFallen({ said: allWith(fell, fell[0]) })] : []),
    ...(isMost && rose.length > 0 ? [texts.mostRisen({ said: allWith(rose, rose.at(-1)) })] : []),
    ...(broken.length > 0 ? [texts.broken({ count: broken.length })] : []),
    ...(unknown.length > 0 ? [texts.unknown({ count: unknown.length })] : []),
    ...(without > 0 ? [texts.without({ count: without })] : []),
    ...(since !== null && since < from ? [texts.begins({ since })] : []),
    ...(newest === null ? [] : [texts.newest({ ...newest, newest: newest.year })]),
  ];
}

/** The change as a cell; files, which hold its number, say beside it where it is uncertain or not clear. */
function changeCell(words: FigureFormatter, indicator: Indicator, row: RankedChange): Cell {
  const { difference, isUnsure } = row.change;
  const isSame = !isUnsure && row.side === 'same';
  return {
    ...{ text: changeText(words, indicator, row), value: difference, unit: words.gapUnit(indicator) },
    ...(isUnsure && { certainty: words.texts.compare.course.unsureAlone }),
    ...(isSame && { certainty: words.texts.indicator.changes.sameAlone }),
  };
}

function changeText(words: FigureFormatter, indicator: Indicator, { change, side }: RankedChange): string {
  const { course } = words.texts.compare;
  const { difference, isUnsure } = change;
  if (Math.abs(difference) < 0.5 * 10 ** -indicator.decimals) return course.unchanged;
  const said = `${difference > 0 ? '+' : '−'}${words.gap(Math.abs(difference), indicator)}`;
  if (isUnsure) return course.unsure({ difference: said });
  return side === 'same' ? words.texts.indicator.changes.same({ difference: said }) : said;
}

function buttonsOf(words: FigureFormatter, asked: ChangesAsked, ranking: ChangeRanking, count: number): Block[] {
  const { buttons } = words.texts.indicator.rank;
  const { changes: texts } = words.texts.indicator;
  const scoped = scopedLine(asked);
  const { since, until, years } = asked.years;
  const span = [
    since !== null && `since=${since}`,
    until !== null && `until=${until}`,
    years !== null && `years=${years}`,
  ]
    .filter(Boolean)
    .join(' ');
  const lineOf = (side: ChangesAsked['side']) => `${scoped} ${span}${side === null ? '' : ` changed=${side}`}`;
  const line = `${lineOf(asked.side)}${asked.isWorstFirst ? ' order=worst' : ''}`;
  const { page: near, pages, rangeOf } = pageOf(count, typeof asked.page === 'number' ? asked.page : 1);
  const page = typeof asked.page === 'number' ? near : null;
  const has = (side: RankedChange['side']) => ranking.ranked.some((each) => each.side === side);
  return actions(
    page === null && isCut(count, asked.count) && button(buttons.full, `${line} page=1`),
    page !== null && page > 1 && button(buttons.page(rangeOf(page - 1)), `${line} page=${page - 1}`),
    page !== null && page < pages && button(buttons.page(rangeOf(page + 1)), `${line} page=${page + 1}`),
    asked.side !== 'fell' && has('fell') && button(texts.buttons.fell, lineOf('fell')),
    asked.side !== 'rose' && has('rose') && button(texts.buttons.rose, lineOf('rose')),
    asked.side !== null && button(texts.buttons.all, lineOf(null)),
    button(texts.buttons.latest, `${scoped} year=${ranking.to}`),
  );
}
