import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { isUncertain, type Tally } from '#src/domain/figures/outcomes.ts';
import { sideOf } from './comparison-side.ts';
import { partsOfLeft } from './comparison-table.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { groupOf, nameOf } from './pair-sentences.ts';

/** Of more outcomes than these the sentence says who is ahead in which, and leaves values to the table. */
const mostWithValues = 3;
/** Of more regions the sentence leaves to the table of whom a verdict says nothing: on a phone both fit one screen. */
const mostRegionsNamed = 5;
/** So many values of regions about level are told one by one, of more the lowest and the highest. */
const mostValues = 3;

/** What is said of an outcome: of whom, and whom they are ahead of. `side` is which figure theirs is, where a doubt forbids to call anybody ahead. */
type Clause = {
  type: 'ahead' | 'level' | 'side' | 'open';
  regions: number[];
  next: number[];
  isOfAll: boolean;
  side: 'low' | 'high';
  isDoubtful: boolean;
};

/**
 * Says several outcomes of more than two regions in one sentence: of whom, who is ahead of whom with the value of the first, who are about level. What rests
 * on a doubtful figure is said to in the same breath, and calls nobody ahead.
 */
export function describeSeveral(tally: Tally, names: readonly string[], words: FigureFormatter): string {
  const { pair, several } = words.texts.compare;
  const hasValues = tally.rows.length <= mostWithValues;
  const areUncertain = tally.rows.every(isUncertain);
  const parts = clausesOf(tally.rows, names).map(({ clause, rows }) => {
    const listed = rows.map((row) => {
      const name = nameOf(row, words, tally);
      const said = hasValues ? remarkOn(row, clause, names, words) : '';
      return said === '' ? name : several.name({ name, said });
    });
    const said = sayClause(clause, words.texts.list(listed), rows.length, names, words);
    return clause.isDoubtful && !areUncertain ? pair.uncertainPart({ said }) : said;
  });
  return pair.sentence({ about: groupOf(tally), isUncertain: areUncertain ? 'yes' : 'no', parts: parts.join('; ') });
}

/** The same without values for the title of a picture: all of it in whole sentences, then in few words, then less of it. */
export function titlesOfSeveral(tally: Tally, names: readonly string[], words: FigureFormatter): string[] {
  const { pair } = words.texts.compare;
  const clauses = clausesOf(tally.rows, names, titleClauseOf);
  const titleOf = (say: typeof sayClause, told: typeof clauses) => {
    const areUncertain = told.every(({ clause }) => clause.isDoubtful);
    const parts = told.map(({ clause, rows }) => {
      const said = say(
        clause,
        words.texts.list(rows.map((row) => nameOf(row, words, tally))),
        rows.length,
        names,
        words,
      );
      return clause.isDoubtful && !areUncertain ? pair.uncertainPart({ said }) : said;
    });
    return pair.title({ about: groupOf(tally), isUncertain: areUncertain ? 'yes' : 'no', parts: parts.join('; ') });
  };
  const beginnings = clauses.map((_, left) => clauses.slice(0, clauses.length - left));
  // “Ahead in unemployment” says nothing without the values: a title says which figure is the lower or the higher one.
  const sayPlainly: typeof sayClause = (clause, ...rest) =>
    (clause.type === 'ahead' ? sayShortly : sayClause)(clause, ...rest);
  return beginnings.flatMap((told) => [titleOf(sayPlainly, told), titleOf(sayShortly, told)]);
}

/** Outcomes of which the same is said stand together, those that nothing stands against first. */
function clausesOf(
  rows: readonly ComparedRow[],
  names: readonly string[],
  of: typeof clauseOf = clauseOf,
): { clause: Clause; rows: ComparedRow[] }[] {
  const said = rows.map((row) => ({ clause: of(row, names.length), row }));
  const groups = Map.groupBy(said, ({ clause }) => JSON.stringify(clause));
  return [...groups.values()]
    .flatMap((group) => {
      const [one] = group;
      return one ? [{ clause: one.clause, rows: group.map(({ row }) => row) }] : [];
    })
    .toSorted((left, right) => Number(left.clause.isDoubtful) - Number(right.clause.isDoubtful));
}

/** In a title there is no room to say whose doubtful value is best of all beside who is ahead among the others: of these the first is said. */
function titleClauseOf(row: ComparedRow, compared: number): Clause {
  const [best, ...others] = row.verdict.type === 'open' ? [] : partsOfLeft(row).best;
  if (best === undefined || others.length > 0) return clauseOf(row, compared);
  const side = sideOf(row.indicator);
  return { type: 'side', regions: [best], next: [], isOfAll: false, side, isDoubtful: true };
}

