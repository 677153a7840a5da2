import type { AppContext } from '#src/context.ts';
import { heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { doubtOf } from '#src/domain/figures/reliability.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { oldestShown, type RegionScore, type ScoreSet } from '#src/domain/scores/score-book.ts';
import { scoreThresholds, wholeIndex } from '#src/domain/scores/structure.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details, noteLine } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { isOfSomeMigrants, restsOn, scoreWords } from './score-words.ts';

/** So many ranks are told one by one; of more the highest and the lowest. */
const mostPlaces = 3;

/** A region's scores: of each policy area the set of the year asked for, or the newest that has one. */
export type RegionScores = {
  region: Region;
  name: string;
  scored: {
    set: ScoreSet;
    score: RegionScore;
    /** The figures that the score is made of, those of the set that the region has. */
    figures: Figure[];
  }[];
  /** The year asked for; null for the newest of each area. */
  year: number | null;
  /** Scores that are too old to stand beside the others. */
  old: { area: string; year: number }[];
  /** Areas in which others have a score. */
  without: PolicyArea[];
  /** Areas in which nobody has one. */
  withoutAny: PolicyArea[];
};

/** The scores of a region in every policy area, each with its year, rank and the range of ranks. `policy` says what indices of policy there are, apart. */
export function regionScoresMessage(
  context: AppContext,
  words: FigureFormatter,
  scores: RegionScores,
  policy: string | null,
): Message {
  const { region, name, scored, old, without, withoutAny } = scores;
  const year = scores.year === null ? 'newest' : String(scores.year);
  const ofYear = scores.year === null ? '' : ` year=${scores.year}`;
  const { score: texts } = words.texts;
  const own = scoreWords(words);
  const { columns } = texts;
  const areaNames = (areas: readonly string[]) => words.texts.list(areas.map(own.area));
  const hasIndex = scored.some(({ set }) => set.area === wholeIndex);
  const areas = scored.filter(({ set }) => set.area !== wholeIndex);
  const needed = Math.ceil(scoreThresholds.index.share * policyAreas.length);
  const mostInAYear = Math.max(
    0,
    ...[...Map.groupBy(areas, ({ set }) => set.year).values()].map(({ length }) => length),
  );
  const figures = scored.flatMap((each) => each.figures);
  const legend = words.flagLegend(figures);
  const sources = words.sources(figures);
  const findings = scored.map(({ set, score }) => escapeMarkdown(own.finding(name, score, set)));
  const extremes = describePlaces(context, words, name, areas);
  const answer = message(
    heading(texts.heading({ region: name, year })),
    text(...(extremes === null ? findings : [extremes])),
    table(
      [
        columns.area,
        rightColumn(columns.score),
        rightColumn(columns.uncertainty),
        columns.year,
        rightColumn(columns.rank),
        columns.rests,
      ],
      scored.map(({ set, score, figures }) => [
        own.area(set.area),
        own.scoreCell(score, set, figures),
        own.uncertaintyCell(score),
        { text: String(set.year), value: set.year },
        own.rankCell(score, set),
        restsOn(
          words,
          set.indicators.flatMap((code) => context.catalogue.indicators.get(code) ?? []),
          figures.length,
        ),
      ]),
    ),
    noteLine(words, context.catalogue, figures, [region], [texts.scale]),
    policy !== null && text(escapeMarkdown(policy)),
    old.length > 0 && note(escapeMarkdown(oldNote(words, old))),
    actions(
      areas.length > 0 && {
        type: 'select',
        placeholder: texts.buttons.areas,
        options: areas.map(({ set }) => ({
          label: own.area(set.area),
          line: `/score ${region.code} area=${set.area}${ofYear}`,
        })),
      },
      ...areas
        .slice(0, 1)
        .map(({ set }) =>
          button(texts.buttons.rank({ area: own.area(set.area) }), `/indicator rank ${set.area}${ofYear}`),
        ),
      policy !== null && button(texts.buttons.policy, `/policy show ${region.code}`),
    ),
  );
  const notes = [
    ...(old.length > 0 ? [escapeMarkdown(oldNote(words, old))] : []),
    ...(without.length > 0 ? [escapeMarkdown(texts.without({ region: name, year, areas: areaNames(without) }))] : []),
    ...(withoutAny.length > 0 ? [escapeMarkdown(texts.withoutAny({ year, areas: areaNames(withoutAny) }))] : []),
    ...(hasIndex ? [] : [escapeMarkdown(texts.noIndex({ count: mostInAYear, total: policyAreas.length, needed }))]),
    escapeMarkdown(texts.apart),
    ...(legend ? [legend] : []),
    ...(sources.length > 0 ? [words.sourceNote(sources)] : []),
    methodNote(context, words.texts, 'score', scoreMethod),
  ];
  return withFolds(answer, details(words, notes, extremes !== null && text(...findings)));
}

type Scored = RegionScores['scored'];

/**
 * The ranks of several areas in a sentence or two: of those that rest on figures of migrants each, of the others the highest and the lowest. Null where
 * fewer than two are ranked.
 */
function describePlaces(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  words: FigureFormatter,
  region: string,
  areas: Scored,
): string | null {
  const { score: texts } = words.texts;
  const { areaInText, rankSaid } = scoreWords(words);
  const ranked = areas
    .flatMap(({ set, figures, score: { rank } }) =>
      rank === null
        ? []
        : [{ set, rank, share: rank / set.scores.size, isDoubtful: figures.some((each) => doubtOf(each)) }],
    )
    .sort((left, right) => left.share - right.share);
  if (ranked.length < 2 || ranked.length < areas.length) return null;
  const isOfMigrants = ({ set }: { set: ScoreSet }) =>
    isOfSomeMigrants(set.indicators.flatMap((code) => catalogue.indicators.get(code) ?? []));
  // Where all are uncertain it is said once.
  const isMixed = (list: typeof ranked) => list.some(({ isDoubtful }) => !isDoubtful);
  const areDoubtful = (list: typeof ranked) => (isMixed(list) ? 'no' : 'yes');
  const valuesOf = ({ set, rank, isDoubtful }: (typeof ranked)[number], list: typeof ranked) => ({
    ...{ area: areaInText(set.area), rank: rankSaid(rank, set), count: set.scores.size },
    isDoubtful: isDoubtful && isMixed(list) ? ('yes' as const) : ('no' as const),
  });
  const [ofMigrants, others] = [ranked.filter(isOfMigrants), ranked.filter((each) => !isOfMigrants(each))];
  const places = (list: typeof ranked) =>
    words.texts.list(list.map((each) => texts.ofMigrantsPart(valuesOf(each, list))));
  const describe = (list: typeof ranked, isOfThem: boolean): string[] => {
    const [first, last] = [list[0], list.at(-1)];
    if (!first || !last) return [];
    if (list.length > mostPlaces && first.share !== last.share)
      return [
        texts.extremes({
          ...{ isOfMigrants: isOfThem ? 'yes' : 'no', areDoubtful: areDoubtful(list), region },
          ...{ highest: texts.extreme(valuesOf(first, list)), lowest: texts.extreme(valuesOf(last, list)) },
        }),
      ];
    return [
      (isOfThem ? texts.ofMigrants : texts.ofOthers)({ region, scores: places(list), areDoubtful: areDoubtful(list) }),
    ];
  };
  return escapeMarkdown([...describe(ofMigrants, true), ...describe(others, false)].join(' '));
}

/** Says which scores are left out because they are old. */
function oldNote(words: FigureFormatter, old: RegionScores['old']): string {
  return words.texts.score.old({ years: oldestShown, scores: oldScores(words, old) });
}

/** "Labour market (2004)". */
export function oldScores(words: FigureFormatter, old: RegionScores['old']): string[] {
  const { area } = scoreWords(words);
  return old.map((each) => words.texts.score.oldScore({ area: area(each.area), year: each.year }));
}
