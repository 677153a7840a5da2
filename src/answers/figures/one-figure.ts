import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { type Cell, facts, heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block, Fold, Message } from '#src/core/message.ts';
import { changeOf } from '#src/domain/figures/change.ts';
import type { Extremes } from '#src/domain/figures/extremes.ts';
import { formatPercent } from '#src/domain/figures/format.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { type numberOf, roundNumber } from '#src/domain/figures/numbers.ts';
import { originOf } from '#src/domain/figures/observation.ts';
import { quantileOfSorted } from '#src/domain/figures/quantile.ts';
import { fewestRanked } from '#src/domain/figures/rank.ts';
import { doubtOf } from '#src/domain/figures/reliability.ts';
import { type SpannedSeries, yearsOf } from '#src/domain/figures/span.ts';
import {
  type Figure,
  figureIn,
  figuresOf,
  latestFigure,
  latestFlags,
  latestYear,
  presenceIn,
  type TimeSeries,
} from '#src/domain/figures/time-series.ts';
import { spokenLanguage } from '#src/texts/index.ts';
import { sayLicence } from '#src/texts/origins.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import { methodNote } from '../method-note.ts';
import { birthGap } from './birth-gap.ts';
import { extremesSentence } from './extremes-sentence.ts';
import { besideSentence, type FigureBeside } from './figure-beside.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { details, fold, noteLine } from './first-screen.ts';
import { buttonsOf, type RegionIndicator } from './region-indicator.ts';
import { mappedFigures, regionMapOf } from './region-map.ts';
import { sayChange } from './say-change.ts';
import { pictureOf } from './trend.ts';

/**
 * One figure with everything that belongs to it: year, flags, territory, country, rank, change, trend, source. `since`: the year from which on figures
 * were asked for; `counterpart`: the figure of the native-born or foreign-born beside it.
 */
