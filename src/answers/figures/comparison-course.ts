import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { ComparedCourse, Course } from '#src/domain/figures/course.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { cut, type Span, spansOf, yearsOf, yearsOfAll } from '#src/domain/figures/span.ts';
import { figureIn, figuresOf } from '#src/domain/figures/time-series.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import { methodNote } from '../method-note.ts';
import type { Compared } from './comparison-data.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, fold, noteLine } from './first-screen.ts';
import { overTime } from './over-time.ts';

/** The rows of the first screen. */
const mostRows = 6;

type ComparedOverTime = {
  compared: readonly Compared[];
  rows: readonly ComparedCourse[];
  policyArea: PolicyArea | null;
  /** Indicators were named. */
  isChosen: boolean;
  /** Whether enough is known of the first to find regions like it. */
  hasPeers: boolean;
  span: Span;
  dataOf: (indicator: string) => IndicatorData | undefined;
};

/**
 * Regions over a span of years: what each changed by, with the first and the last figure, the course as a picture, all years in the details.
 * @throws UserError where nobody has a figure of these years
 */
export function courseMessage(context: AppContext, words: FigureFormatter, asked: ComparedOverTime): Message {
  const { compared, span } = asked;
  const { course } = words.texts.compare;
  const names = compared.map(({ name }) => name);
  const known = asked.rows.filter(({ courses }) => courses.some(({ last }) => last));
  if (known.length === 0) throw new UserError(nothingOf(asked, names, words));
  // What was named is told in any case; of others only what two have a course of.
  const told = asked.isChosen ? asked.rows : known.filter(hasCourseOfTwo);
  const rows = told.length > 0 ? told : known.slice(0, 1);
  const fitting = Math.max(1, Math.floor(mostRows / compared.length));
  const [shown, others] = [rows.slice(0, fitting), rows.slice(fitting)];
  const figures = shown.flatMap(({ courses }) => courses.flatMap(({ first, last }) => [first, last]));
  const all = rows.flatMap(({ courses }) => courses.flatMap(({ series }) => (series ? figuresOf(series) : [])));
  const legend = words.flagLegend(all);
  const drawn = overTime(context, words, compared, shown.map(asRow), (code) => cutData(asked, code));
  const notes = [
    ...compared.flatMap(({ region, name }) =>
      region.territoryNote
        ? [escapeMarkdown(withLabel(name, sayTerritoryNote(region, words.language) ?? '', words.language))]
        : [],
    ),
    ...rows.flatMap((row) => missingNotes(row, names, words)),
    ...(legend ? [legend] : []),
    words.sourceNote(words.sources(all)),
    methodNote(context, words.texts, 'change', figureMethod),
  ];
  const answer = message(
    heading(course.heading({ regions: words.texts.list(names), span: spanOf(span, words) })),
    text(...shown.map((row) => escapeMarkdown(sentenceOf(row, names, span, words)))),
    shown.flatMap((row) => tableOf(row, names, words)),
    drawn ? [drawn.drawn] : [],
    noteLine(
      words,
      context.catalogue,
      figures,
      compared.map(({ region }) => region),
    ),
    buttonsOf(asked, words),
  );
  return withFolds(
    answer,
    others.length > 0 &&
      fold(
        words,
        'more',
        text(...others.map((row) => escapeMarkdown(sentenceOf(row, names, span, words)))),
        others.flatMap((row) => tableOf(row, names, words)),
      ),
    details(
      words,
      notes,
      rows.flatMap((row) => yearsTable(row, names, words)),
    ),
  );
}

const hasCourseOfTwo = ({ courses }: ComparedCourse) => courses.filter(({ first }) => first).length > 1;

/** The same as pictures of all years take it. */
function asRow({ indicator, courses }: ComparedCourse) {
  return { indicator, figures: courses };
}

/** What is known of an indicator, cut to the years asked for; countries beside their regions are cut to the same. */
function cutData(
  { rows, compared, dataOf }: ComparedOverTime,
  code: string,
): Pick<IndicatorData, 'series'> | undefined {
  const row = rows.find(({ indicator }) => indicator.code === code);
  const data = dataOf(code);
  if (!row || !data) return undefined;
  const own = row.courses.flatMap(({ territory, series }) => (series ? [[territory, series] as const] : []));
  const years = yearsOfAll(own.map(([, series]) => series));
  const countries = compared.flatMap(({ territory: { country } }) => {
    const series = data.series.get(country);
    return series ? [[country, cut(series, years[0] ?? null, years.at(-1) ?? null)] as const] : [];
  });
  return { series: new Map([...countries, ...own]) };
}

/** "since 2010", "2010 to 2020", "the last 10 years". */
function spanOf({ since, until, years }: Span, words: FigureFormatter): string {
  const { spans } = words.texts.compare.course;
  if (since !== null && until !== null) return spans.both({ since: String(since), until: String(until) });
  if (since !== null) return spans.since({ since: String(since) });
  if (until !== null) return spans.until({ until: String(until) });
  return spans.years({ years: years ?? 0 });
}

/** Says what each changed by. */
function sentenceOf(row: ComparedCourse, names: readonly string[], { since }: Span, words: FigureFormatter): string {
  const { course } = words.texts.compare;
  const { indicator, courses, years } = row;
  const label = words.label(indicator);
  const ends = [...new Set(courses.flatMap(({ last }) => last?.year ?? []))];
  const begin = Math.min(...courses.flatMap(({ first }) => first?.year ?? []));
  if (ends.length === 0) return course.noneOf({ label });
  if (ends.length === 1 && courses.every(({ first }) => first === null))
    return course.oneYear({ label, year: String(ends[0]) });
  const parts = courses.map((each, index) => partOf(each, names[index] ?? '', row, words)).join('; ');
  return [
    years
      ? course.changes({ label, first: String(years[0]), last: String(years[1]), parts })
      : course.changesOfYears({ label, parts }),
    ...(since !== null && Number.isFinite(begin) && begin > since ? [course.begins({ first: String(begin) })] : []),
    // Some go on where others end.
    ...(years && courses.some(({ series }) => (yearsOf(series ?? undefined).at(-1) ?? 0) > years[1])
      ? [course.ends({ last: String(years[1]) })]
      : []),
  ].join(' ');
}

