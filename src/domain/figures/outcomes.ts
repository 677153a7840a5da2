import { isOfMigrants, listWiderGroups } from '../topics/population-group.ts';
import { type ComparedRow, pairByBirth } from './compare.ts';

/** What is told of several outcomes at once. Regions are numbers, positions of those compared; rows are counted in one list each. */
export type Tally = {
  about: 'migrants' | 'others';
  rows: ComparedRow[];
  /** Rows in which one region is ahead of all others, by region. */
  ahead: { region: number; rows: ComparedRow[] }[];
  shared: ComparedRow[];
  level: ComparedRow[];
  /** Rows in which it is open who is ahead of all, also because one of them has no figure. */
  open: ComparedRow[];
};

/** Measures of one outcome: who takes part in the labour market is in work or unemployed. */
const sameOutcome: Readonly<Record<string, string>> = { participation: 'employment' };

/**
 * The outcomes among rows, each once: of groups within groups and of age bands the one that says most, of migrants if any can be compared. A row
 * in which fewer than two have a figure is none, nor are amounts of money where prices differ.
 */
export function chooseOutcomes(rows: readonly ComparedRow[]): ComparedRow[] {
  const outcomes = rows.filter((row) => row.indicator.role === 'outcome' && hasTwoFigures(row) && !isOfPrices(row));
  return [...Map.groupBy(outcomes, outcomeOf).values()].map((same) => [...same].sort(byWorth)[0] as ComparedRow);
}

/** Names the outcome that a row is a measure of, whatever its group and age band. */
function outcomeOf({ indicator }: ComparedRow): string {
  const measure = indicator.measure ?? indicator.family ?? indicator.code;
  return sameOutcome[measure] ?? measure;
}

/**
 * The outcomes of migrants that are not counted, a row each: figures of different years beside a row of everyone that has one year, prices that differ, or
 * only one has a figure, where nothing else is counted of that outcome. Those that two have figures of come first.
 */
export function listUncounted(rows: readonly ComparedRow[]): ComparedRow[] {
  const counted = Map.groupBy(chooseOutcomes(rows), outcomeOf);
  const missing = rows.filter((row) => {
    const { role, populationGroup } = row.indicator;
    if (role !== 'outcome' || !isOfMigrants(populationGroup) || !hasFigure(row)) return false;
    const told = counted.get(outcomeOf(row)) ?? [];
    return told.length === 0 || (hasTwoFigures(row) && !told.some(isOfMigrantsRow));
  });
  const chosen = [...Map.groupBy(missing, outcomeOf).values()].map((same) => [...same].sort(byWorth)[0] as ComparedRow);
  return chosen.sort((left, right) => Number(hasTwoFigures(right)) - Number(hasTwoFigures(left)));
}

/**
 * Puts rows of which not all can be shown in the order in which they are kept: those asked for by name, the outcomes that are counted with their gaps by
 * birth, then those that most of the compared have a figure of; else as they were.
 */
export function orderForCut(rows: readonly ComparedRow[], named: ReadonlySet<string>): ComparedRow[] {
  const counted = chooseOutcomes(rows);
  const natives = pairByBirth(rows).flatMap(({ native, foreign }) => (counted.includes(foreign) ? [native] : []));
  const figuresIn = ({ figures }: ComparedRow) => figures.filter(({ figure }) => figure).length;
  const worthOf = (row: ComparedRow) =>
    named.has(row.indicator.code) ? 2 : counted.includes(row) || natives.includes(row) ? 1 : 0;
  return rows.toSorted((left, right) => worthOf(right) - worthOf(left) || figuresIn(right) - figuresIn(left));
}

const isOfMigrantsRow = ({ indicator }: ComparedRow) => isOfMigrants(indicator.populationGroup);

/**
 * Says why no outcome of migrants is compared, and the rows that two have figures of: of different years, amounts of money where prices differ, or,
 * without any such row, too few figures.
 */
export function whyNoMigrants(rows: readonly ComparedRow[]): {
  why: 'years' | 'prices' | 'missing';
  rows: ComparedRow[];
} {
  const held = listUncounted(rows).filter(hasTwoFigures);
  const ofYears = held.filter((row) => !isOfPrices(row));
  if (ofYears.length > 0) return { why: 'years', rows: ofYears };
  return { why: held.length > 0 ? 'prices' : 'missing', rows: held };
}

const hasFigure = ({ figures }: ComparedRow) => figures.some(({ figure }) => figure);

/** Counts outcomes, those about migrants first; a list without rows is left out. */
export function tallyOutcomes(rows: readonly ComparedRow[]): Tally[] {
  const chosen = chooseOutcomes(rows);
  const of = (about: Tally['about']) =>
    chosen.filter(({ indicator }) => isOfMigrants(indicator.populationGroup) === (about === 'migrants'));
  return (['migrants', 'others'] as const)
    .map((about) => tally(about, of(about)))
    .filter((each) => each.rows.length > 0);
}

function tally(about: Tally['about'], rows: ComparedRow[]): Tally {
  const whole = rows.filter(({ verdict }) => verdict.left.length === 0);
  const of = (type: ComparedRow['verdict']['type']) => whole.filter(({ verdict }) => verdict.type === type);
  const leaderOf = ({ verdict }: ComparedRow) => ('leader' in verdict ? verdict.leader : -1);
  const ahead = [...Map.groupBy(of('ahead'), leaderOf)]
    .map(([region, own]) => ({ region, rows: own }))
    .sort((left, right) => right.rows.length - left.rows.length || left.region - right.region);
  const shared = of('shared');
  const level = of('level');
  const told = new Set([...ahead.flatMap((each) => each.rows), ...shared, ...level]);
  return { about, rows, ahead, shared, level, open: rows.filter((row) => !told.has(row)) };
}

/** Returns whether it is uncertain who is ahead, as something stands against a figure, and not for want of figures. */
export function isUncertain({ verdict }: Pick<ComparedRow, 'verdict'>): boolean {
  return verdict.type === 'open' && ['flag', 'flags-unknown', 'definition'].includes(verdict.why);
}

/** Returns whether at least two of those compared have a figure, of whatever years. */
export function hasTwoFigures({ figures }: Pick<ComparedRow, 'figures'>): boolean {
  return figures.filter(({ figure }) => figure).length > 1;
}

/** Returns whether nobody is ahead as prices differ. */
export function isOfPrices({ verdict }: Pick<ComparedRow, 'verdict'>): boolean {
  return verdict.type === 'open' && verdict.why === 'prices';
}

/** Returns whether at least two of those compared have a figure of one year. */
function isComparable({ year, figures }: Pick<ComparedRow, 'year' | 'figures'>): boolean {
  return year !== null && hasTwoFigures({ figures });
}

/**
 * Rows that can be compared first, of them those about migrants, and of these the row that says most; the widest group, employment before
 * participation, the newest, the first in the catalogue.
 */
function byWorth(left: ComparedRow, right: ComparedRow): number {
  const worthOf = ({ indicator, year, figures, verdict }: ComparedRow) => [
    isComparable({ year, figures }) ? 1 : 0,
    hasTwoFigures({ figures }) ? 1 : 0,
    isOfMigrants(indicator.populationGroup) ? 1 : 0,
    -verdict.left.length,
    figures.filter(({ figure }) => figure).length,
    -listWiderGroups(indicator.populationGroup).length,
    indicator.measure !== null && sameOutcome[indicator.measure] ? 0 : 1,
    year ?? 0,
    -indicator.position,
  ];
  const theirs = worthOf(right);
  return worthOf(left).reduce((decided, worth, index) => decided || (theirs[index] ?? 0) - worth, 0);
}
