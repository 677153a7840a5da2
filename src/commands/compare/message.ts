import type { AppContext } from '#src/context.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { type ComparedFigure, type ComparedRow, pairByBirth, type Verdict } from '#src/domain/compare.ts';
import { isOutcome } from '#src/domain/headline.ts';
import type { PolicyArea } from '#src/domain/indicator.ts';
import type { Figure } from '#src/domain/time-series.ts';
import { policyAreaLabel } from '#src/domain/vocabulary.ts';
import type { Compared } from '../compare.ts';
import type { FigureWords } from '../figure-words.ts';
import { comparisonNotes } from './notes.ts';

export type Comparison = {
  compared: readonly Compared[];
  rows: readonly ComparedRow[];
  policyArea: PolicyArea | null;
  /** Indicators were named. */
  isChosen: boolean;
  /** How many were asked for; `rows` may be fewer. */
  wanted: number;
};

/** More columns than this do not fit a chat. */
const mostValueColumns = 5;

/** A comparison as it is said: who is ahead, the figures with their countries, a picture, what to know about them, where to go on. */
export function comparisonMessage(context: AppContext, words: FigureWords, comparison: Comparison): Message {
  const { compared, rows, policyArea } = comparison;
  const { texts } = words;
  const names = compared.map(({ name }) => name);
  const outcomes = rows.filter(({ indicator }) => isOutcome(indicator));
  const surroundings = rows.filter(({ indicator }) => !isOutcome(indicator));
  const hasFigures = rows.some(({ figures }) => figures.some(({ figure }) => figure));
  const heading = texts.compare.heading(names, policyArea && policyAreaLabel(policyArea));
  const finding = hasFigures ? findingOf(rows, outcomes, names, words) : texts.compare.nothing(names);
  const gaps = birthGaps(rows, names, words);
  const sources = words.sources(rows.flatMap(({ figures }) => figures.map(({ figure }) => figure)));

  const notes = [...comparisonNotes(words, comparison), ...(sources.length > 0 ? [texts.figure.sources(sources)] : [])];

  const blocks: Block[] = [
    { type: 'heading', text: heading },
    { type: 'text', markdown: escapeMarkdown(finding) },
    ...tableOf(outcomes, compared, words, surroundings.length > 0 ? texts.compare.outcomes : texts.compare.figure),
    ...tableOf(surroundings, compared, words, outcomes.length > 0 ? texts.compare.context : texts.compare.figure),
    ...(gaps.length > 0
      ? ([
          { type: 'text', markdown: `**${escapeMarkdown(texts.compare.birthGaps)}**` },
          { type: 'facts', items: gaps },
        ] as const)
      : []),
    ...pictureOf(context, outcomes.length > 0 ? outcomes : surroundings, names, finding, words),
    ...(notes.length > 0 ? [{ type: 'note', markdown: notes.join('\n') } as const] : []),
    ...buttonsOf(comparison, words),
  ];
  const text = [
    escapeMarkdown(heading),
    escapeMarkdown(finding),
    ...rows.map((row) => lineOf(row, compared, words)),
    ...gaps.map(({ label, value }) => md`${texts.compare.birthGaps}: ${label}: ${value}`),
    ...notes,
  ].join('\n');
  return { text, blocks };
}

function findingOf(
  rows: readonly ComparedRow[],
  outcomes: readonly ComparedRow[],
  names: readonly string[],
  words: FigureWords,
): string {
  const { compare } = words.texts;
  const [only] = rows;
  if (rows.length === 1 && only) return `${words.label(only.indicator)}: ${describeVerdict(only, names, words)}`;
  const said = outcomes.filter(({ verdict }) => verdict.type !== 'none' || verdict.why !== 'missing');
  if (said.length === 0 && outcomes.length > 0) return compare.findingNone;
  if (said.length === 0) return compare.findingContext(rows.map(({ indicator }) => words.label(indicator)));
  const count = (type: Verdict['type']) => said.filter(({ verdict }) => verdict.type === type).length;
  const ahead = names
    .map((region, index) => ({
      region,
      count: said.filter(({ verdict }) => verdict.type === 'ahead' && verdict.leader === index).length,
    }))
    .sort((left, right) => right.count - left.count);
  return compare.finding(ahead, count('level'), count('uncertain') + count('none'), said.length);
}