export function figureMessage(
  context: AppContext,
  words: FigureFormatter,
  subject: RegionIndicator,
  data: IndicatorData,
  { series, figure, first }: SpannedSeries,
  since: number | null,
  {
    counterpart,
    beside,
    extremes,
    people,
  }: {
    counterpart: Figure | null;
    beside: FigureBeside | null;
    extremes: Extremes | null;
    /** How many people the share is, where that can be computed. */
    people: People | null;
  },
): Message {
  const { indicator, region, territory, name } = subject;
  const { figure: general, indicator: section } = words.texts;
  const { show } = section;
  const { labels } = show;
  const standing = data.standing(figure.year, territory.level);
  const rank = standing.ranks?.get(territory.code);
  const isWhole = context.catalogue.isWholeCountry(territory);
  const country = isWhole ? null : figureIn(data.series.get(territory.country), figure.year);
  const median = country || isWhole ? null : data.regionsMedian(figure.year, territory.country);
  const value = `${words.value(figure.value, indicator)}${words.margin(figure, indicator)}`;
  const flags = words.warning(figure);
  const newest = latestYear(series);
  const isLatest = latestFigure(data.series.get(territory.code))?.year === figure.year;
  const isSuppressedSince = newest !== null && presenceIn(series, newest) === 'suppressed';

  const change = changeOf(series, figure, first);
  const held = yearsOf(data.series.get(territory.code));

  const items = [
    ...(country
      ? [
          {
            label: labels.country({ name: words.country(territory.country), year: figure.year }),
            value: [words.value(country.value, indicator), words.warning(country)].filter(Boolean).join(', '),
          },
        ]
      : median
        ? [
            {
              label: general.regionsMedian({
                ...median,
                isAll: median.count === median.total ? 'yes' : 'no',
                country: words.countryInText(territory.country),
              }),
              value: words.value(median.value, indicator),
            },
          ]
        : []),
    {
      label: labels.rank,
      value:
        rank === undefined
          ? general.fewRanked({ count: standing.count })
          : `${general.rank({ rank, count: standing.count, level: String(territory.level) })} (${words.order(indicator)}${standing.without > 0 ? `; ${general.without({ count: standing.without })}` : ''})`,
    },
    ...(standing.count < fewestRanked
      ? []
      : [
          {
            label: general.median({ count: standing.count, level: String(territory.level) }),
            value: words.value(standing.median, indicator),
          },
        ]),
    ...numberFact(people, words),
    ...gapFact(figure, counterpart, subject, words),
    ...(change === null && since === null && held.length === 1
      ? [{ label: labels.change, value: show.changeOneYear({ year: figure.year }) }]
      : change && first === null
        ? [{ label: labels.change, value: sayChange(change, indicator, words) }]
        : []),
  ];
  const meanings = [
    { label: labels.value, value: `${value}, ${figure.year}` },
    ...(flags ? [{ label: labels.flagged, value: flags }] : []),
    {
      label: labels.area,
      value: general.area({ name: territory.name, code: territory.code, level: String(territory.level) }),
    },
    {
      label: labels.who,
      value: words.about(indicator),
    },
    { label: labels.definition, value: words.definition(indicator) },
  ];
  const whole = isWhole ? undefined : data.series.get(territory.country);
  const breaks = breaksOf(series);
  const ofWhole = whole ? breaksOf(whole).filter((year) => series.years.includes(year)) : [];
  const notes = [
    ...[sayTerritoryNote(region, words.language) ?? []].flat(),
    ...(isSuppressedSince && newest !== null
      ? [show.suppressedSince({ year: newest, why: words.why(latestFlags(series)) })]
      : []),
    ...(breaks.length > 0 && series.years.length > 1 ? [show.breaks({ years: breaks.join(', ') })] : []),
    ...(ofWhole.length > 0 && series.years.length > 1
      ? [show.breaksOf({ name: words.country(territory.country), years: ofWhole.join(', ') })]
      : []),
  ].map(escapeMarkdown);
  // The details show all years, and so say of all of them where they are from and what stands against them.
  const shown = [
    figure,
    country,
    beside?.figure ?? null,
    ...figuresOf(series),
    ...(whole ? figuresOf(whole, series.years) : []),
  ];
  const legend = words.flagLegend(shown, [
    ...series.flags.filter((_, index) => series.values[index] === null),
    ...(whole?.flags.filter(
      (_, index) => whole.values[index] === null && series.years.includes(whole.years[index] ?? 0),
    ) ?? []),
  ]);
  const source = words.sourceNote(words.sources(shown));
  // What somebody brought in is under a licence of its own, if any: it is named with its source.
  const isOfCatalogue = shown.some((each) => each && originOf(each, indicator).source === indicator.source);
  const licence = isOfCatalogue
    ? [escapeMarkdown(`${labels.licence}: ${sayLicence(indicator.licence, words.language)}.`)]
    : [];
  const answer = message(
    heading(show.heading({ name: words.name(indicator), region: name })),
    text(
      ...(extremes ? [escapeMarkdown(extremesSentence(extremes, indicator, words))] : []),
      escapeMarkdown(
        show.sentence({
          region: name,
          value,
          year: figure.year,
          isLatest: isLatest ? 'yes' : 'no',
          warning: flags ? show.warning({ flags }) : '',
        }),
      ),
      // Since when it changed is what is asked.
      ...(change && first !== null
        ? [escapeMarkdown(show.since({ change: sayChange(change, indicator, words) }))]
        : []),
      ...(beside ? [escapeMarkdown(besideSentence(figure, beside, indicator, words))] : []),
      ...(beside?.changes && held.length === 1 ? [] : beginOf(yearsOf(series), held, since, show)),
    ),
    facts(items),
    pictureOf(context, words, subject, data, series, figure),
    noteLine(
      words,
      context.catalogue,
      [
        figure,
        country,
        counterpart ?? beside?.figure ?? null,
        change?.before ?? null,
        ...(extremes ? [...extremes.highest, ...extremes.lowest] : []),
      ],
      [region],
    ),
    buttonsOf(subject, words, { year: figure.year, beside: beside?.indicator.code ?? null }),
  );
  return withFolds(
    answer,
    mapOf(context, words, subject, data, figure),
    details(
      words,
      [
        ...notes,
        ...(legend ? [legend] : []),
        [source, ...licence].join(' '),
        methodNote(context, words.texts, 'flags', figureMethod),
      ],
      facts(meanings),
      yearsTable(words, subject, series, whole),
    ),
  );
}

/** Lists the years in which the source says that a series breaks. */
function breaksOf({ years, flags }: TimeSeries): number[] {
  return years.filter((_, index) => flags[index]?.includes('b'));
}

