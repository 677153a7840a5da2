import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import { withLabel } from '#src/core/locale.ts';
import type { Block } from '#src/core/message.ts';
import { changeOf } from '#src/domain/figures/change.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { fewestRanked } from '#src/domain/figures/rank.ts';
import { cut } from '#src/domain/figures/span.ts';
import { type Figure, figureIn, figuresOf, type TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import type { RegionIndicator } from './region-indicator.ts';
import { indexTogether, pointsOf } from './series-points.ts';

/** The trend; of a single year, where the region stands among all. */
export function pictureOf(
  { pictures, catalogue }: AppContext,
  words: FigureFormatter,
  { indicator, region, territory, name }: RegionIndicator,
  data: IndicatorData,
  series: TimeSeries,
  figure: Figure,
): Block[] {
  const { show } = words.texts.indicator;
  const remarks = words.territoryRemarks([region]);
  const direction = { better: words.betterSide(indicator) };
  const subtitle = [words.label(indicator), words.unit(indicator)].join(' · ');
  const firstIndex = series.values.findIndex((value) => value !== null);
  const [firstYear, firstValue] = [series.years[firstIndex], series.values[firstIndex]];
  if (firstYear !== undefined && firstYear < figure.year && typeof firstValue === 'number') {
    const whole = catalogue.isWholeCountry(territory) ? undefined : data.series.get(territory.country);
    const country = whole && cut(whole, firstYear, series.years.at(-1) ?? null);
    const medians = country ? null : mediansOf(data, series, territory);
    const now = {
      region: name,
      name: words.short(indicator),
      to: words.value(figure.value, indicator),
      toYear: figure.year,
    };
    const before = { ...now, from: words.value(firstValue, indicator), fromYear: firstYear };
    const beside = country ? pointsOf(country, indicator, words) : (medians?.points ?? []);
    const own = pointsOf(series, indicator, words);
    const indexed = country ? indexTogether(indicator, [own, beside]) : null;
    const firstFigure = figureIn(series, firstYear);
    const change = firstFigure && changeOf(series, figure, firstFigure);
    const isTold = change?.type === 'known' && !change.isUnsure;
    const drawn = pictures.add({
      type: 'trend',
      language: words.language,
      // A title that sets two years beside each other states a change.
      title: isTold
        ? titleOf(show.trendTitle(before), show.trendTitleShort(before), withLabel(name, now.to, words.language))
        : titleOf(show.trendTitleNow(now), withLabel(name, now.to, words.language)),
      subtitle: indexed
        ? [words.label(indicator), words.texts.compare.overTime.index({ year: indexed.year })].join(' · ')
        : subtitle,
      source: words.sources([...figuresOf(series), ...(country ? figuresOf(country) : [])]).join('; '),
      remarks,
      ...direction,
      unit: indexed ? '' : words.unit(indicator),
      decimals: indexed ? 0 : indicator.decimals,
      series: [{ name, points: indexed?.series[0] ?? own }],
      // Of a level that too few have figures of there is no median.
      ...(country
        ? { reference: { name: words.country(territory.country), points: indexed?.series[1] ?? beside } }
        : medians && medians.counts.length > 0
          ? { reference: { name: nameOfMedians(medians.counts, territory, words), points: beside } }
          : {}),
    });
    return [picture(drawn)];
  }
  const standing = data.standing(figure.year, territory.level);
  const rank = standing.ranks?.get(territory.code);
  if (rank === undefined || !standing.ranks) return [];
  const drawn = pictures.add({
    type: 'beeswarm',
    language: words.language,
    title: words.texts.indicator.rank.own({
      region: name,
      rank,
      count: standing.count,
      value: words.value(figure.value, indicator),
    }),
    subtitle: `${subtitle} · ${figure.year}`,
    source: words.sources([figure]).join('; '),
    unit: words.unit(indicator),
    decimals: indicator.decimals,
    values: standing.values,
    level: territory.level === 0 ? 'countries' : 'regions',
    doubtful: standing.doubtful,
    chosen: [{ name, rank, ...words.drawn(figure, indicator) }],
    median: standing.median,
    remarks,
    ...direction,
  });
  return [picture(drawn)];
}

/** The median of all regions in each year of a series that enough have data for, and of how many it is. */
function mediansOf(data: IndicatorData, { years }: TimeSeries, { level }: Territory) {
  const standings = years.map((year) => ({ ...data.standing(year, level), year }));
  return {
    points: standings.map(({ year, count, median }) => ({ year, value: count < fewestRanked ? null : median })),
    counts: standings.flatMap(({ count }) => (count < fewestRanked ? [] : count)),
  };
}

/** "median of 169 to 287 NUTS 2 regions". */
function nameOfMedians(counts: readonly number[], { level }: Territory, words: FigureFormatter): string {
  const { show } = words.texts.indicator;
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  const levels = words.levels(level);
  return low < high ? show.medianOfRange({ low, high, level: levels }) : show.median({ count: high, level: levels });
}
