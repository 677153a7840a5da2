import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, picture, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { ascending, quantileOfSorted } from '#src/domain/figures/quantile.ts';
import { fewestRanked } from '#src/domain/figures/rank.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { ScoreDoubts } from '#src/domain/scores/doubt.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { uncertaintyOf } from '#src/domain/scores/scenarios.ts';
import type { ScoreSet } from '#src/domain/scores/score-book.ts';
import type { RankedScore } from '#src/domain/scores/score-ranking.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { chooseRows, isCut, pageOf } from '../figures/choose-rows.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details, fold, noteLine } from '../figures/first-screen.ts';
import {
  isWithin,
  type Limit,
  limitSentences,
  limitWords,
  type RankingScope,
  scopeName,
} from '../figures/ranking-scope.ts';
import { regionMapOf } from '../figures/region-map.ts';
import { methodNote } from '../method-note.ts';
import { ofWhom, scoreWords } from './score-words.ts';

/** A ranking of scores as it was asked for. `page` is null for the overview; a file has all rows. */
export type ScoreRankingAsked = RankingScope & {
  area: PolicyArea;
  page: number | 'all' | null;
  isWorstFirst: boolean;
  /** Only scores on one side of a limit are listed. */
  below: Limit | null;
  above: Limit | null;
  isInclusive: boolean;
  /** So many rows from the beginning are shown; null where nothing is said. */
  count: number | null;
  year: number | null;
};

const mostChosen = 8;
/** So many with the same score are named. */
const mostTied = 3;

/** `without`: members asked for that have no score. */
export type ScoreRanking = {
  set: ScoreSet;
  ranked: readonly RankedScore[];
  without: readonly string[];
  /** How many of the territories asked for have no score. */
  lacking: number;
  doubts: ScoreDoubts;
};

/** Regions in order of one policy area's score, each with the range of its ranks. `own` is the asker's region. */
export function scoreRankingMessage(
  context: AppContext,
  words: FigureFormatter,
  asked: ScoreRankingAsked,
  ranking: ScoreRanking,
  own: { region: string; territory: string } | null,
): Message {
  const { set, ranked, without, doubts } = ranking;
  const { score: texts } = words.texts;
  const says = scoreWords(words);
  const listed = listedOf(ranked, asked);
  const at = listed.findIndex(({ territory }) => territory === own?.territory);
  const { columns } = texts;
  const indicators = set.indicators.flatMap((code) => context.catalogue.indicators.get(code) ?? []);
  const others = without.length > 0 ? 0 : ranking.lacking;
  const isNarrowed = ranked.length < set.scores.size;
  const rows = chooseRows(listed, asked.page, at, asked.count);
  const shown = rows.flatMap((row) => row?.territory ?? []);
  const doubtful = ranked.filter(({ territory }) => doubts.isDoubtful(territory)).length;
  const [swarm, map] = asked.page === null ? picturesOf(context, words, ranking, own?.territory ?? null) : [];
  const answer = message(
    heading(texts.rank.heading({ area: says.area(set.area), scope: scopeName(asked, words), year: set.year })),
    text(
      escapeMarkdown(
        [
          summaryOf(context, words, ranking, own?.territory ?? null),
          texts.rank.rests({ names: words.texts.list(indicators.map(words.label)) }),
          ...ofWhom(words, indicators),
        ].join(' '),
      ),
    ),
    thresholdOf(words, asked, listed.length, ranked),
    table(
      [
        rightColumn(columns.rank),
        columns.region,
        rightColumn(columns.score),
        rightColumn(columns.uncertainty),
        ...(asked.country ? [] : [columns.country]),
      ],
      rows.map((row) => cellsOf(context, words, asked, ranking, row)),
    ),
    swarm,
    noteLine(
      words,
      context.catalogue,
      shown.flatMap(doubts.figuresOf),
      shown.flatMap((territory) => regionOfTerritory(context.catalogue, territory) ?? []),
      isNarrowed ? [texts.rank.amongAll({ count: set.scores.size, levels: words.levels(set.level) })] : [],
    ),
    buttonsOf(words, asked, listed.length, own),
  );
  const notes = [
    ...(doubtful > 0
      ? [
          escapeMarkdown(
            texts.rank.doubtful({
              isAll: doubtful === ranked.length ? 'yes' : 'no',
              count: doubtful,
              total: ranked.length,
            }),
          ),
        ]
      : []),
    escapeMarkdown(texts.scenarios({ count: ranked[0]?.score.scenarios ?? 0, figures: set.indicators.length })),
    ...(without.length > 0 ? [escapeMarkdown(texts.rank.without({ names: without.map(words.territory) }))] : []),
    ...(others > 0 ? [escapeMarkdown(texts.rank.withoutCount({ count: others, year: set.year }))] : []),
    escapeMarkdown(texts.apart),
    words.sourceNote(words.sources(ranked.flatMap(({ territory }) => doubts.figuresOf(territory)))),
    methodNote(context, words.texts, 'rank-interval', scoreMethod),
  ];
  return withFolds(answer, map ? fold(words, 'map', map) : null, details(words, notes));
}

