import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { SpannedSeries } from '#src/domain/figures/span.ts';
import {
  type Figure,
  figureBefore,
  figureIn,
  latestFlags,
  latestYear,
  presenceIn,
  type TimeSeries,
} from '#src/domain/figures/time-series.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { buttonsOf, type Subject } from './subject.ts';
import { pictureOf } from './trend.ts';

/** A change is told against the figure before, if that is at most so old. */
const changeYears = 3;

/** One figure with everything that belongs to it: year, flags, area, country, rank, change, trend, source. */
export function figureMessage(
  context: AppContext,
  words: FigureFormatter,
  subject: Subject,
  sheet: IndicatorData,
  { series, figure, first }: SpannedSeries,
): Message {
  const { indicator, region, area, name } = subject;
  const { figure: general, indicator: section } = words.texts;
  const { show } = section;
  const { labels } = show;
  const standing = sheet.standing(figure.year, area.level);
  const rank = standing.ranks?.get(area.code);
  const isWhole = context.catalogue.isWholeCountry(area);
  const country = isWhole ? null : figureIn(sheet.series.get(area.country), figure.year);
  const median = country || isWhole ? null : sheet.countryMedian(figure.year, area.country);
  const value = words.value(figure.value, indicator);
  const flags = words.flags(figure.flags);
  const newest = latestYear(series);
  const isSuppressedSince = newest !== null && presenceIn(series, newest) === 'suppressed';

  const items = [
    { label: labels.value, value: `${value}, ${figure.year}` },
    ...(flags ? [{ label: labels.flagged, value: flags }] : []),
    { label: labels.area, value: general.area({ name: area.name, code: area.code, level: String(area.level) }) },
    ...(isWhole
      ? []
      : [
          {
            label: labels.country({ name: words.country(area.country), year: figure.year }),
            value: country
              ? [words.value(country.value, indicator), words.flags(country.flags)].filter(Boolean).join(', ')
              : median === null
                ? show.noCountry
                : show.countryMedian({ value: words.value(median, indicator) }),
          },
        ]),
    {
      label: labels.rank,
      value:
        rank === undefined
          ? general.fewRanked({ count: standing.count })
          : `${general.rank({ rank, count: standing.count, level: String(area.level) })} (${section.rank.order[`${indicator.polarity}`]})`,
    },
    {
      label: general.median({ count: standing.count, level: String(area.level) }),
      value: words.value(standing.median, indicator),
    },
    ...changeOf(series, figure, first, subject, words),
    {
      label: labels.who,
      value: [indicator.populationGroup, indicator.ageBand].filter(Boolean).join(', '),
    },
    { label: labels.definition, value: indicator.definition },
  ];
  const breaks = series.years.filter((year, index) => series.flags[index]?.includes('b') && year <= figure.year);
  const notes = [
    ...(region.areaNote ? [region.areaNote] : []),
    ...(isSuppressedSince && newest !== null
      ? [show.suppressedSince({ year: newest, why: words.why(latestFlags(series)) })]
      : []),
    ...(breaks.length > 0 && series.years.length > 1 ? [show.breaks({ years: breaks.join(', ') })] : []),
  ].map(escapeMarkdown);
  const source = words.sourceNote(words.sources([figure, country]));
  const licence = escapeMarkdown(`${labels.licence}: ${indicator.licence}.`);
  return message(
    heading(show.heading({ name: indicator.name, region: name })),
    facts(items),
    pictureOf(context, words, subject, sheet, series, figure),
    note(...notes, `${source} ${licence}`),
    buttonsOf(subject, words),
  );
}

/** The change since the first year asked for, else against the figure before. */
function changeOf(
  series: TimeSeries,
  figure: Figure,
  first: Figure | null,
  { indicator }: Subject,
  words: FigureFormatter,
) {
  const before = first ?? figureBefore(series, figure, changeYears);
  if (!before) return [];
  const { show } = words.texts.indicator;
  const change = figure.value - before.value;
  const isSame = Math.abs(change) < 0.5 * 10 ** -indicator.decimals;
  const signed = `${change > 0 ? '+' : '−'}${words.gap(Math.abs(change), indicator)}`;
  return [
    {
      label: show.labels.change,
      value: isSame
        ? show.unchanged({ since: before.year })
        : show.change({ difference: signed, since: before.year, before: words.value(before.value, indicator) }),
    },
  ];
}
