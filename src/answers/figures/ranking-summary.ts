import { text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import { quantile } from '#src/domain/figures/quantile.ts';
import type { RankedFigure, Ranking } from '#src/domain/figures/ranking.ts';
import { doubtAbout, isAtOwnPrices } from '#src/domain/figures/reliability.ts';
import { spansOf } from '#src/domain/figures/span.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { fewRows } from './choose-rows.ts';
import { missingReasons } from './describe-missing.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { limitSentences, type RankingAsked } from './ranking-scope.ts';

/** Says how many regions are on the side of the threshold asked for, and that the list is reversed. */
export function thresholdOf(
  indicator: Indicator,
  { ranked }: Ranking,
  listed: readonly RankedFigure[],
  asked: RankingAsked,
  words: FigureFormatter,
): Block | null {
  const { rank } = words.texts.indicator;
  const territories = ranked.map(({ figure }) => figure.territory);
  const sentences = limitSentences(asked, listed.length, territories, words, ({ value, figure }) =>
    [words.value(value, indicator), figure ? words.marks(figure) : ''].filter(Boolean).join(' '),
  );
  const said = [
    ...(sentences.length > 0 ? [`${sentences.join('; ')}.`] : []),
    ...(asked.isWorstFirst ? [rank.reversed] : []),
  ];
  return said.length === 0 ? null : text(escapeMarkdown(said.join(' ')));
}

/**
 * Says where most regions lie, who is best and last beyond doubt, where the asker's own region is. Of a list that is shown whole the ends say it,
 * and which way it goes.
 */
export function summaryOf(
  indicator: Indicator,
  ranking: Ranking,
  own: string | null,
  words: FigureFormatter,
  catalogue: Catalogue,
  isOwnAsked = false,
) {
  const { rank } = words.texts.indicator;
  const { ranked } = ranking;
  const [first] = ranked;
  if (!first) return '';
  const ownRow = ranked.find(({ figure }) => figure.territory === own);
  const ends = endsOf(indicator, ranking, words, catalogue);
  const few = fewOf(ranking, words);
  const isSaid = ends !== null && ranked.length <= fewRows && indicator.role === 'outcome';
  return [
    ...(few ? [few] : []),
    ...(ownRow && ownRow.rank !== null
      ? [
          rank.own({
            region: words.holder(ownRow.figure.territory, indicator),
            rank: ownRow.rank,
            count: ranked.length,
            value: words.value(ownRow.figure.value, indicator),
          }),
        ]
      : own && !ownRow
        ? outsideOf(own, ranking, isOwnAsked, words)
        : []),
    ...(first.rank === null || isSaid ? [] : [middleOf(indicator, ranking, words).full]),
    ...(ends ? [ends] : openEndsOf(indicator, ranking, words)),
    ...(isSaid ? [] : [rank.summary({ order: words.order(indicator) })]),
    ...(first.rank === null
      ? [few ? rank.unranked({ count: ranked.length }) : rank.fewRanked({ count: ranked.length })]
      : []),
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** Says that fewer than half of those asked for have a figure, and why: of all of them nobody is the first or the last. Null where more have. */
function fewOf({ ranked, without, year }: Ranking, words: FigureFormatter): string | null {
  if (ranked.length >= without.length) return null;
  const reasons = missingReasons(
    without.map(({ missing }) => missing),
    words,
  );
  return words.texts.indicator.rank.few({
    count: ranked.length,
    total: ranked.length + without.length,
    year,
    reasons,
  });
}

/** Says why a region has no place: it has no figure, or it is none of those that are ranked, which is said where its place is asked for. */
function outsideOf(own: string, { without }: Ranking, isAsked: boolean, words: FigureFormatter): string[] {
  const { rank } = words.texts.indicator;
  const region = words.territory(own);
  if (without.some(({ territory }) => territory === own)) return [rank.ownOutside({ region })];
  return isAsked ? [rank.ownNotListed({ region })] : [];
}

/** "Half of the 244 regions lie between 3.1% and 7.0%; the median is 4.8%". */
export function middleOf(indicator: Indicator, { ranked, median }: Ranking, words: FigureFormatter) {
  const values = ranked.map(({ figure }) => figure.value);
  const said = {
    count: ranked.length,
    what: ranked.every(({ figure }) => figure.territory.length === 2) ? 'countries' : 'regions',
    low: words.value(quantile(values, 0.25), indicator),
    high: words.value(quantile(values, 0.75), indicator),
    median: words.value(median, indicator),
  } as const;
  const { middle, middleShort } = words.texts.indicator.rank;
  return { full: middle(said), short: middleShort(said) };
}

/** So many with the same value are named. */
const mostTied = 3;

/** The first and last of those whose figures carry no doubt; null where there are no two different ones of them. */
export function endsOf(
  indicator: Indicator,
  { ranked, without }: Ranking,
  words: FigureFormatter,
  { territories }: Catalogue,
): string | null {
  const isAcrossCountries = new Set(ranked.map(({ figure }) => territories.get(figure.territory)?.country)).size > 1;
  const sound = ranked.filter(({ figure }) => doubtAbout(figure, indicator, isAcrossCountries) === null);
  const [first, last] = [sound[0], sound.at(-1)];
  if (!first || !last || first === last) return null;
  const value = words.value(first.figure.value, indicator);
  const lastValue = words.value(last.figure.value, indicator);
  if (value === lastValue) return null;
  // All that are shown with the same value are named, or how many they are.
  const withValue = (said: string) =>
    sound.flatMap(({ figure }) =>
      words.value(figure.value, indicator) === said ? [words.holder(figure.territory, indicator)] : [],
    );
  const namesOf = (territories: readonly string[]) =>
    territories.length > mostTied
      ? words.texts.indicator.rank.tied({ first: territories[0] ?? '', count: territories.length - 1 })
      : words.texts.list(territories);
  const near = [first, last].map((end) => nearTo(end, sound));
  const [nearFirst = [], nearLast = []] = near;
  if (nearFirst.length + nearLast.length > 0) {
    const withMargin = ({ figure }: RankedFigure) =>
      `${words.value(figure.value, indicator)}${words.margin(figure, indicator)}`;
    const listOf = (rows: readonly RankedFigure[]) =>
      namesOf(rows.map(({ figure }) => words.holder(figure.territory, indicator)));
    return words.texts.indicator.rank.findingByMargins({
      ...{
        first: namesOf(withValue(value)),
        value: withMargin(first),
        near: nearFirst.length,
        nearNames: listOf(nearFirst),
      },
      ...{ last: namesOf(withValue(lastValue).reverse()), lastValue: withMargin(last) },
      ...{ nearLast: nearLast.length, nearLastNames: listOf(nearLast.toReversed()) },
    });
  }
  return words.texts.indicator.rank.finding({
    order: indicator.role === 'outcome' ? 'best' : 'highest',
    isAll: sound.length === ranked.length ? 'yes' : 'no',
    isOfFew: ranked.length < without.length ? 'yes' : 'no',
    first: namesOf(withValue(value)),
    value,
    last: namesOf(withValue(lastValue).reverse()),
    lastValue,
  });
}

/** Of an outcome, where nobody can be called first or last: whose uncertain figures are the lowest and the highest. */
function openEndsOf(indicator: Indicator, { ranked }: Ranking, words: FigureFormatter): string[] {
  const [first, last] = [ranked[0], ranked.at(-1)];
  const isTold = indicator.role === 'outcome' && indicator.polarity !== 0 && !isAtOwnPrices(indicator);
  if (!isTold || !first || !last) return [];
  const saidOf = ({ figure }: RankedFigure) =>
    [words.value(figure.value, indicator), words.marks(figure)].filter(Boolean).join(' ');
  const namesOf = (end: RankedFigure) => {
    const tied = ranked.filter(({ figure }) => figure.value === end.figure.value);
    const names = tied.map(({ figure }) => words.holder(figure.territory, indicator));
    return names.length > mostTied
      ? words.texts.indicator.rank.tied({ first: names[0] ?? '', count: names.length - 1 })
      : words.texts.list(names);
  };
  if (first.figure.value === last.figure.value) return [];
  const said = { first: namesOf(first), value: saidOf(first), last: namesOf(last), lastValue: saidOf(last) };
  return [words.texts.indicator.rank.findingByValue({ ...said, side: indicator.polarity > 0 ? 'high' : 'low' })];
}

/** Those that the margins of error do not tell apart from one at an end of a ranking; none where the source gives no margins. */
function nearTo(end: RankedFigure, rows: readonly RankedFigure[]): RankedFigure[] {
  return rows.filter(({ figure }) => {
    const margin = Math.hypot(figure.margin ?? 0, end.figure.margin ?? 0);
    const distance = Math.abs(figure.value - end.figure.value);
    return figure !== end.figure && margin > 0 && distance > 0 && distance <= margin;
  });
}

/** So many areas of former borders are named. */
const mostFormer = 8;

/** Says how many have no figure, by the reason; of a few with new borders also of which areas before there are figures. */
export function withoutNote({ without, year }: Ranking, words: FigureFormatter): string {
  const { rank } = words.texts.indicator;
  const reasons = missingReasons(
    without.map(({ missing }) => missing),
    words,
  );
  const former = new Map(
    without.flatMap(({ missing }) =>
      missing.type === 'before-border-change'
        ? missing.former.map((each) => [each.territory, each.years] as const)
        : [],
    ),
  );
  const names = [...former].map(([code, years]) =>
    words.texts.figure.missing.former({ name: words.former(code), code, years: words.texts.list(spansOf(years)) }),
  );
  return [
    rank.without({ count: without.length, year, reasons }),
    ...(names.length > 0 && names.length <= mostFormer ? [rank.former({ names: names.join('; ') })] : []),
  ].join(' ');
}
