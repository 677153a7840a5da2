import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, picture, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import { isSure } from '#src/domain/scores/doubt.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { byGoalposts } from '#src/domain/scores/normalise.ts';
import { uncertaintyOf } from '#src/domain/scores/scenarios.ts';
import type { IndicatorGoalposts, RegionScore, ScoreSet } from '#src/domain/scores/score-book.ts';
import { isClear, type ScoreStanding } from '#src/domain/scores/standing.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details, noteLine } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { ofWhom, scoreWords } from './score-words.ts';

/** Why no change of a score is told: a series breaks between, flags are not known, or a figure of one of the years is of low reliability. */
export type ChangeUnknown = 'broken' | 'flags-unknown' | 'flag';

/** One indicator's part in a score; `figure` is null where the region has none for the year. */
export type ScorePart = { indicator: Indicator; figure: Figure | null; goalposts: IndicatorGoalposts };

export type AreaScore = {
  region: Region;
  territory: Territory;
  name: string;
  set: ScoreSet;
  score: RegionScore;
  standing: ScoreStanding;
  parts: ScorePart[];
  missing: Indicator[];
  /** The year of others' newest scores, where this one is much older and no year was asked for. */
  newestElsewhere: number | null;
  /** The newest earlier score that rests on the same figures, and why no change to it is told; null where there is none. */
  before: { year: number; score: RegionScore; unknown: ChangeUnknown | null } | null;
  /** Whether there is any earlier score, from whatever figures. */
  hasEarlier: boolean;
};

/** One policy area's score of a region, with every figure it is made of. */
export function areaScoreMessage(context: AppContext, words: FigureFormatter, asked: AreaScore): Message {
  const { region, name, set, score, parts } = asked;
  const { score: texts } = words.texts;
  const own = scoreWords(words);
  const { columns } = texts;
  const area = own.area(set.area);
  const doubtful = parts.filter(({ figure }) => figure && !isSure(figure)).length;
  const told = own.finding(name, score, set);
  const finding = doubtful > 0 ? texts.findingByDoubt({ count: doubtful, finding: told }) : told;
  const figures = parts.flatMap(({ figure }) => figure ?? []);
  const answer = message(
    heading(texts.headingArea({ region: name, area, year: set.year })),
    text(escapeMarkdown([finding, ...judgements(words, asked)].join(' '))),
    table(
      [
        columns.indicator,
        rightColumn(columns.value),
        rightColumn(columns.zero),
        rightColumn(columns.hundred),
        rightColumn(columns.points),
      ],
      parts.map((part) => rowOf(words, part)),
    ),
    pictureOf(context, words, asked, finding),
    noteLine(words, context.catalogue, figures, [region], [texts.scale]),
    actions(
      button(texts.buttons.rank({ area }), `/indicator rank ${set.area}`),
      button(texts.buttons.peers, `/peers ${region.code} better-at=${set.area}`),
      button(texts.buttons.figures({ area }), `/indicator list area=${set.area}`),
      button(texts.buttons.all, `/score ${region.code}`),
    ),
  );
  return withFolds(
    answer,
    details(words, [...notesOf(context, words, asked), words.sourceNote(words.sources(figures))]),
  );
}

function judgements(
  words: FigureFormatter,
  { set, score, standing, before, hasEarlier, parts, newestElsewhere }: AreaScore,
): string[] {
  const { score: texts } = words.texts;
  const own = scoreWords(words);
  const difference = before ? score.score - before.score.score : 0;
  const total = standing.count - 1;
  return [
    ...(newestElsewhere === null ? [] : [texts.newestElsewhere({ year: newestElsewhere })]),
    ...(total < 1 ? [] : [standing.level > 0 ? texts.level({ count: standing.level, total }) : texts.allClear]),
    ...ofWhom(
      words,
      parts.map(({ indicator }) => indicator),
    ),
    ...(set.indicators.length === 1 ? [texts.oneFigure] : []),
    ...(standing.unbalancedRank === null ? [] : [texts.unbalanced({ rank: standing.unbalancedRank })]),
    before === null
      ? hasEarlier && texts.otherRecipe
      : before.unknown !== null
        ? texts[untold[before.unknown]]({ year: before.year })
        : texts.change({
            sign: Math.abs(difference) < 0.05 ? 'same' : difference > 0 ? 'up' : 'down',
            points: own.points(Math.abs(difference)),
            year: before.year,
            isClear: isClear(score, before.score) ? 'yes' : 'no',
          }),
  ].filter((sentence) => sentence !== false);
}

