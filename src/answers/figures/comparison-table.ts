import { type Cell, rightColumn, table } from '#src/core/blocks.ts';
import type { Block } from '#src/core/message.ts';
import type { BirthGap, ComparedFigure, ComparedRow } from '#src/domain/figures/compare.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import { isUncertain } from '#src/domain/figures/outcomes.ts';
import { countFurther } from '#src/domain/figures/verdict.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { gapCells, isBirthGap, isDoubtfulGap, listRows } from './birth-gap.ts';
import type { Compared } from './comparison-data.ts';
import { sideOf } from './comparison-side.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** More columns than this do not fit a chat. */
const mostValueColumns = 5;

/** Values side by side and who is ahead, which is marked; ranks and countries stand in the table of the details. */
export function shortTable(
  rows: readonly (ComparedRow | BirthGap)[],
  compared: readonly Compared[],
  words: FigureFormatter,
  label: string,
): Block[] {
  if (rows.length === 0) return [];
  // What is so of all rows is said once, above them.
  const isSaid = rows.every((row) =>
    isBirthGap(row) ? isDoubtfulGap(row) : isUncertain(row) && isOutcome(row.indicator),
  );
  return [
    table(
      [
        label,
        ...compared.map(({ name, territory }) => words.column(name, territory.code)),
        isSaid ? words.texts.compare.uncertain : verdictLabel(rows, words),
      ],
      rows.map((row) =>
        isBirthGap(row)
          ? gapCells(row, compared, words, { countries: 0, isSaid })
          : [
              rowLabel(row, words),
              ...row.figures.map((each, index) => {
                const mark = isAheadOfAll(row, index) ? '✓ ' : '';
                return numbered(each, row, words, `${mark}${valueCell(each, row, words)}`);
              }),
              verdictCell(row, compared, words, isSaid),
            ],
      ),
    ),
  ];
}

/** Returns whether a region is ahead of all others: whoever is before some of them only has no mark. */
function isAheadOfAll({ verdict }: ComparedRow, index: number): boolean {
  return verdict.type === 'ahead' && verdict.left.length === 0 && verdict.leader === index;
}

/** Regions with their ranks and their countries beside them; many of both stand in two tables. */
export function tableOf(
  entries: readonly (ComparedRow | BirthGap)[],
  compared: readonly Compared[],
  words: FigureFormatter,
  label: string,
): Block[] {
  const rows = listRows(entries);
  if (rows.length === 0) return [];
  const { compare } = words.texts;
  const countries = countriesOf(compared).filter((country) =>
    rows.some(({ figures }) =>
      figures.some((each, index) => compared[index]?.territory.country === country && each.country !== null),
    ),
  );
  const columnsOfCountries = countries.map((country) => rightColumn(words.country(country)));
  const cellsOfCountries = (row: ComparedRow) => countries.map((country) => countryCell(country, row, compared, words));
  const isWide = compared.length + countries.length > mostValueColumns;
  const whole = table(
    [
      label,
      ...compared.map(({ name, territory }) => words.column(name, territory.code)),
      ...(isWide ? [] : columnsOfCountries),
      verdictLabel(rows, words),
    ],
    entries.map((row) =>
      isBirthGap(row)
        ? gapCells(row, compared, words, { countries: isWide ? 0 : countries.length, isSaid: false })
        : [
            rowLabel(row, words),
            ...row.figures.map((each) => cellOf(each, row, words)),
            ...(isWide ? [] : cellsOfCountries(row)),
            verdictCell(row, compared, words, false),
          ],
    ),
  );
  if (!isWide || countries.length === 0) return [whole];
  return [
    whole,
    table(
      [compare.countries, ...columnsOfCountries],
      rows.map((row) => [rowLabel(row, words), ...cellsOfCountries(row)]),
    ),
  ];
}

/** Countries to stand beside the regions: each once, and none that is compared itself. */
function countriesOf(compared: readonly Compared[]): string[] {
  const whole = new Set(compared.map(({ territory }) => territory.code));
  return [...new Set(compared.map(({ territory }) => territory.country))].filter((country) => !whole.has(country));
}