/** Who is ahead in one row, as a sentence. */
function describeVerdict({ indicator, figures, verdict }: ComparedRow, names: readonly string[], words: FigureWords) {
  const { findingOne, medianWord } = words.texts.compare;
  if (verdict.type === 'none') return findingOne[verdict.why];
  const { leader, next, gap } = verdict;
  const [leaderName, nextName] = [names[leader] ?? '', names[next] ?? ''];
  const [first, second] = [figures[leader]?.figure, figures[next]?.figure];
  if (!first || !second) return findingOne.missing;
  switch (verdict.type) {
    case 'ahead':
      return findingOne.ahead(leaderName, nextName, words.gap(gap, indicator), warningOf(first, second, words));
    case 'higher':
      return findingOne.higher(leaderName, nextName, words.gap(gap, indicator));
    case 'uncertain':
      return findingOne.uncertain(leaderName, nextName, words.gap(gap, indicator), warningOf(first, second, words));
    case 'level': {
      const median = figures[leader]?.standing?.median ?? Number.NaN;
      const [a, b] = [(first.value - median) * indicator.polarity, (second.value - median) * indicator.polarity];
      const side = a > 0 && b > 0 ? 'betterBoth' : a < 0 && b < 0 ? 'worseBoth' : 'none';
      return findingOne.level(
        leaderName,
        words.value(first.value, indicator),
        nextName,
        words.value(second.value, indicator),
        medianWord[side],
      );
    }
    default:
      return verdict satisfies never;
  }
}

/** The flags of either figure in words. */
function warningOf(first: Figure, second: Figure, words: FigureWords): string {
  return words.flags([...new Set(first.flags + second.flags)].sort().join(''));
}

/** Countries to stand beside the regions: each once, and none that is compared itself. */
function countriesOf(compared: readonly Compared[]): string[] {
  const whole = new Set(compared.map(({ area }) => area.code));
  return [...new Set(compared.map(({ area }) => area.country))].filter((country) => !whole.has(country));
}

