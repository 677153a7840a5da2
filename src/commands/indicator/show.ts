import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Area } from '#src/domain/area.ts';
import type { Indicator } from '#src/domain/indicator.ts';
import { fewestRanked } from '#src/domain/rank.ts';
import type { Region } from '#src/domain/region.ts';
import type { Sheet } from '#src/domain/sheet.ts';
import {
  type Figure,
  figureBefore,
  figureIn,
  latestFigure,
  latestYear,
  presenceIn,
  type TimeSeries,
} from '#src/domain/time-series.ts';
import { openFigureBook } from '#src/store/figure-book.ts';
import { type FigureWords, figureWords } from '../figure-words.ts';

/** A change is told against the figure before, if that is at most so old. */
const changeYears = 3;

type Subject = { indicator: Indicator; region: Region; area: Area; name: string };

/** One figure with everything that belongs to it: year, flags, area, country, rank, change, trend, source. */
export async function showIndicator(
  context: AppContext,
  call: Call,
  args: { indicator: string; region: string },
): Promise<Message> {
  const { catalogue } = context;
  const words = figureWords(context, call);
  const indicator = catalogue.indicators.get(args.indicator);
  const region = catalogue.regions.get(args.region);
  const area = region && catalogue.areas.get(region.area);
  if (!indicator || !region || !area) throw new TypeError(`No such figure: ${args.indicator} of ${args.region}`);
  const subject = { indicator, region, area, name: words.region(region) };
  const book = await openFigureBook(context.sql, catalogue, [indicator.code]);
  const sheet = book.sheet(indicator.code);
  const series = sheet?.series.get(area.code);
  const figure = latestFigure(series);
  return sheet && series && figure
    ? shown(context, words, subject, sheet, series, figure)
    : missing(words, subject, sheet, await listSiblings(context, subject));
}

function shown(
  context: AppContext,
  words: FigureWords,
  subject: Subject,
  sheet: Sheet,
  series: TimeSeries,
  figure: Figure,
): Message {
  const { indicator, region, area, name } = subject;
  const { figure: general, indicator: section } = words.texts;
  const { show } = section;
  const { labels } = show;
  const standing = sheet.standing(figure.year, area.level);
  const rank = standing.ranks?.get(area.code);
  const country = area.level > 0 ? figureIn(sheet.series.get(area.country), figure.year) : null;
  const median = country || area.level === 0 ? null : sheet.countryMedian(figure.year, area.country);
  const value = words.value(figure.value, indicator);
  const flags = words.flags(figure.flags);
  const newest = latestYear(series);
  const isSuppressedSince = newest !== null && presenceIn(series, newest) === 'suppressed';

  const items = [
    { label: labels.value, value: `${value}, ${figure.year}` },
    ...(flags ? [{ label: labels.flagged, value: flags }] : []),
    { label: labels.area, value: general.area(area.name, area.code, area.level) },
    ...(area.level > 0
      ? [
          {
            label: labels.country(words.country(area.country), figure.year),
            value: country
              ? [words.value(country.value, indicator), words.flags(country.flags)].filter(Boolean).join(', ')
              : median === null
                ? show.noCountry
                : show.countryMedian(words.value(median, indicator)),
          },
        ]
      : []),
    {
      label: labels.rank,
      value:
        rank === undefined
          ? general.fewRanked(standing.count)
          : `${general.rank(rank, standing.count, area.level)} (${section.rank.order[`${indicator.polarity}`]})`,
    },
    { label: general.median(standing.count, area.level), value: words.value(standing.median, indicator) },
    ...changeOf(series, figure, subject, words),
    {
      label: labels.who,
      value: [indicator.populationGroup, indicator.ageBand].filter(Boolean).join(', '),
    },
    { label: labels.definition, value: indicator.definition },
  ];
  const breaks = series.years.filter((year, index) => series.flags[index]?.includes('b') && year <= figure.year);
  const notes = [
    ...(region.areaNote ? [region.areaNote] : []),
    ...(isSuppressedSince && newest !== null ? [show.suppressedSince(newest)] : []),
    ...(breaks.length > 0 && series.years.length > 1 ? [show.breaks(breaks)] : []),
  ].map(escapeMarkdown);
  const source = general.sources(words.sources([figure, country]));
  const licence = escapeMarkdown(`${labels.licence}: ${indicator.licence}.`);
  const heading = show.heading(indicator.name, name);
  const sentence = escapeMarkdown(`${show.sentence(name, value, figure.year)}${flags ? ` (${flags})` : ''}.`);

  return {
    text: [
      escapeMarkdown(indicator.name),
      sentence,
      ...items.slice(1).map((item) => escapeMarkdown(`${item.label}: ${item.value}`)),
      ...notes,
      source,
      licence,
    ].join('\n'),
    blocks: [
      { type: 'heading', text: heading },
      { type: 'facts', items },
      ...pictureOf(context, words, subject, sheet, series, figure),
      { type: 'note', markdown: [...notes, `${source} ${licence}`].join('\n') },
      ...buttonsOf(subject, words),
    ],
  };
}

function changeOf(series: TimeSeries, figure: Figure, { indicator }: Subject, words: FigureWords) {
  const before = figureBefore(series, figure, changeYears);
  if (!before) return [];
  const { show } = words.texts.indicator;
  const change = figure.value - before.value;
  const isSame = Math.abs(change) < 0.5 * 10 ** -indicator.decimals;
  const signed = `${change > 0 ? '+' : '−'}${words.gap(Math.abs(change), indicator)}`;
  return [
    {
      label: show.labels.change,
      value: isSame
        ? show.unchanged(before.year)
        : show.change(signed, before.year, words.value(before.value, indicator)),
    },
  ];
}