/** "Net migration, per 1,000 inhabitants, 2021": per cent stands at each value, other units here. */
function rowLabel(row: ComparedRow, words: FigureFormatter): string {
  const { indicator } = row;
  return `${words.label(indicator)}${indicator.unit === '%' ? '' : `, ${words.unit(indicator)}`}${yearOf(row)}`;
}

/** The column that says who is ahead in outcomes, and who has more of what is none. */
function verdictLabel(entries: readonly (ComparedRow | BirthGap)[], { texts: { compare } }: FigureFormatter): string {
  const rows = listRows(entries);
  const outcomes = rows.filter(({ indicator }) => isOutcome(indicator)).length;
  return outcomes === 0 ? compare.more : outcomes < rows.length ? compare.both : compare.ahead;
}

/** Tells outcomes from the rest: who has less of what is no outcome is not behind. */
export function aboutOf(indicator: Indicator): 'outcome' | 'other' {
  return isOutcome(indicator) ? 'outcome' : 'other';
}

/** The year all figures of a row share. */
export function yearOf({ year }: ComparedRow): string {
  return year === null ? '' : `, ${year}`;
}

function cellOf(compared: ComparedFigure, row: ComparedRow, words: FigureFormatter): Cell {
  const { rank, standing } = compared;
  const value = valueCell(compared, row, words);
  return numbered(compared, row, words, rank !== null && standing ? `${value} · ${rank}/${standing.count}` : value);
}

/** Words with the number, the rank and all that they say; why there is none. */
function numbered(
  { figure, rank, standing }: ComparedFigure,
  row: ComparedRow,
  words: FigureFormatter,
  text: string,
): Cell {
  const cell = figure ? words.cell(figure, row.indicator, text) : { text, value: null };
  return typeof cell !== 'string' && rank !== null && standing ? { ...cell, rank, of: standing.count } : cell;
}

/** A value with its marks, and its year where the row has no common one. */
function valueCell({ figure, missing }: ComparedFigure, row: ComparedRow, words: FigureFormatter): string {
  if (!figure) return missing ? words.missingCell(missing) : '–';
  const parts = [`${shortValue(figure.value, row, words)}${words.margin(figure, row.indicator)}`];
  const marks = words.marks(figure);
  if (marks) parts.push(marks);
  if (row.year === null) parts.push(`(${figure.year})`);
  return parts.join(' ');
}

function shortValue(value: number, { indicator }: ComparedRow, words: FigureFormatter): string {
  return indicator.unit === '%' ? words.value(value, indicator) : words.number(value, indicator.decimals);
}

/** The country's own figure. */
function countryCell(country: string, row: ComparedRow, compared: readonly Compared[], words: FigureFormatter): Cell {
  const whole = row.figures.find(
    (each, index) => compared[index]?.territory.country === country && each.country,
  )?.country;
  if (!whole) return '–';
  const year = whole.year === row.year ? '' : `(${whole.year})`;
  return words.cell(
    whole,
    row.indicator,
    [shortValue(whole.value, row, words), words.marks(whole), year].filter(Boolean).join(' '),
  );
}

