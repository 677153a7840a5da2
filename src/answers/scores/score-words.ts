import type { Cell } from '#src/core/blocks.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { uncertaintyOf } from '#src/domain/scores/scenarios.ts';
import type { RegionScore, ScoreSet } from '#src/domain/scores/score-book.ts';
import { wholeIndex } from '#src/domain/scores/structure.ts';
import type { Indicator, PolicyArea } from '#src/domain/topics/indicator.ts';
import { isOfMigrants } from '#src/domain/topics/population-group.ts';
import { unsetFlags } from '#src/texts/flags.ts';
import { namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';

/** Scores as text. */
export function scoreWords(words: FigureFormatter) {
  const { score: texts } = words.texts;
  const points = (score: number) => words.number(score, 1);
  const areaInText = (area: string) =>
    area === wholeIndex ? texts.indexInText : policyAreaInText(area as PolicyArea, words.language);
  const rangeOf = ({ best, worst }: RegionScore) =>
    best === null || worst === null ? '–' : best === worst ? String(best) : `${best}–${worst}`;
  return {
    points,
    uncertainty: (score: RegionScore) => points(uncertaintyOf(score)),
    /** A policy area, or all of them. */
    area: (area: string) => (area === wholeIndex ? texts.index : namePolicyArea(area as PolicyArea, words.language)),
    /** The same inside a sentence. */
    areaInText,
    /** "2–9"; "–" where nothing ranks it. */
    range: rangeOf,
    /** The same as cells of a table, with their numbers and the flags of the figures behind them. */
    scoreCell({ score }: RegionScore, { year }: ScoreSet, figures: readonly Figure[] = []): Cell {
      const flags = marksOf(words, figures);
      return {
        text: [points(score), flags].filter(Boolean).join(' '),
        value: score,
        unit: texts.pictureUnit,
        year,
        ...(flags && { flags }),
        source: scoreMethod,
      };
    },
    uncertaintyCell: (score: RegionScore): Cell => ({
      text: points(uncertaintyOf(score)),
      value: uncertaintyOf(score),
      unit: texts.pictureUnit,
    }),
    /** "187 of 230 (131–189)"; without the range where every recipe gives the same rank, and in a ranking, where those that share it stand together, without the number of all. */
    rankCell(score: RegionScore, { scores }: ScoreSet, isInRanking = false): Cell {
      const { rank, best, worst } = score;
      if (rank === null) return '–';
      const said = { rank: isInRanking ? String(rank) : rankSaid(rank, { scores }), count: scores.size };
      const { rankOf, rankWithin, ranking } = texts;
      const text =
        best === worst
          ? isInRanking
            ? String(rank)
            : rankOf(said)
          : (isInRanking ? ranking : rankWithin)({ ...said, range: rangeOf(score) });
      return { text, value: rank, of: scores.size, ...(best !== null && worst !== null && { low: best, high: worst }) };
    },
    rankSaid,
    /** The flags of the figures behind a score. */
    marks: (figures: readonly Figure[]) => marksOf(words, figures),
    place: placeOf,
    /** Says in one sentence what a region's score is, how sure, of which area and year, and its rank. */
    finding: (region: string, score: RegionScore, set: ScoreSet): string =>
      texts.finding({
        region,
        score: points(score.score),
        uncertainty: points(uncertaintyOf(score)),
        area: areaInText(set.area),
        year: set.year,
        place: placeOf(score, set),
      }),
  };

  /** The rank; whether others have the same is said with it. */
  function rankSaid(rank: number, { scores }: Pick<ScoreSet, 'scores'>): string {
    const holders = [...scores.values()].filter((each) => each.rank === rank).length;
    return holders > 1 ? texts.sharedRank({ rank }) : String(rank);
  }

  /** "rank 4 (2–9 over 30 scoring recipes) of 170 NUTS 2 regions". */
  function placeOf({ rank, best, worst, rankedIn }: RegionScore, set: ScoreSet): string {
    const among = { count: set.scores.size, levels: words.levels(set.level) };
    const said = rank === null ? '' : rankSaid(rank, set);
    if (rank === null || best === null || worst === null) return texts.unranked(among);
    return best === worst
      ? texts.placeSure({ ...among, rank: said, scenarios: rankedIn })
      : texts.place({ ...among, rank: said, best, worst, scenarios: rankedIn });
  }
}

/** Says that a score rests on figures of everyone, or some of them; nothing where all are of migrants. */
export function ofWhom(
  words: FigureFormatter,
  indicators: readonly Indicator[],
  say: FigureFormatter['texts']['score']['ofWhom'] = words.texts.score.ofWhom,
): string[] {
  const { total, count } = countOfMigrants(indicators);
  return count === total ? [] : [say({ total, count, others: total - count })];
}

/** "2 of 3 figures, some of everyone". */
export function restsOn(words: FigureFormatter, indicators: readonly Indicator[], known: number): string {
  const { total, count } = countOfMigrants(indicators);
  return words.texts.score.rests({
    isAll: known === total ? 'yes' : 'no',
    known,
    count: total,
    whom: count === total ? 'migrants' : count === 0 ? 'everyone' : 'some',
  });
}

/** Returns whether a score rests on figures of migrants, at least on some. */
export function isOfSomeMigrants(indicators: readonly Indicator[]): boolean {
  return countOfMigrants(indicators).count > 0;
}

function countOfMigrants(indicators: readonly Indicator[]) {
  const count = indicators.filter(({ populationGroup }) => isOfMigrants(populationGroup)).length;
  return { total: indicators.length, count };
}

/** The flags of all figures together, each once. */
function marksOf(words: FigureFormatter, figures: readonly Figure[]): string {
  return [...new Set(figures.flatMap((figure) => [...words.marks(figure)]))].sort(unknownLast).join('');
}

function unknownLast(left: string, right: string): number {
  return Number(left === unsetFlags) - Number(right === unsetFlags) || (left < right ? -1 : 1);
}