/** The line that gives a ranking of scores again, with the page that was asked for. */
export function scoreRankingLine(asked: ScoreRankingAsked): string {
  const shown =
    typeof asked.page === 'number' ? ` page=${asked.page}` : asked.count === null ? '' : ` count=${asked.count}`;
  return `${linesOf(asked).whole}${shown}`;
}

/** The lines of a ranking: of all regions, of those asked for, and of these in the order asked for. */
function linesOf(asked: ScoreRankingAsked): Record<'base' | 'scoped' | 'whole', string> {
  const base = `/indicator rank ${asked.area}`;
  const country = asked.country === null ? '' : ` country=${asked.country}`;
  const scoped = `${base}${country}${asked.isMembers ? ' members' : ''}${filterWords(asked.filter)}${limitWords(asked)}`;
  return { base, scoped, whole: `${scoped}${asked.isWorstFirst ? ' order=worst' : ''}` };
}

/** The rows asked for, in the order asked for. */
function listedOf(ranked: readonly RankedScore[], asked: ScoreRankingAsked): RankedScore[] {
  const kept = ranked.filter(({ score: { score } }) => isWithin(score, asked));
  return asked.isWorstFirst ? kept.reverse() : kept;
}

/** Says how many are on the side of a limit asked for. */
function thresholdOf(
  words: FigureFormatter,
  asked: ScoreRankingAsked,
  count: number,
  ranked: readonly RankedScore[],
): Block | null {
  const territories = ranked.map(({ territory }) => territory);
  const sayLimit = ({ value, region }: Limit) => (region === null ? String(value) : scoreWords(words).points(value));
  const said = limitSentences(asked, count, territories, words, sayLimit);
  return said.length > 0 ? text(escapeMarkdown(`${said.join('; ')}.`)) : null;
}

function summaryOf(context: AppContext, words: FigureFormatter, ranking: ScoreRanking, own: string | null): string {
  const { score: texts } = words.texts;
  const says = scoreWords(words);
  const { set, ranked } = ranking;
  const mine = ranked.find(({ territory }) => territory === own);
  const ends = endsOf(context, words, ranking) ?? openEndsOf(words, ranking);
  return [
    ...(mine
      ? [
          texts.rank.own({
            region: words.territory(mine.territory),
            score: says.points(mine.score.score),
            place: says.place(mine.score, set),
          }),
        ]
      : own !== null && !set.scores.has(own)
        ? [texts.rank.ownNone({ region: words.territory(own) })]
        : []),
    middleOf(words, ranking).full,
    ...(ends === null ? [] : [ends]),
  ].join(' ');
}