/** The trend; of a single year, where the region stands among all. */
function pictureOf(
  { pictures }: AppContext,
  words: FigureWords,
  { indicator, area, name }: Subject,
  sheet: Sheet,
  series: TimeSeries,
  figure: Figure,
): Block[] {
  const { show } = words.texts.indicator;
  const pointsOf = ({ years, values, flags }: TimeSeries) =>
    years.map((year, index) => ({
      year,
      value: values[index] ?? null,
      ...(flags[index] && { flags: flags[index] }),
    }));
  const source = words.sources([figure]).join('; ');
  const subtitle = [words.label(indicator), indicator.unit].join(' · ');
  const firstIndex = series.values.findIndex((value) => value !== null);
  const [firstYear, firstValue] = [series.years[firstIndex], series.values[firstIndex]];
  if (firstYear !== undefined && firstYear < figure.year && typeof firstValue === 'number') {
    const country = area.level > 0 ? sheet.series.get(area.country) : undefined;
    const { key, alt, width, height } = pictures.add({
      type: 'trend',
      title: show.trendTitle(
        name,
        indicator.shortName,
        words.value(firstValue, indicator),
        firstYear,
        words.value(figure.value, indicator),
        figure.year,
      ),
      subtitle,
      source,
      unit: indicator.unit,
      decimals: indicator.decimals,
      series: [{ name, points: pointsOf(series) }],
      reference: country
        ? { name: words.country(area.country), points: pointsOf(country) }
        : { name: show.median(words.texts.figure.levels(area.level)), points: mediansOf(sheet, series, area) },
    });
    return [{ type: 'picture', key, alt, width, height }];
  }
  const standing = sheet.standing(figure.year, area.level);
  const rank = standing.ranks?.get(area.code);
  if (rank === undefined || !standing.ranks) return [];
  const { key, alt, width, height } = pictures.add({
    type: 'beeswarm',
    title: words.texts.indicator.rank.own(name, rank, standing.count, words.value(figure.value, indicator)),
    subtitle: `${subtitle} · ${figure.year}`,
    source,
    unit: indicator.unit,
    decimals: indicator.decimals,
    values: standing.values,
    chosen: [{ name, value: figure.value, rank, year: figure.year, ...(figure.flags && { flags: figure.flags }) }],
    median: standing.median,
  });
  return [{ type: 'picture', key, alt, width, height }];
}

/** The same measure for other groups, where the region has a figure. */
async function listSiblings({ catalogue, sql }: AppContext, { indicator, area }: Subject): Promise<Indicator[]> {
  const family = [...catalogue.indicators.values()].filter(
    (each) => each.family !== null && each.family === indicator.family && each.code !== indicator.code,
  );
  const book = await openFigureBook(
    sql,
    catalogue,
    family.map(({ code }) => code),
  );
  return family.filter(({ code }) => latestFigure(book.sheet(code)?.series.get(area.code)) !== null);
}

/** The median of all regions in each year of a series that enough have data for. */
function mediansOf(sheet: Sheet, { years }: TimeSeries, { level }: Area) {
  return years.map((year) => {
    const { count, median } = sheet.standing(year, level);
    return { year, value: count < fewestRanked ? null : median };
  });
}

/** There is no figure: why, and the country's instead. */
function missing(
  words: FigureWords,
  subject: Subject,
  sheet: Sheet | undefined,
  siblings: readonly Indicator[],
): Message {
  const { indicator, region, area, name } = subject;
  const { show } = words.texts.indicator;
  const isSuppressed = (sheet?.series.get(area.code)?.years.length ?? 0) > 0;
  const country = area.level > 0 ? latestFigure(sheet?.series.get(area.country)) : null;
  const lines = [
    isSuppressed ? show.suppressed(indicator.name, name) : show.absent(indicator.name, name),
    ...(country
      ? [escapeMarkdown(show.instead(words.country(area.country), words.value(country.value, indicator), country.year))]
      : []),
    ...(region.areaNote ? [escapeMarkdown(region.areaNote)] : []),
    ...(siblings.length > 0 ? [escapeMarkdown(show.siblings(siblings.map((each) => each.shortName)))] : []),
  ];
  const source = country ? [words.texts.figure.sources(words.sources([country]))] : [];
  return {
    text: [...lines, ...source].join('\n'),
    blocks: [
      { type: 'heading', text: show.heading(indicator.name, name) },
      { type: 'text', markdown: lines.join('\n') },
      ...source.map((markdown): Block => ({ type: 'note', markdown })),
      ...actions(
        ...siblings
          .slice(0, 3)
          .map(({ code, shortName }) => button(shortName, `/indicator show ${code} ${region.code}`)),
      ),
      ...buttonsOf(subject, words),
    ],
  };
}

function buttonsOf({ indicator, region, name }: Subject, words: FigureWords): Block[] {
  const { buttons } = words.texts.indicator.show;
  return actions(
    button(buttons.rank, `/indicator rank ${indicator.code}`),
    button(buttons.compare, `/compare ${region.code} indicators=${indicator.code}`),
    indicator.polarity === 0
      ? button(buttons.peers(name), `/peers ${region.code}`)
      : button(buttons.better, `/peers ${region.code} better-at=${indicator.code}`),
    button(buttons.profile(name), `/region show ${region.code}`),
  );
}
