import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import type { Block } from '#src/core/message.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { fewestRanked } from '#src/domain/figures/rank.ts';
import type { Figure, TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import type { Subject } from './subject.ts';

/** The trend; of a single year, where the region stands among all. */
export function pictureOf(
  { pictures }: AppContext,
  words: FigureFormatter,
  { indicator, area, name }: Subject,
  sheet: IndicatorData,
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
    const drawn = pictures.add({
      type: 'trend',
      language: words.language,
      title: show.trendTitle({
        region: name,
        name: indicator.shortName,
        from: words.value(firstValue, indicator),
        fromYear: firstYear,
        to: words.value(figure.value, indicator),
        toYear: figure.year,
      }),
      subtitle,
      source,
      unit: indicator.unit,
      decimals: indicator.decimals,
      series: [{ name, points: pointsOf(series) }],
      reference: country
        ? { name: words.country(area.country), points: pointsOf(country) }
        : { name: show.median({ level: words.levels(area.level) }), points: mediansOf(sheet, series, area) },
    });
    return [picture(drawn)];
  }
  const standing = sheet.standing(figure.year, area.level);
  const rank = standing.ranks?.get(area.code);
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
    source,
    unit: indicator.unit,
    decimals: indicator.decimals,
    values: standing.values,
    chosen: [{ name, value: figure.value, rank, year: figure.year, ...(figure.flags && { flags: figure.flags }) }],
    median: standing.median,
  });
  return [picture(drawn)];
}

/** The median of all regions in each year of a series that enough have data for. */
function mediansOf(sheet: IndicatorData, { years }: TimeSeries, { level }: Territory) {
  return years.map((year) => {
    const { count, median } = sheet.standing(year, level);
    return { year, value: count < fewestRanked ? null : median };
  });
}
