import type { ComparedFigure, ComparedRow } from '../figures/compare.ts';
import { isOutcome } from '../figures/headline.ts';
import { chooseOutcomes, isOfPrices } from '../figures/outcomes.ts';
import { doubtOf } from '../figures/reliability.ts';
import type { Figure } from '../figures/time-series.ts';
import { judge } from '../figures/verdict.ts';
import type { Indicator } from '../topics/indicator.ts';
import { isOfMigrants } from '../topics/population-group.ts';

/** How the own figure stands to that of another region: higher and lower where something stands against a figure, so that only the values can be told. */
export type Side = 'better' | 'worse' | 'level' | 'higher' | 'lower';

/** One outcome of a region: its own newest figure, its place among all regions where it has one, and how it stands to those beside it. */
export type ConcludedOutcome = {
  indicator: Indicator;
  figure: Figure;
  /** The own figure that those of the others are compared with, which may be older: not all have the newest year. */
  compared: Figure;
  /** Whether something is said against the own figure. */
  isDoubtful: boolean;
  /** 1 is best. */
  place: { rank: number; count: number; level: ComparedFigure['level'] } | null;
  /** By side the positions of those compared and their figures; `isOpen` where something stands against one of the two. */
  sides: { side: Side; isOpen: boolean; others: { index: number; figure: Figure }[] }[];
};

/** More outcomes than these do not fit a sentence. */
const mostTold = 2;

/**
 * Concludes from rows of a comparison, of which the first region is the one that it is about: its outcomes, of migrants where it has any, each once; of more
 * than two that in which it stands best and that in which it stands worst. `countries` are those of the regions compared; `alone` has, by indicator, the
 * first region's own newest figure and its place among all of that year.
 */
export function concludeOutcomes(
  rows: readonly ComparedRow[],
  countries: readonly string[],
  alone: ReadonlyMap<string, ComparedFigure>,
): ConcludedOutcome[] {
  const own = rows.filter((row) => isOutcome(row.indicator) && row.figures[0]?.figure && !isOfPrices(row));
  const chosen = chooseOutcomes(own);
  const counted = chosen.length > 0 ? chosen : listOnce(own);
  const ofMigrants = counted.filter(({ indicator }) => isOfMigrants(indicator.populationGroup));
  const told = ofMigrants.length > 0 ? ofMigrants : counted;
  return chooseEnds(told.flatMap((row) => conclude(row, countries, alone.get(row.indicator.code)) ?? []));
}

/** Where nobody else has a figure: of each measure the row of migrants, else the first. */
function listOnce(rows: readonly ComparedRow[]): ComparedRow[] {
  const byMeasure = Map.groupBy(rows, ({ indicator: { measure, code } }) => measure ?? code);
  return [...byMeasure.values()].flatMap(
    (same) => same.find(({ indicator }) => isOfMigrants(indicator.populationGroup)) ?? same.slice(0, 1),
  );
}

function chooseEnds(outcomes: readonly ConcludedOutcome[]): ConcludedOutcome[] {
  if (outcomes.length <= mostTold) return [...outcomes];
  const shareOf = ({ place }: ConcludedOutcome) => (place ? place.rank / place.count : 0.5);
  const placed = outcomes
    .filter(({ place }) => place !== null)
    .toSorted((left, right) => shareOf(left) - shareOf(right));
  const [best, worst] = [placed[0], placed.at(-1)];
  return best && worst && best !== worst ? [best, worst] : outcomes.slice(0, mostTold);
}

function conclude(
  row: ComparedRow,
  countries: readonly string[],
  alone: ComparedFigure | undefined,
): ConcludedOutcome | null {
  const [own, ...others] = row.figures;
  if (!own?.figure) return null;
  // In a year that too few have nobody has a place.
  const newest =
    alone?.figure && alone.rank !== null ? { ...alone, figure: alone.figure } : { ...own, figure: own.figure };
  const { figure, rank, standing, level } = newest;
  const sided = others.flatMap((each, at) => {
    const side = sideOf(row, own.figure, countries[0] ?? '', each.figure, countries[at + 1] ?? '');
    return side && each.figure ? [{ ...side, index: at + 1, figure: each.figure }] : [];
  });
  return {
    indicator: row.indicator,
    figure,
    compared: own.figure,
    isDoubtful: doubtOf(figure) !== null,
    place: rank !== null && standing ? { rank, count: standing.count, level } : null,
    sides: [...Map.groupBy(sided, ({ side, isOpen }) => `${side} ${isOpen}`).values()].flatMap((list) => {
      const [first] = list;
      const others = list.map(({ index, figure }) => ({ index, figure }));
      return first ? [{ side: first.side, isOpen: first.isOpen, others }] : [];
    }),
  };
}

/** How two figures of a row stand to each other, by the rule of every comparison; null where they cannot be compared. */
function sideOf(
  { indicator, year, spread }: ComparedRow,
  own: Figure | null,
  ownCountry: string,
  other: Figure | null,
  country: string,
): { side: Side; isOpen: boolean } | null {
  if (!own || !other) return null;
  const verdict = judge(
    indicator,
    [
      { figure: own, country: ownCountry },
      { figure: other, country },
    ],
    spread,
    year !== null,
  );
  if (verdict.type === 'ahead') return { side: verdict.leader === 0 ? 'better' : 'worse', isOpen: false };
  if (verdict.type === 'level') return { side: 'level', isOpen: false };
  if (verdict.type !== 'open' || verdict.leading.length === 0) return null;
  if (verdict.areLevel) return { side: 'level', isOpen: true };
  return { side: own.value > other.value ? 'higher' : 'lower', isOpen: true };
}