/** Says from which year on figures are held (`shown`, of `all`), where earlier ones were asked for; of one year there is no change to show. */
function beginOf(
  [begin]: readonly number[],
  all: readonly number[],
  since: number | null,
  { beginsLater, oneYear, firstSince }: FigureFormatter['texts']['indicator']['show'],
) {
  if (begin === undefined || since === null) return [];
  if (all.length === 1) return [escapeMarkdown(oneYear({ year: begin }))];
  if (begin <= since) return [];
  const isFirst = all.every((year) => year >= begin);
  return [escapeMarkdown(isFirst ? beginsLater({ first: begin }) : firstSince({ first: begin, since }))];
}

/** Every year the source has, the newest first, with the country's value beside it. */
function yearsTable(
  words: FigureFormatter,
  { indicator, territory, name }: RegionIndicator,
  series: TimeSeries,
  whole: TimeSeries | undefined,
): Block {
  const { labels } = words.texts.indicator.show;
  const cellIn = (year: number, own: TimeSeries | undefined): Cell => {
    const known = figureIn(own, year);
    if (known) return words.cell(known, indicator);
    const flags = own?.flags[own.years.indexOf(year)] ?? '';
    return flags ? { text: `: ${flags}`, value: null, flags } : '–';
  };
  const hasCountry = series.years.some((year) => figureIn(whole, year));
  return table(
    [
      labels.year,
      words.column(name, territory.code),
      ...(hasCountry ? [rightColumn(words.country(territory.country))] : []),
    ],
    series.years
      .toReversed()
      .map((year) => [
        { text: String(year), value: year },
        cellIn(year, series),
        ...(hasCountry ? [cellIn(year, whole)] : []),
      ]),
  );
}

/** All regions of the figure's year on a map, where the figure is a region's. */
function mapOf(
  context: AppContext,
  words: FigureFormatter,
  { indicator, region, territory, name }: RegionIndicator,
  data: IndicatorData,
  { year, value }: Figure,
): Fold | null {
  const { show, rank } = words.texts.indicator;
  const { values } = data.standing(year, 2);
  const quarter = (share: number) => words.value(quantileOfSorted(values, share), indicator);
  const figures = [...data.series.values()].flatMap((series) => {
    const isRegion = context.catalogue.territories.get(series.territory)?.level === 2;
    return (isRegion && figureIn(series, year)) || [];
  });
  if (figures.length < fewestRanked) return null;
  const middle = {
    value: words.value(value, indicator),
    count: values.length,
    what: 'regions' as const,
    low: quarter(0.25),
    high: quarter(0.75),
  };
  // What is no NUTS 2 region is not on the map.
  const drawn = regionMapOf(context, words, {
    title: titleOf(territory.level === 2 ? show.mapTitle({ ...middle, region: name }) : rank.middleShort(middle)),
    subtitle: [words.label(indicator), words.unit(indicator), year].join(' · '),
    source: words.sources(figures).join('; '),
    remarks: words.territoryRemarks([region]),
    ...mappedFigures(figures, indicator, words),
    own: territory.level === 2 ? territory.code : null,
  });
  return fold(words, 'map', drawn);
}

/** How the foreign-born stand to the native-born, where the year has both. */
type People = NonNullable<ReturnType<typeof numberOf>>;

/** How many people a share is, computed of the same year's population. */
function numberFact(people: People | null, words: FigureFormatter) {
  if (people === null) return [];
  const { show } = words.texts.indicator;
  const { share, population, number } = people;
  return [
    {
      label: show.labels.people,
      value: show.people({
        number: words.number(roundNumber(number), 0),
        year: share.year,
        share: formatPercent(words.number(share.value, 1), spokenLanguage(words.language)),
        population: words.number(population.value, 0),
      }),
    },
  ];
}

function gapFact(figure: Figure, other: Figure | null, { indicator }: RegionIndicator, words: FigureFormatter) {
  if (!other) return [];
  const { show } = words.texts.indicator;
  const isNative = indicator.populationGroup === 'native-born';
  const [native, foreign] = isNative ? [figure, other] : [other, figure];
  const isUnsure = [native, foreign].some((each) => doubtOf(each) === 'flag');
  const said = {
    gap: birthGap(native.value, foreign.value, indicator, words),
    group: isNative ? 'foreign' : 'native',
    value: [words.value(other.value, indicator), words.marks(other)].filter(Boolean).join(' '),
  };
  return [{ label: show.labels.gap({ year: figure.year }), value: (isUnsure ? show.gapUnsure : show.gap)(said) }];
}