/** Says where half of the scores lie; names each of a few. */
function middleOf(words: FigureFormatter, { ranked }: ScoreRanking) {
  const { middle, middleShort } = words.texts.score.rank;
  const points = scoreWords(words).points;
  const scores = ranked.map(({ score }) => score.score).sort(ascending);
  const isFew = scores.length < fewestRanked;
  const said = {
    count: scores.length,
    isFew: isFew ? 'yes' : 'no',
    low: points(isFew ? (scores[0] ?? 0) : quantileOfSorted(scores, 0.25)),
    high: points(isFew ? (scores.at(-1) ?? 0) : quantileOfSorted(scores, 0.75)),
    median: points(quantileOfSorted(scores, 0.5)),
  } as const;
  return { full: middle(said), short: middleShort(said) };
}

/** The first and last of those whose figures carry no doubt; null where there are no two of them. */
function endsOf({ catalogue }: AppContext, words: FigureFormatter, { ranked, doubts }: ScoreRanking): string | null {
  const countries = new Set(ranked.map(({ territory }) => catalogue.territories.get(territory)?.country));
  const sound = ranked.filter(({ territory }) => !doubts.isDoubtful(territory, countries.size > 1));
  const [first, last] = [sound[0], sound.at(-1)];
  if (!first || !last || first === last) return null;
  const points = scoreWords(words).points;
  return words.texts.score.rank.finding({
    first: words.territory(first.territory),
    ties: sound.filter(({ score }) => score.rank !== null && score.rank === first.score.rank).length - 1,
    score: points(first.score.score),
    last: words.territory(last.territory),
    lastScore: points(last.score.score),
  });
}

/** Where nobody can be called first or last: whose uncertain scores are the highest and the lowest. Null of one score, or where all are the same. */
function openEndsOf(words: FigureFormatter, { ranked, doubts }: ScoreRanking): string | null {
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last) return null;
  const says = scoreWords(words);
  const saidOf = ({ territory, score }: RankedScore) =>
    [says.points(score.score), says.marks(doubts.figuresOf(territory))].filter(Boolean).join(' ');
  // All that are shown with the same score are named, or how many they are.
  const namesOf = (end: RankedScore) => {
    const tied = ranked.filter(({ score }) => says.points(score.score) === says.points(end.score.score));
    const names = tied.map(({ territory }) => words.territory(territory));
    return names.length > mostTied
      ? words.texts.indicator.rank.tied({ first: names[0] ?? '', count: names.length - 1 })
      : words.texts.list(names);
  };
  if (says.points(first.score.score) === says.points(last.score.score)) return null;
  const said = { first: namesOf(first), value: saidOf(first), last: namesOf(last), lastValue: saidOf(last) };
  return `${words.texts.indicator.rank.findingByValue({ ...said, side: 'high' })}.`;
}

/** The title of a ranking's picture. */
function titleOfRanking(words: FigureFormatter, ranking: ScoreRanking, own: string | null): string {
  const { score: texts } = words.texts;
  const says = scoreWords(words);
  const { set, ranked } = ranking;
  const mine = ranked.find(({ territory }) => territory === own);
  const middle = middleOf(words, ranking);
  if (!mine) return titleOf(middle.full, middle.short);
  const said = { region: words.territory(mine.territory), score: says.points(mine.score.score) };
  return titleOf(
    texts.rank.own({ ...said, place: says.place(mine.score, set) }),
    withLabel(said.region, said.score, words.language),
  );
}

function cellsOf(
  { catalogue }: AppContext,
  words: FigureFormatter,
  { country }: RankingScope,
  { set, doubts }: ScoreRanking,
  row: RankedScore | null,
): Cell[] {
  if (!row) return ['', '…', '', '', ...(country ? [] : [''])];
  const says = scoreWords(words);
  const { territory, score } = row;
  return [
    says.rankCell(score, set, true),
    words.territoryCell(territory),
    says.scoreCell(score, set, doubts.figuresOf(territory)),
    says.uncertaintyCell(score),
    ...(country ? [] : [words.country(catalogue.territories.get(territory)?.country ?? '')]),
  ];
}