/** Regions with their countries beside them; many of both stand in two tables. */
function tableOf(
  rows: readonly ComparedRow[],
  compared: readonly Compared[],
  words: FigureWords,
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

/** "Net migration, per 1,000 inhabitants, 2021": per cent stands at each value, other units here. */
function rowLabel(row: ComparedRow, words: FigureWords): string {
  const { indicator } = row;
  return `${words.label(indicator)}${indicator.unit === '%' ? '' : `, ${indicator.unit}`}${yearOf(row)}`;
}

function cellOf({ figure, missing, rank, standing }: ComparedFigure, row: ComparedRow, words: FigureWords): string {
  const { texts } = words;
  if (!figure) return missing === 'suppressed' ? texts.figure.suppressed : texts.figure.absent;
  const parts = [shortValue(figure.value, row, words)];
  if (figure.flags) parts.push(figure.flags);
  if (row.year === null) parts.push(`(${figure.year})`);
  if (rank !== null && standing) parts.push(`· ${rank}/${standing.count}`);
  return parts.join(' ');
}

/** The year all figures of a row share. */
function yearOf({ year }: ComparedRow): string {
  return year === null ? '' : `, ${year}`;
}

function shortValue(value: number, { indicator }: ComparedRow, words: FigureWords): string {
  return indicator.unit === '%' ? words.value(value, indicator) : words.number(value, indicator.decimals);
}

/** The country's own figure, else the median of its regions, marked so. */
function countryCell(country: string, row: ComparedRow, compared: readonly Compared[], words: FigureWords): string {
  const ofCountry = row.figures.filter((_, index) => compared[index]?.area.country === country);
  const whole = ofCountry.find((each) => each.country)?.country;
  if (whole) return shortValue(whole.value, row, words);
  const median = ofCountry.find((each) => each.countryMedian !== null)?.countryMedian;
  return typeof median === 'number' ? `~${shortValue(median, row, words)}` : '–';
}

function verdictCell({ indicator, verdict }: ComparedRow, compared: readonly Compared[], words: FigureWords): string {
  const { cells } = words.texts.compare;
  if (verdict.type === 'none') return cells[verdict.why];
  if (verdict.type === 'level') return cells.level;
  const gap = words.gap(verdict.gap, indicator);
  if (verdict.type === 'uncertain') return cells.uncertain(gap);
  return cells[verdict.type](compared[verdict.leader]?.name ?? '', gap);
}

function lineOf(row: ComparedRow, compared: readonly Compared[], words: FigureWords): string {
  const { texts } = words;
  const names = compared.map(({ name }) => name);
  const cells = row.figures.map(({ figure, missing, country, countryMedian, rank, standing }, index) => {
    const name = names[index] ?? '';
    if (!figure)
      return texts.compare.cell(name, missing === 'suppressed' ? texts.figure.suppressed : texts.figure.absent, []);
    const beside = [
      ...(figure.flags ? [words.flags(figure.flags)] : []),
      ...(row.year === null ? [String(figure.year)] : []),
      ...(rank !== null && standing ? [`${rank}/${standing.count}`] : []),
      ...(country ? [`${words.country(country.area)} ${words.value(country.value, row.indicator)}`] : []),
      ...(countryMedian === null
        ? []
        : [`${words.country(compared[index]?.area.country ?? '')} ~${words.value(countryMedian, row.indicator)}`]),
    ];
    return texts.compare.cell(name, words.value(figure.value, row.indicator), beside);
  });
  const label = `${words.label(row.indicator)}${yearOf(row)}`;
  return texts.compare.line(label, cells, row.verdict.type === 'none' ? '' : describeVerdict(row, names, words));
}

/** The gap by birth with both levels: a small one may mean that both are low. */
function birthGaps(rows: readonly ComparedRow[], names: readonly string[], words: FigureWords) {
  return pairByBirth(rows).flatMap(({ native, foreign }) => {
    const parts = names.flatMap((name, index) => {
      const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
      if (!ours || !theirs) return [];
      return words.texts.compare.birthGap(
        name,
        words.gap(ours.value - theirs.value, native.indicator),
        words.value(ours.value, native.indicator),
        words.value(theirs.value, foreign.indicator),
      );
    });
    const label = words.label({ ...native.indicator, shortName: native.indicator.shortName.replace(/,.*$/, '') });
    return parts.length > 0 ? [{ label: `${label}, ${native.year}`, value: parts.join('; ') }] : [];
  });
}

function pictureOf(
  { pictures }: AppContext,
  rows: readonly ComparedRow[],
  names: readonly string[],
  title: string,
  words: FigureWords,
): Block[] {
  const drawn = rows.filter(({ figures }) => figures.filter(({ figure }) => figure).length > 1);
  if (drawn.length === 0) return [];
  const { key, alt, width, height } = pictures.add({
    type: 'dumbbell',
    title: title.replace(/\.$/, ''),
    source: words.sources(drawn.flatMap(({ figures }) => figures.map(({ figure }) => figure))).join('; '),
    regions: names.map((name) => ({ name })),
    rows: drawn.map(({ indicator, figures, year }) => ({
      label: words.label(indicator),
      unit: indicator.unit,
      decimals: indicator.decimals,
      median: year === null ? null : (figures.find(({ standing }) => standing)?.standing?.median ?? null),
      figures: figures.map(
        ({ figure }) =>
          figure && { value: figure.value, year: figure.year, ...(figure.flags && { flags: figure.flags }) },
      ),
    })),
  });
  return [{ type: 'picture', key, alt, width, height }];
}

function buttonsOf({ compared, rows, policyArea, isChosen }: Comparison, words: FigureWords): Block[] {
  const { buttons } = words.texts.compare;
  const codes = compared.map(({ region }) => region.code);
  const [first] = compared;
  const areas = [...new Set(rows.flatMap(({ indicator }) => indicator.policyArea ?? []))];
  const isWhole = policyArea === null && !isChosen;
  return actions(
    ...(compared.length <= 3
      ? compared.map(({ region, name }) => button(buttons.profile(name), `/region show ${region.code}`))
      : [
          {
            type: 'select' as const,
            placeholder: buttons.profiles,
            options: compared.map(({ region, name }) => ({ label: name, line: `/region show ${region.code}` })),
          },
        ]),
    first && button(buttons.peers(first.name), `/peers ${first.region.code}`),
    ...(isWhole
      ? areas.map((area) => button(buttons.only(policyAreaLabel(area)), `/compare ${codes.join(' ')} area=${area}`))
      : [button(buttons.all, `/compare ${codes.join(' ')}`)]),
  );
}