/** "Skåne +1.2 points"; where no change is told, why not. */
function partOf(each: Course, region: string, row: ComparedCourse, words: FigureFormatter): string {
  const { course } = words.texts.compare;
  const { change, last } = each;
  if (!last) return course.without({ region });
  if (!change) return course.oneOf({ region, year: String(last.year) });
  if (change.type === 'broken') return course.broken({ region, years: change.years.join(', ') });
  return change.type === 'unknown'
    ? course.unknown({ region })
    : course.part({ region, change: knownChange(each, row, words) ?? '' });
}

/** "+1.2 points"; null where no change is told. */
function knownChange({ change, last }: Course, { indicator }: ComparedCourse, words: FigureFormatter): string | null {
  const { course } = words.texts.compare;
  if (change?.type !== 'known' || !last) return null;
  const { difference, isUnsure } = change;
  if (Math.abs(difference) < 0.5 * 10 ** -indicator.decimals) return course.unchanged;
  const said = `${difference > 0 ? '+' : '−'}${words.gap(Math.abs(difference), indicator)}`;
  return isUnsure ? course.unsure({ difference: said }) : said;
}

/** A row for each region: the first and the last figure, with their years where those differ, and the change. */
function tableOf(row: ComparedCourse, names: readonly string[], words: FigureFormatter): Block {
  const { columns, cells } = words.texts.compare.course;
  const { indicator, years, courses } = row;
  const cellOf = (figure: Course['first']): Cell => {
    if (!figure) return '–';
    const said = [words.value(figure.value, indicator), words.marks(figure), years ? '' : `(${figure.year})`];
    return words.cell(figure, indicator, said.filter(Boolean).join(' '));
  };
  const changeOf = (each: Course): Cell => {
    const { change } = each;
    if (change?.type === 'broken') return cells.broken({ years: change.years.join(', ') });
    if (change?.type === 'unknown') return cells.unknown;
    const text = knownChange(each, row, words);
    if (text === null || change === null) return '–';
    const certainty = change.isUnsure ? words.texts.compare.course.unsureAlone : null;
    return {
      ...{ text, value: change.difference, unit: words.gapUnit(indicator) },
      ...(certainty !== null && { certainty }),
    };
  };
  return table(
    [
      words.label(indicator),
      rightColumn(years ? String(years[0]) : columns.first),
      rightColumn(years ? String(years[1]) : columns.last),
      rightColumn(columns.change),
    ],
    courses.map((each, index) => [
      names[index] ?? '',
      cellOf(each.first),
      each.last ? cellOf(each.last) : { text: each.missing ? words.missingCell(each.missing) : '–', value: null },
      changeOf(each),
    ]),
  );
}

/** Every year of the span, the newest first. */
function yearsTable({ indicator, courses }: ComparedCourse, names: readonly string[], words: FigureFormatter): Block[] {
  const { columns } = words.texts.compare.course;
  const years = yearsOfAll(courses.map(({ series }) => series ?? undefined)).reverse();
  if (years.length === 0) return [];
  return [
    table(
      [
        withLabel(words.label(indicator), columns.year, words.language),
        ...names.map((name, index) => words.column(name, courses[index]?.series?.territory)),
      ],
      years.map((year) => [
        { text: String(year), value: year },
        ...courses.map(({ series }): Cell => {
          const figure = series && figureIn(series, year);
          return figure ? words.cell(figure, indicator) : '–';
        }),
      ]),
    ),
  ];
}

function missingNotes({ indicator, courses }: ComparedCourse, names: readonly string[], words: FigureFormatter) {
  const { course } = words.texts.compare;
  return courses.flatMap(({ missing }, index) =>
    missing
      ? [
          escapeMarkdown(
            course.why({ region: names[index] ?? '', label: words.label(indicator), why: words.missing(missing) }),
          ),
        ]
      : [],
  );
}

/** Nobody has a figure of these years: of which years there are some. */
function nothingOf({ rows, dataOf }: ComparedOverTime, names: readonly string[], words: FigureFormatter): string {
  const { compare } = words.texts;
  const years = yearsOfAll(
    rows.flatMap(({ indicator, courses }) =>
      courses.map(({ territory }) => dataOf(indicator.code)?.series.get(territory)),
    ),
  );
  return years.length === 0
    ? compare.nothing({ regions: names })
    : compare.course.none({ regions: names, years: words.texts.list(spansOf(years)) });
}

function buttonsOf(
  { compared, rows, policyArea, isChosen, hasPeers }: ComparedOverTime,
  words: FigureFormatter,
): Block[] {
  const { buttons, course } = words.texts.compare;
  const [first] = compared;
  const regions = compared.map(({ region }) => region.code).join(' ');
  const about = isChosen
    ? ` indicators=${rows.map(({ indicator }) => indicator.code).join(',')}`
    : policyArea
      ? ` area=${policyArea}`
      : '';
  return actions(
    button(course.latest, `/compare ${regions}${about}`),
    first && hasPeers && button(buttons.peers({ region: first.name }), `/peers ${first.region.code}`),
    {
      type: 'select',
      placeholder: buttons.goOn,
      options: compared.map(({ region, name }) => ({
        label: buttons.profile({ region: name }),
        line: `/region show ${region.code}`,
      })),
    },
  );
}