function clauseOf(row: ComparedRow, compared: number): Clause {
  const { verdict, figures, indicator } = row;
  const said = { side: sideOf(indicator), isDoubtful: isUncertain(row), next: [], isOfAll: verdict.left.length === 0 };
  const behind = (first: readonly number[]) =>
    [...figures.keys()].filter((index) => !first.includes(index) && !verdict.left.includes(index));
  switch (verdict.type) {
    case 'ahead':
    case 'higher':
      return { ...said, type: 'ahead', regions: [verdict.leader], next: behind([verdict.leader]) };
    case 'shared': {
      const next = behind([...verdict.leaders, ...verdict.between]);
      const isOfAll = said.isOfAll && verdict.between.length === 0 && next.length > 1;
      return { ...said, type: 'ahead', regions: verdict.leaders, next, isOfAll };
    }
    case 'level':
      return { ...said, type: 'level', regions: verdict.among };
    case 'open': {
      const known = [...figures.keys()].filter((index) => figures[index]?.figure);
      if (said.isDoubtful && verdict.areLevel)
        return { ...said, type: 'level', regions: known, isOfAll: known.length === compared };
      if (said.isDoubtful && verdict.leading.length > 0) return { ...said, type: 'side', regions: verdict.leading };
      return { ...said, type: 'open', regions: [], isDoubtful: false };
    }
    default:
      return verdict satisfies never;
  }
}

function sayClause(
  { type, regions, next, isOfAll, side }: Clause,
  outcomes: string,
  count: number,
  names: readonly string[],
  words: FigureFormatter,
): string {
  const { pair, several } = words.texts.compare;
  const listOf = (indexes: readonly number[]) => words.texts.list(indexes.map((index) => names[index] ?? ''));
  const said = { names: outcomes, region: listOf(regions), regions: listOf(regions), next: listOf(next), side, count };
  const ofAll = isOfAll ? 'yes' : 'no';
  switch (type) {
    case 'ahead':
      return (regions.length > 1 ? several.shared : several.ahead)({ ...said, isOfAll: ofAll });
    case 'level':
      return isOfAll ? several.levelAll(said) : several.level(said);
    case 'side':
      return regions.length > 1 ? several.sides(said) : several.side(said);
    case 'open':
      return pair.open(said);
    default:
      return type satisfies never;
  }
}

function sayShortly(
  { type, regions, next, isOfAll, side }: Clause,
  outcomes: string,
  _count: number,
  names: readonly string[],
  words: FigureFormatter,
): string {
  const { pair, several } = words.texts.compare;
  const listOf = (indexes: readonly number[]) => words.texts.list(indexes.map((index) => names[index] ?? ''));
  const said = { names: outcomes, region: listOf(regions), next: listOf(next), side };
  switch (type) {
    case 'ahead':
      return isOfAll ? several.sideShort(said) : several.aheadShort(said);
    case 'level':
      return isOfAll ? pair.levelShort(said) : several.levelShort(said);
    case 'side':
      return several.sideShort(said);
    case 'open':
      return pair.open(said);
    default:
      return type satisfies never;
  }
}

/** What stands behind the name of an outcome: the values of those whom the clause names, the year, and of whom it says nothing. */
function remarkOn(row: ComparedRow, clause: Clause, names: readonly string[], words: FigureFormatter): string {
  const { short, cells } = words.texts.compare;
  const { verdict, year } = row;
  if (clause.type === 'open') return verdict.type === 'open' && verdict.why === 'years' ? cells.years : '';
  const listOf = (indexes: readonly number[]) => words.texts.list(indexes.map((index) => names[index] ?? ''));
  const isMany = names.length > mostRegionsNamed;
  const { best, doubtful, without } = clause.isDoubtful
    ? { ...partsOfLeft(row), best: [], doubtful: [] }
    : partsOfLeft(row);
  const between =
    verdict.type === 'shared' && verdict.between.length > 0
      ? [short.between({ said: '', between: listOf(verdict.between), first: listOf(verdict.leaders.slice(0, 1)) })]
      : [];
  const said = [valuesOf(row, clause, words), ...(year === null ? [] : [String(year)])].join(', ');
  const withBetween = `${said}${between.join('')}`;
  const withBest =
    best.length === 0
      ? withBetween
      : cells.bestDoubtful({ said: withBetween, names: listOf(best), side: sideOf(row.indicator) });
  if (isMany && !clause.isDoubtful) return withBest;
  const withDoubtful =
    doubtful.length === 0
      ? withBest
      : doubtful.length > 2
        ? short.othersLeft({ said: withBest })
        : short.left({ said: withBest, names: listOf(doubtful) });
  return without.length === 0 ? withDoubtful : short.without({ said: withDoubtful, names: listOf(without) });
}

/** The values of those whom a clause names; of many about level from the lowest to the highest. */
function valuesOf(
  { figures, indicator }: ComparedRow,
  { regions, isDoubtful }: Clause,
  words: FigureFormatter,
): string {
  const told = regions.flatMap((index) => figures[index]?.figure ?? []);
  const say = (figure: (typeof told)[number] | undefined) =>
    figure ? [words.value(figure.value, indicator), isDoubtful && words.marks(figure)].filter(Boolean).join(' ') : '';
  if (told.length <= mostValues) return words.texts.list(told.map(say));
  const sorted = told.toSorted((left, right) => left.value - right.value);
  return words.texts.compare.finding.gapRange({ low: say(sorted[0]), high: say(sorted.at(-1)) });
}