/** Draws where the regions stand among all, and a map of all. */
function picturesOf(
  context: AppContext,
  words: FigureFormatter,
  ranking: ScoreRanking,
  own: string | null,
): ReturnType<typeof picture>[] {
  const { pictures, catalogue } = context;
  const { set, ranked, doubts } = ranking;
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || first.score.rank === null) return [];
  const hollow = [...set.scores.keys()].filter(doubts.isHollow);
  const says = scoreWords(words);
  const { score: texts } = words.texts;
  const mine = ranked.find(({ territory }) => territory === own);
  const members = ranked.filter(({ territory }) => regionOfTerritory(catalogue, territory)?.isMember);
  const datasets = new Set(set.indicators.flatMap((code) => catalogue.indicators.get(code)?.dataset ?? []));
  const caption = {
    title: titleOfRanking(words, ranking, own),
    subtitle: [says.area(set.area), texts.pictureUnit, set.year].join(' · '),
    source: texts.source({ version: scoreMethod, datasets: [...datasets].join(', ') }),
    unit: texts.pictureUnit,
    decimals: 1,
    better: 'high' as const,
  };
  const named = [...new Set([mine ?? first, ...members, first, last])].slice(0, mostChosen);
  const swarm = pictures.add({
    type: 'beeswarm',
    language: words.language,
    ...caption,
    // Ranks are those among all, so all are drawn.
    values: [...set.scores.values()].map(({ score }) => score),
    doubtful: hollow.flatMap((territory) => set.scores.get(territory)?.score ?? []),
    chosen: named.map(({ territory, score }) => ({
      name: words.territory(territory),
      value: score.score,
      margin: uncertaintyOf(score),
      rank: score.rank ?? 0,
      ...(doubts.isHollow(territory) && { isDoubtful: true }),
    })),
    remarks: words.territoryRemarks(named.map(({ territory }) => regionOfTerritory(catalogue, territory) ?? undefined)),
  });
  const values = new Map([...set.scores].map(([territory, { score }]) => [territory, score]));
  return [picture(swarm), regionMapOf(context, words, { ...caption, values, doubtful: hollow, own })];
}

function buttonsOf(
  words: FigureFormatter,
  asked: ScoreRankingAsked,
  count: number,
  own: { region: string; territory: string } | null,
): Block[] {
  const { buttons } = words.texts.indicator.rank;
  const { score: texts } = words.texts;
  const { base, scoped, whole: line } = linesOf(asked);
  const { page: near, pages, rangeOf } = pageOf(count, typeof asked.page === 'number' ? asked.page : 1);
  const page = typeof asked.page === 'number' ? near : null;
  const others = [
    ...(asked.country !== null || asked.isMembers ? [{ label: buttons.everyone, line: base }] : []),
    ...(own === null
      ? []
      : [
          {
            label: texts.buttons.score({ region: words.named(own.region) }),
            line: `/score ${own.region} area=${asked.area}`,
          },
        ]),
  ];
  return actions(
    page === null && isCut(count, asked.count) && button(buttons.full, `${line} page=1`),
    page !== null && page > 1 && button(buttons.page(rangeOf(page - 1)), `${line} page=${page - 1}`),
    page !== null && page < pages && button(buttons.page(rangeOf(page + 1)), `${line} page=${page + 1}`),
    page !== null && button(buttons.overview, line),
    asked.isWorstFirst
      ? button(buttons.bestFirst({ order: 'best' }), scoped)
      : button(buttons.worstFirst, `${scoped} order=worst`),
    !asked.isMembers && button(buttons.members, `${base} members`),
    others.length > 0 && { type: 'select', placeholder: words.texts.compare.buttons.goOn, options: others },
  );
}