/** The sentences that no change is told. */
const untold = { broken: 'broken', 'flags-unknown': 'changeUnknown', flag: 'changeDoubtful' } as const;

function rowOf(words: FigureFormatter, { indicator, figure, goalposts }: ScorePart): Cell[] {
  const { score: texts } = words.texts;
  const [zero, hundred] = indicator.polarity === -1 ? [goalposts.high, goalposts.low] : [goalposts.low, goalposts.high];
  const points = figure
    ? byGoalposts(Float64Array.of(figure.value), goalposts, indicator.polarity === -1 ? -1 : 1)[0]
    : undefined;
  return [
    words.label(indicator),
    figure
      ? words.cell(
          figure,
          indicator,
          [words.value(figure.value, indicator), words.marks(figure)].filter(Boolean).join(' '),
        )
      : { text: texts.noFigure, value: null },
    { text: words.value(zero, indicator), value: zero, unit: words.unit(indicator) },
    { text: words.value(hundred, indicator), value: hundred, unit: words.unit(indicator) },
    points === undefined || Number.isNaN(points)
      ? '–'
      : { text: words.number(points, 1), value: points, unit: texts.pictureUnit },
  ];
}

function notesOf(context: AppContext, words: FigureFormatter, asked: AreaScore): string[] {
  const { region, name, set, score, parts, missing } = asked;
  const { score: texts } = words.texts;
  const doubtful = parts.filter(({ figure }) => figure && !isSure(figure));
  const legend = words.flagLegend(parts.map(({ figure }) => figure));
  const names = (indicators: readonly Indicator[]) => words.texts.list(indicators.map(words.label));
  return [
    ...(region.territoryNote ? [escapeMarkdown(`${name}: ${sayTerritoryNote(region, words.language)}`)] : []),
    ...(doubtful.length > 0
      ? [
          escapeMarkdown(
            texts.doubtful({ count: doubtful.length, names: names(doubtful.map(({ indicator }) => indicator)) }),
          ),
        ]
      : []),
    ...(missing.length > 0 ? [escapeMarkdown(texts.missing({ year: set.year, names: names(missing) }))] : []),
    escapeMarkdown(texts.scenarios({ count: score.rankedIn || score.scenarios, figures: set.indicators.length })),
    escapeMarkdown(texts.apart),
    ...(legend ? [legend] : []),
    methodNote(context, words.texts, 'score', scoreMethod),
  ];
}

function pictureOf(
  { pictures }: AppContext,
  words: FigureFormatter,
  { region, name, set, score, standing, parts }: AreaScore,
  finding: string,
): Block[] {
  if (score.rank === null) return [];
  const { score: texts } = words.texts;
  const own = scoreWords(words);
  const figures = parts.flatMap(({ figure }) => figure ?? []);
  const flags = own.marks(figures);
  const datasets = [...new Set(parts.map(({ indicator }) => indicator.dataset))].join(', ');
  return [
    picture(
      pictures.add({
        type: 'beeswarm',
        language: words.language,
        title: titleOf(
          finding,
          texts.title({ region: name, score: own.points(score.score), rank: score.rank, count: standing.count }),
        ),
        better: 'high',
        subtitle: [own.area(set.area), texts.pictureUnit, set.year].join(' · '),
        source: texts.source({ version: scoreMethod, datasets }),
        unit: texts.pictureUnit,
        decimals: 1,
        values: [...set.scores.values()].map((each) => each.score),
        chosen: [
          {
            ...{ name, value: score.score, margin: uncertaintyOf(score), rank: score.rank },
            ...(flags && { flags }),
            isDoubtful: figures.some((figure) => !isSure(figure)),
          },
        ],
        median: standing.median,
        remarks: words.territoryRemarks([region]),
      }),
    ),
  ];
}
