import type { AreaScore, ChangeUnknown, ScorePart } from '#src/answers/scores/area-score.ts';
import type { RegionScores } from '#src/answers/scores/region-scores.ts';
import { breaksBetween } from '#src/domain/figures/change.ts';
import { doubtOf } from '#src/domain/figures/reliability.ts';
import { type Figure, figureIn, type TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { doubtsOf } from '#src/domain/scores/doubt.ts';
import { isScored } from '#src/domain/scores/recipe.ts';
import { findSetWith, newerElsewhere, type ScoreBook, type ScoreSet } from '#src/domain/scores/score-book.ts';
import { standingIn } from '#src/domain/scores/standing.ts';
import { wholeIndex } from '#src/domain/scores/structure.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { openScoreBook } from './score-book.ts';

type From = { sql: Sql; catalogue: Catalogue };

/** What an answer about scores shows, and the state of the figures they were computed from. */
type Loaded<Shown> = Omit<Shown, 'name'> & { figures: string };

/** The score of a region in each policy area, of the year asked for or the newest. `years` are those in which it has any. */
export async function loadRegionScores(
  { sql, catalogue }: From,
  region: Region,
  year: number | null = null,
): Promise<Loaded<RegionScores> & { years: number[] }> {
  const book = await openScoreBook(sql, catalogue);
  const all = [...policyAreas, wholeIndex].flatMap((area) => {
    const set = findSetWith(book, { area, territory: region.territory, year });
    const score = set?.scores.get(region.territory);
    return set && score ? [{ set, score }] : [];
  });
  const cache = await openFigureCache(
    sql,
    catalogue,
    all.flatMap(({ set }) => set.indicators),
  );
  const figuresOf = (set: ScoreSet) => doubtsOf(set, cache.data).figuresOf(region.territory);
  const isOld = ({ set }: { set: ScoreSet }) => year === null && newerElsewhere(book, set) !== null;
  const scored = all.filter((each) => !isOld(each)).map((each) => ({ ...each, figures: figuresOf(each.set) }));
  const others = policyAreas.filter((area) => !all.some(({ set }) => set.area === area));
  const isAnywhere = (area: PolicyArea) =>
    book.sets.some((set) => set.area === area && (year === null || set.year === year));
  const years = book.sets.flatMap((set) => (set.scores.has(region.territory) ? [set.year] : []));
  return {
    figures: book.figures,
    region,
    scored,
    old: all.filter(isOld).map(({ set }) => ({ area: set.area, year: set.year })),
    year,
    years: [...new Set(years)].sort((left, right) => left - right),
    without: others.filter(isAnywhere),
    withoutAny: others.filter((area) => !isAnywhere(area)),
  };
}

/** Why there is no score to show. */
export type NoScore = { type: 'no-measure' } | { type: 'no-score' } | { type: 'no-year'; years: number[] };

/** One policy area's score of a region, in the year asked for or its newest, with the figures it is made of. */
export async function loadAreaScore(
  { sql, catalogue }: From,
  region: Region,
  area: PolicyArea,
  year: number | null,
): Promise<Loaded<AreaScore> | NoScore> {
  const book = await openScoreBook(sql, catalogue);
  const territory = catalogue.territories.get(region.territory);
  const set = findSetWith(book, { area, territory: region.territory, year });
  const score = set?.scores.get(region.territory);
  const standing = set && standingIn(set, region.territory);
  if (!territory || !set || !score || !standing) return whyNot(catalogue, book, region, area);
  const cache = await openFigureCache(sql, catalogue, set.indicators);
  const seriesOf = (code: string) => cache.data(code)?.series.get(region.territory);
  return {
    figures: book.figures,
    region,
    territory,
    set,
    score,
    standing,
    parts: loadParts(catalogue, seriesOf, book, set),
    missing: set.missing.flatMap((code) => catalogue.indicators.get(code) ?? []),
    newestElsewhere: year === null ? newerElsewhere(book, set) : null,
    hasEarlier: book.sets.some(
      (each) => each.area === area && each.year < set.year && each.scores.has(region.territory),
    ),
    before: findBefore(book, set, region.territory, set.indicators.map(seriesOf)),
  };
}

function whyNot(catalogue: Catalogue, { sets }: ScoreBook, region: Region, area: PolicyArea): NoScore {
  const years = sets.flatMap((set) => (set.area === area && set.scores.has(region.territory) ? [set.year] : []));
  if (years.length > 0) return { type: 'no-year', years };
  const isMeasured = [...catalogue.indicators.values()].some((each) => each.policyArea === area && isScored(each));
  return { type: isMeasured && sets.some((set) => set.area === area) ? 'no-score' : 'no-measure' };
}

type SeriesOf = (code: string) => TimeSeries | undefined;

function loadParts(catalogue: Catalogue, seriesOf: SeriesOf, { goalposts }: ScoreBook, set: ScoreSet): ScorePart[] {
  return set.indicators.flatMap((code): ScorePart[] => {
    const indicator = catalogue.indicators.get(code);
    const own = goalposts.get(code);
    if (!indicator || !own) return [];
    return [{ indicator, figure: figureIn(seriesOf(code), set.year), goalposts: own }];
  });
}

/** The newest earlier score that rests on the same figures: others cannot be compared. */
function findBefore(
  { sets }: ScoreBook,
  set: ScoreSet,
  territory: string,
  series: readonly (TimeSeries | undefined)[],
): AreaScore['before'] {
  const rests = [...set.indicators].sort().join(' ');
  const before = sets.findLast(
    (each) =>
      each.area === set.area &&
      each.year < set.year &&
      each.scores.has(territory) &&
      [...each.indicators].sort().join(' ') === rests,
  );
  const score = before?.scores.get(territory);
  if (!before || !score) return null;
  return { year: before.year, score, unknown: whyUnknown(series, before.year, set.year) };
}

/** Returns why no change is told between two years: a series breaks after the first of them, figures came without the flags that would say so, or one is unreliable. */
function whyUnknown(all: readonly (TimeSeries | undefined)[], from: number, until: number): ChangeUnknown | null {
  const series = all.flatMap((each) => each ?? []);
  if (series.some((each) => breaksBetween(each, from, until).length > 0)) return 'broken';
  const isUnflagged = ({ years, flagsKnown }: TimeSeries) =>
    years.some((year, index) => year >= from && year <= until && flagsKnown[index] === false);
  if (series.some(isUnflagged)) return 'flags-unknown';
  const isUnsure = (figure: Figure | null) => figure !== null && doubtOf(figure) === 'flag';
  return series.some((each) => [from, until].some((year) => isUnsure(figureIn(each, year)))) ? 'flag' : null;
}