/** `isSaid`: that it is uncertain stands above the column. */
function verdictCell(row: ComparedRow, compared: readonly Compared[], words: FigureFormatter, isSaid: boolean): string {
  const { cells } = words.texts.compare;
  const said = isSaid ? 'yes' : 'no';
  const { verdict, figures, indicator } = row;
  const name = (index: number) => compared[index]?.name ?? '';
  const apart = (left: number | undefined, right: number | undefined) =>
    gapOf(figures[left ?? -1]?.figure?.value, figures[right ?? -1]?.figure?.value, indicator, words);
  const listOf = (indexes: readonly number[]) => {
    const listed = indexes.map(name);
    // A name may be a list itself: "Gloucestershire, Wiltshire and Bristol".
    return listed.some((each) => each.includes(',')) ? listed.join('; ') : words.texts.list(listed);
  };
  const withDoubtful = (said: string) => {
    const { best, doubtful } = partsOfLeft(row);
    const withBest =
      best.length > 0 ? cells.bestDoubtful({ said, names: listOf(best), side: sideOf(indicator) }) : said;
    return doubtful.length > 0 ? cells.doubtful({ said: withBest, left: listOf(doubtful) }) : withBest;
  };
  switch (verdict.type) {
    case 'ahead':
    case 'higher': {
      const gap = apart(verdict.leader, verdict.next[0]);
      const leader = name(verdict.leader);
      // Where something is said of a part of them only, both are named.
      if (verdict.left.length === 0) return cells.ahead({ leader, gap });
      const next = words.texts.list(verdict.next.map(name));
      return withDoubtful(cells.aheadOfKnown({ leader, next, gap }));
    }
    case 'level':
      return compared.length > 2 ? withDoubtful(cells.levelAt({ regions: listOf(verdict.among) })) : cells.level;
    case 'shared': {
      const { leaders, between, next } = verdict;
      const said =
        leaders.length > 1
          ? cells.shared({
              about: aboutOf(indicator),
              regions: listOf(leaders),
              count: leaders.length,
              next: listOf(next),
              others: countFurther(verdict, figures.length),
            })
          : cells.aheadOfKnown({
              leader: name(leaders[0] ?? -1),
              next: words.texts.list(next.map(name)),
              gap: apart(leaders[0], next[0]),
            });
      return withDoubtful(
        between.length === 0 ? said : cells.between({ said, between: words.texts.list(between.map(name)) }),
      );
    }
    case 'open': {
      const { why, pair, leading, areLevel } = verdict;
      if (why === 'years' || why === 'missing' || why === 'spread') return cells[why];
      if (why === 'prices') return cells.why[why];
      if (pair !== null && leading.length > 0 && !areLevel)
        return figures.length === 2
          ? cells.openFirst({ said, leader: name(pair[0]), gap: apart(...pair) })
          : cells.openFirstOf({ said, leader: listOf(leading) });
      if (areLevel)
        return figures.length === 2
          ? cells.openLevel({ said, gap: apart(pair?.[0], pair?.[1]) })
          : cells.openLevelOf({ said });
      // Of more than two, how far the first two are apart says nothing of the others.
      return figures.length === 2 ? cells.open({ gap: apart(pair?.[0], pair?.[1]) }) : cells.openOf;
    }
    default:
      return verdict satisfies never;
  }
}

/**
 * Those of whom a verdict says nothing: `best` have the best value of all, though a doubtful one, the most of what is no outcome; `doubtful` the other
 * figures with a doubt; `without` have none.
 */
export function partsOfLeft({ indicator, figures, verdict }: ComparedRow) {
  const worthOf = (index: number) => figures[index]?.figure?.value ?? Number.NaN;
  const without = verdict.left.filter((index) => !figures[index]?.figure);
  const known = verdict.left.filter((index) => figures[index]?.figure);
  const direction = isOutcome(indicator) && indicator.polarity < 0 ? -1 : 1;
  const worth = figures.flatMap(({ figure }) => (figure ? figure.value * direction : []));
  const top = Math.max(...worth);
  const isSoundAtTop = figures.some(({ figure }, index) => {
    return figure !== null && figure.value * direction === top && !verdict.left.includes(index);
  });
  const best = isSoundAtTop ? [] : known.filter((index) => worthOf(index) * direction === top);
  return { best, doubtful: known.filter((index) => !best.includes(index)), without };
}

/** Other units than per cent stand in the row's label. */
function gapOf(left = Number.NaN, right = Number.NaN, indicator: Indicator, words: FigureFormatter): string {
  return indicator.unit === '%' || indicator.transform === 'log10'
    ? words.apart(left, right, indicator)
    : words.number(Math.abs(left - right), indicator.decimals);
}
