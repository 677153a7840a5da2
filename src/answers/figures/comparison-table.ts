import type { Block } from '#src/core/message.ts';
import type { ComparedFigure, ComparedRow } from '#src/domain/figures/compare.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import type { Compared } from './compared.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** More columns than this do not fit a chat. */
const mostValueColumns = 5;

/** Regions with their countries beside them; many of both stand in two tables. */
export function tableOf(
  rows: readonly ComparedRow[],
  compared: readonly Compared[],
  words: FigureFormatter,
  label: string,
): Block[] {
  if (rows.length === 0) return [];
  const { compare } = words.texts;
  const right = { align: 'right' } as const;
  const countries = countriesOf(compared).filter((country) =>
    rows.some(({ figures }) =>
      figures.some(
        (each, index) =>
          compared[index]?.area.country === country && (each.country !== null || each.countryMedian !== null),
      ),
    ),
  );
  const columnsOfCountries = countries.map((country) => ({ label: words.country(country), ...right }));
  const cellsOfCountries = (row: ComparedRow) => countries.map((country) => countryCell(country, row, compared, words));
  const isWide = compared.length + countries.length > mostValueColumns;
  const table: Block = {
    type: 'table',
    columns: [
      { label },
      ...compared.map(({ name }) => ({ label: name, ...right })),
      ...(isWide ? [] : columnsOfCountries),
      { label: rows.every(({ indicator }) => !isOutcome(indicator)) ? compare.more : compare.ahead },
    ],
    rows: rows.map((row) => [
      rowLabel(row, words),
      ...row.figures.map((each) => cellOf(each, row, words)),
      ...(isWide ? [] : cellsOfCountries(row)),
      verdictCell(row, compared, words),
    ]),
  };
  if (!isWide || countries.length === 0) return [table];
  return [
    table,
    {
      type: 'table',
      columns: [{ label: compare.countries }, ...columnsOfCountries],
      rows: rows.map((row) => [rowLabel(row, words), ...cellsOfCountries(row)]),
    },
  ];
}

/** Countries to stand beside the regions: each once, and none that is compared itself. */
function countriesOf(compared: readonly Compared[]): string[] {
  const whole = new Set(compared.map(({ area }) => area.code));
  return [...new Set(compared.map(({ area }) => area.country))].filter((country) => !whole.has(country));
}

/** "Net migration, per 1,000 inhabitants, 2021": per cent stands at each value, other units here. */
function rowLabel(row: ComparedRow, words: FigureFormatter): string {
  const { indicator } = row;
  return `${words.label(indicator)}${indicator.unit === '%' ? '' : `, ${indicator.unit}`}${yearOf(row)}`;
}

/** The year all figures of a row share. */
export function yearOf({ year }: ComparedRow): string {
  return year === null ? '' : `, ${year}`;
}

function cellOf({ figure, missing, rank, standing }: ComparedFigure, row: ComparedRow, words: FigureFormatter): string {
  const { texts } = words;
  if (!figure) return missing === 'suppressed' ? texts.figure.suppressed : texts.figure.absent;
  const parts = [shortValue(figure.value, row, words)];
  if (figure.flags) parts.push(figure.flags);
  if (row.year === null) parts.push(`(${figure.year})`);
  if (rank !== null && standing) parts.push(`· ${rank}/${standing.count}`);
  return parts.join(' ');
}

function shortValue(value: number, { indicator }: ComparedRow, words: FigureFormatter): string {
  return indicator.unit === '%' ? words.value(value, indicator) : words.number(value, indicator.decimals);
}

/** The country's own figure, else the median of its regions, marked so. */
function countryCell(country: string, row: ComparedRow, compared: readonly Compared[], words: FigureFormatter): string {
  const ofCountry = row.figures.filter((_, index) => compared[index]?.area.country === country);
  const whole = ofCountry.find((each) => each.country)?.country;
  if (whole) return shortValue(whole.value, row, words);
  const median = ofCountry.find((each) => each.countryMedian !== null)?.countryMedian;
  return typeof median === 'number' ? `~${shortValue(median, row, words)}` : '–';
}

function verdictCell(
  { indicator, verdict }: ComparedRow,
  compared: readonly Compared[],
  words: FigureFormatter,
): string {
  const { cells } = words.texts.compare;
  if (verdict.type === 'none') return cells[verdict.why];
  if (verdict.type === 'level') {
    const first = [verdict.leader, verdict.next].map((index) => compared[index]?.name ?? '');
    return compared.length > 2 ? cells.levelAt({ regions: first }) : cells.level;
  }
  // Other units than per cent stand in the row's label.
  const gap =
    indicator.unit === '%' ? words.gap(verdict.gap, indicator) : words.number(verdict.gap, indicator.decimals);
  if (verdict.type === 'uncertain') return cells.uncertain({ gap });
  return cells[verdict.type]({ leader: compared[verdict.leader]?.name ?? '', gap });
}
