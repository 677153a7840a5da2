import { beginningsOf, firstThatFits } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { facts, heading, message, picture, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { leastDrawn } from '#src/domain/figures/difference.ts';
import { isOutcome } from '#src/domain/figures/headline.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { spansOf } from '#src/domain/figures/span.ts';
import { latestFigure } from '#src/domain/figures/time-series.ts';
import { namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';
import { methodNote } from '../method-note.ts';
import { arrangeRows, birthGaps, countedGaps, followByGaps, gapTitle, listRows } from './birth-gap.ts';
import type { Compared, Comparison } from './comparison-data.ts';
import { comparisonNotes, sayParts, whyTooFew } from './comparison-notes.ts';
import { findingOf, talliesToldOf } from './comparison-sentences.ts';
import { shortTable, tableOf } from './comparison-table.ts';
import { shortFindings } from './comparison-title.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, fold, noteLine } from './first-screen.ts';
import { gapPicture } from './gap-picture.ts';
import { noCourse, overTime } from './over-time.ts';

/** The rows of the first screen. */
const mostRows = 6;
/** Of more regions than these a phone shows fewer rows on a screen. */
const fewRegions = 3;
const mostRowsOfMany = 4;
/** More figures than these are not named that nobody has. */
const mostNamed = 3;
/** The regions that a brief is set against. */
const mostInBrief = 3;

/** A comparison as it is said: who is ahead, the outcomes, a picture, where to go on; other figures, ranks and the rules are one press away. */
export function comparisonMessage(context: AppContext, words: FigureFormatter, comparison: Comparison): Message {
  const { compared, rows, policyArea } = comparison;
  const { texts } = words;
  const names = compared.map(({ name }) => name);
  const outcomes = rows.filter(({ indicator }) => isOutcome(indicator));
  const others = rows.filter(({ indicator }) => !isOutcome(indicator));
  // What was asked for by name stands on the first screen, whatever it is.
  const surroundings = comparison.isChosen ? [] : others;
  const hasFigures = rows.some(({ figures }) => figures.some(({ figure }) => figure));
  const title = policyArea
    ? texts.compare.headingAbout({ regions: names, about: namePolicyArea(policyArea, words.language) })
    : texts.compare.heading({ regions: names });
  const { nearest } = comparison;
  const bare = nearest.size === 0 ? [] : rows.filter(({ figures }) => figures.every(({ figure }) => !figure));
  const told = rows.filter((row) => !bare.includes(row));
  // Of a policy area the picture shows the gaps by birth, and the sentence begins with them.
  const gapFirst = policyArea !== null && !comparison.isChosen;
  const said = hasFigures ? findingOf(told, names, words, { gapFirst }) : describeNothing(rows, compared, words);
  const finding = [
    ...sayParts(comparison, words),
    ...(bare.length > 0 ? [describeNothing(bare, compared, words, true), texts.compare.nearest] : []),
    said,
    ...whyTooFew(comparison, words),
    ...sayRegionsHeld(comparison, words),
    ...sayMedians(comparison, words),
  ].join(' ');
  const gaps = birthGaps(rows, names, words);
  const sources = words.sources(
    rows.flatMap(({ figures }) => figures.flatMap(({ figure, country }) => [figure, country])),
  );

  const notes = [
    ...comparisonNotes(words, comparison),
    ...(sources.length > 0 ? [words.sourceNote(sources)] : []),
    methodNote(context, texts, rows.length === 1 ? 'ahead' : 'headline-of-a-comparison', figureMethod),
  ];

  const first = comparison.isChosen ? [...outcomes, ...others] : outcomes.length > 0 ? outcomes : others;
  // What was not asked for by name stands on the first screen where the first sentence counts it, with its gap by birth.
  const {
    counted,
    central,
    others: besides,
  } = comparison.isChosen
    ? { counted: [], central: [], others: followByGaps(first) }
    : arrangeRows(first, talliesToldOf(first, compared.length));
  const arranged = [...central, ...besides];
  const most = central.length > 0 && compared.length > fewRegions ? mostRowsOfMany : mostRows;
  const entries = (central.length > 0 ? central : arranged).slice(0, most);
  const left = arranged.filter((entry) => !entries.includes(entry));
  const shown = listRows(entries);
  const drawnGaps = policyArea && !comparison.isChosen ? gapsOfAll(told, counted) : [];
  const ofGap = gapPicture(
    context,
    drawnGaps.length > 0 ? drawnGaps : rows,
    compared,
    words,
    gapTitle(countedGaps(rows), names, words),
  );
  const ofValues = pictureOf(context, counted.length > 0 ? counted : shown, compared, said, words);
  const time = overTime(context, words, compared, first, comparison.dataOf);
  const label = outcomes.length > 0 && surroundings.length > 0 ? texts.compare.outcomes : texts.compare.figure;
  const answer = message(
    heading(title),
    text(escapeMarkdown(finding)),
    shortTable(entries, compared, words, label),
    drawnGaps.length > 0 ? ofGap : ofValues,
    noteLine(
      words,
      context.catalogue,
      // Without figures of their own the countries' are told.
      shown.flatMap((row) => row.figures.map(({ figure, country }) => (hasFigures ? figure : country))),
      compared.map(({ region }) => region),
      shown.some((row) => isOfEarlierYear(row, comparison)) ? [texts.compare.yearOfAll] : [],
    ),
    buttonsOf(comparison, words),
  );
  return withFolds(
    answer,
    fold(
      words,
      'more',
      outcomes.length > 0 && tableOf(surroundings, compared, words, texts.compare.context),
      shortTable(left, compared, words, label),
      gaps.length > 0 && [
        text(`**${escapeMarkdown(texts.compare.birthGaps)}**`),
        ...(drawnGaps.length > 0 ? ofValues : ofGap),
        facts(gaps),
      ],
    ),
    time
      ? fold(
          words,
          'time',
          insteadOf(comparison, first, time.indicator, words),
          time.open !== null && text(escapeMarkdown(time.open)),
          time.drawn,
          actions(
            button(
              texts.compare.overTime.everyYear,
              `/compare ${codesOf(comparison)} indicators=${time.indicator.code} since=${time.begin}`,
            ),
          ),
        )
      : { ...fold(words, 'time', noCourse(words, rows, comparison.dataOf)), isUnoffered: true },
    details(words, notes, tableOf(arranged, compared, words, label)),
  );
}

/** Returns whether one of those compared has a newer figure than the year that all have, where no year was asked for. */
function isOfEarlierYear({ indicator, year, figures }: ComparedRow, { dataOf }: Comparison): boolean {
  const series = dataOf(indicator.code)?.series;
  return year !== null && figures.some(({ territory }) => (latestFigure(series?.get(territory))?.year ?? year) > year);
}

/**
 * The rows of the gaps by birth of a policy area, where each outcome on the first screen has one: their picture then shows the levels too. None where one
 * has not.
 */
function gapsOfAll(rows: readonly ComparedRow[], shown: readonly ComparedRow[]): ComparedRow[] {
  const gaps = countedGaps(rows);
  const isOfAll = shown.length > 0 && shown.every((row) => gaps.some(({ foreign }) => foreign === row));
  return isOfAll ? gaps.flatMap(({ native, foreign }) => [native, foreign]) : [];
}

/** Says that no region has a figure, or shows the countries', where only they have one. */
function describeNothing(
  rows: readonly ComparedRow[],
  compared: Comparison['compared'],
  words: FigureFormatter,
  isNearShown = false,
): string {
  const { compare } = words.texts;
  const regions = compared.map(({ name }) => name);
  const ofCountries = rows.filter(({ figures }) => figures.some(({ country }) => country));
  const [row, ...others] = ofCountries;
  const labelsOf = (list: readonly ComparedRow[]) =>
    words.texts.list(list.map(({ indicator }) => words.label(indicator)));
  const nothing = (list: readonly ComparedRow[]) =>
    compare.nothingOf({ regions, figures: labelsOf(list), year: String(list[0]?.year ?? 'none') });
  if (!row) return isNearShown ? nothing(rows) : compare.nothing({ regions });
  const none = rows.filter((each) => !ofCountries.includes(each));
  if (others.length > 0) {
    const years = ofCountries.flatMap(({ figures }) => figures.flatMap(({ country }) => country?.year ?? []));
    return [
      compare.countriesOnlySeveral({
        figures: labelsOf(ofCountries),
        years: words.texts.list(spansOf([...new Set(years)].sort())),
      }),
      ...(none.length > 0 && none.length <= mostNamed ? [nothing(none)] : []),
    ].join(' ');
  }
  const countries = countriesBeside(row.figures, compared, words);
  const years = new Set(countries.map(({ year }) => year));
  const values = countries.map(({ name, value, year, marks }) =>
    compare.countryValue({ name, value: [words.value(value, row.indicator), marks].filter(Boolean).join(' '), year }),
  );
  const { year } = row;
  return [
    withLabel(words.label(row.indicator), compare.countriesOnly({ values: words.texts.list(values) }), words.language),
    ...(year !== null && !years.has(year) ? [compare.countriesOfOtherYears({ year })] : []),
    ...(none.length > 0 && none.length <= mostNamed ? [nothing(none)] : []),
  ].join(' ');
}

function pictureOf(
  { pictures }: AppContext,
  rows: readonly ComparedRow[],
  compared: Comparison['compared'],
  title: string,
  words: FigureFormatter,
): Block[] {
  const drawn = rows.filter(({ figures }) => figures.filter(({ figure }) => figure).length > 1);
  if (drawn.length === 0) return [];
  const drawing = pictures.add({
    type: 'dumbbell',
    language: words.language,
    title: titleOfPicture(titleOfContext(drawn, words) ?? title, drawn, compared, words),
    source: words.sources(drawn.flatMap(({ figures }) => figures.map(({ figure }) => figure))).join('; '),
    regions: compared.map(({ name }) => ({ name })),
    remarks: words.territoryRemarks(compared.map(({ region }) => region)),
    rows: drawn.map(({ indicator, figures, year, spread }) => {
      const stands = year === null ? undefined : figures.find((each) => each.standing);
      const standing = stands?.standing;
      return {
        label: words.label(indicator),
        unit: words.unit(indicator),
        decimals: indicator.decimals,
        median: standing?.median ?? null,
        ...(standing && { medianCount: standing.count, medianLevel: levelName(stands.level) }),
        better: words.betterSide(indicator),
        beside: countriesBeside(figures, compared, words).map(({ marks: _, ...each }) => each),
        ...(indicator.measure !== null && { scale: indicator.measure }),
        leastSpan: leastDrawn(figures, indicator, spread),
        figures: figures.map(({ figure }) => figure && words.drawn(figure, indicator)),
      };
    }),
  });
  return [picture(drawing)];
}

/** What pictures call the territories of a level. */
const levelName = (level: number) => (level === 0 ? 'countries' : 'regions');

/** Of several figures that are no outcomes a picture is named by them: that none of the outcomes has a figure is not what it shows. */
function titleOfContext(drawn: readonly ComparedRow[], words: FigureFormatter): string | null {
  if (drawn.length < 2 || drawn.some(({ indicator }) => isOutcome(indicator))) return null;
  return words.texts.compare.finding.context({
    figures: drawn.map(({ indicator }) => words.label(indicator)).join(', '),
  });
}

/** Of several outcomes the sentence has values that the picture shows, so titles that tell all of them without stand first. */
function titleOfPicture(
  finding: string,
  drawn: readonly ComparedRow[],
  compared: Comparison['compared'],
  words: FigureFormatter,
): string {
  const names = compared.map(({ name }) => name);
  const shorter = shortTitles(drawn, compared, words);
  const counted = talliesToldOf(drawn, compared.length).flatMap(({ rows }) => rows);
  const told = shortFindings(drawn, names, words);
  const titles = [...(counted.length > 1 ? [] : beginningsOf(finding)), ...told, ...shorter];
  return firstThatFits(titles) ?? finding;
}

/** The short title of a comparison's picture, for findings that are too long. */
function shortTitles(rows: readonly ComparedRow[], compared: Comparison['compared'], words: FigureFormatter): string[] {
  const { titles } = words.texts.compare;
  const [row, ...others] = rows;
  const names = compared.map(({ name }) => name);
  const values = names.flatMap((name, i) => {
    const figure = row?.figures[i]?.figure;
    return row && figure ? [`${name} ${words.value(figure.value, row.indicator)}`] : [];
  });
  const count = rows.length;
  const about = rows.every(({ indicator }) => isOutcome(indicator)) ? 'outcomes' : 'others';
  return [
    ...(row && others.length === 0
      ? [titles.one({ label: words.label(row.indicator), values: values.join(', ') })]
      : []),
    titles.several({ regions: names, count, about }),
    titles.many({ regions: names.length, count, about }),
  ];
}

/** The countries' own values, each once. */
function countriesBeside(
  figures: ComparedRow['figures'],
  compared: Comparison['compared'],
  words: FigureFormatter,
): { name: string; value: number; year: number; marks: string }[] {
  const values = figures.flatMap(({ country }, index) =>
    country ? [[compared[index]?.territory.country ?? '', country] as const] : [],
  );
  return [...new Map(values)].map(([country, figure]) => ({
    name: words.country(country),
    value: figure.value,
    year: figure.year,
    marks: words.marks(figure),
  }));
}

const codesOf = ({ compared }: Comparison) => compared.map(({ region }) => region.code).join(' ');

function buttonsOf(comparison: Comparison, words: FigureFormatter): Block[] {
  const { compared, rows, policyArea, isChosen, hasPeers, year } = comparison;
  const { buttons } = words.texts.compare;
  const codes = compared.map(({ region }) => region.code);
  const [first] = compared;
  const areas = [...new Set(rows.flatMap(({ indicator }) => indicator.policyArea ?? []))];
  const isWhole = policyArea === null && !isChosen;
  const profiles = compared.map(({ region, name }) => ({
    label: buttons.profile({ region: name }),
    line: `/region show ${region.code}`,
  }));
  const narrower = isWhole
    ? areas.map((area) => ({
        label: buttons.only({ area: policyAreaInText(area, words.language) }),
        line: `/compare ${codes.join(' ')} area=${area}`,
      }))
    : [];
  const [row] = rows;
  const held = row ? regionsHeld(comparison) : [];
  return actions(
    ...held.map(({ region, name }) =>
      button(buttons.regionsOf({ country: name }), `/indicator rank ${row?.indicator.code} country=${region.code}`),
    ),
    first && hasPeers && button(buttons.peers({ region: first.name }), `/peers ${first.region.code}`),
    !isWhole && button(buttons.all, `/compare ${codes.join(' ')}${year === null ? '' : ` year=${year}`}`),
    { type: 'select', placeholder: buttons.goOn, options: [...narrower, ...profiles, ...briefOf(comparison, words)] },
  );
}

/** The brief on the first region against the others, where they are not too many for it. */
function briefOf({ compared, policyArea }: Comparison, words: FigureFormatter): { label: string; line: string }[] {
  const [first, ...others] = compared;
  if (!first || others.length > mostInBrief) return [];
  const against = others.map(({ region }) => region.code).join(',');
  return [
    {
      label: words.texts.compare.buttons.brief({ region: first.name }),
      line: `/brief ${first.region.code} against=${against}${policyArea ? ` area=${policyArea}` : ''}`,
    },
  ];
}

/** So many of those compared have a button to the figures of their regions. */
const mostHeld = 2;

/** The countries compared of which there is no figure of the one indicator asked for, though there are some of their regions. */
function regionsHeld({ compared, rows, dataOf }: Comparison): Compared[] {
  const [row, ...others] = rows;
  if (!row || others.length > 0 || row.figures.some(({ figure }) => figure)) return [];
  const territories = [...(dataOf(row.indicator.code)?.series.keys() ?? [])];
  return compared
    .filter(
      ({ territory: { level, code } }) =>
        level === 0 && territories.some((each) => each !== code && each.startsWith(code)),
    )
    .slice(0, mostHeld);
}

function sayRegionsHeld(comparison: Comparison, words: FigureFormatter): string[] {
  const held = regionsHeld(comparison);
  return held.length === 0 ? [] : [words.texts.compare.regionsHeld({ countries: held.map(({ name }) => name) })];
}

/** Of one figure: the median of a country's regions, where the country that they stand beside has no figure of its own. */
function sayMedians({ compared, rows, dataOf }: Comparison, words: FigureFormatter): string[] {
  const [row, ...others] = rows;
  const year = row?.year ?? row?.figures.find(({ figure }) => figure)?.figure?.year;
  if (!row || others.length > 0 || year === undefined) return [];
  return compared.flatMap(({ territory: { level, country } }, index) => {
    const isBare = level === 0 && row.figures[index]?.figure === null;
    const median = isBare ? dataOf(row.indicator.code)?.regionsMedian(year, country) : null;
    if (!median) return [];
    const label = words.texts.figure.regionsMedian({
      ...median,
      isAll: median.count === median.total ? 'yes' : 'no',
      country: words.countryInText(country),
    });
    return [words.texts.compare.medianBeside({ label, year, value: words.value(median.value, row.indicator) })];
  });
}

/** Over time, names what was asked for by name and has no course of two of those compared, where another figure is drawn. */
function insteadOf(
  { isChosen, nearest }: Comparison,
  rows: readonly ComparedRow[],
  drawn: ComparedRow['indicator'],
  words: FigureFormatter,
): Block[] {
  const at = rows.findIndex(({ indicator }) => indicator.code === drawn.code);
  const asked = rows.filter(({ indicator }, index) => index !== at && !nearest.has(indicator.code) && index < at);
  const isStandIn = nearest.has(drawn.code);
  const left = isStandIn ? rows.filter(({ indicator }) => !nearest.has(indicator.code)) : asked;
  if (!isChosen || left.length === 0) return [];
  const names = left.map(({ indicator }) => words.label(indicator));
  return [text(escapeMarkdown(words.texts.compare.overTime.instead({ names, label: words.label(drawn) })))];
}
