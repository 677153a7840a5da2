import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import type { ComparedRow } from '#src/domain/figures/compare.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { figureIn, latestFigure, type TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Compared } from './comparison-data.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { indexTogether, pointsOf } from './series-points.ts';

/** Fewer years make no course. */
const fewestYears = 3;

/** The first of these rows that has a course for two regions, as small plots, each region beside its country; null where none has. */
export function overTime(
  { pictures }: AppContext,
  words: FigureFormatter,
  compared: readonly Compared[],
  rows: readonly ComparedRow[],
  dataOf: (indicator: string) => IndicatorData | undefined,
) {
  for (const { indicator } of rows) {
    const data = dataOf(indicator.code);
    const present = compared.flatMap(({ territory, region, name }) => {
      const series = data?.series.get(territory.code);
      return series && hasCourse(series) ? [{ territory, region, name, series }] : [];
    });
    if (!data || present.length < 2) continue;
    const own = present.map(({ series }) => pointsOf(series, indicator, words));
    const countries = present.map(({ territory }) =>
      territory.level === 0 ? undefined : data.series.get(territory.country),
    );
    const beside = countries.map((series) => series && pointsOf(series, indicator, words));
    const indexed = indexTogether(indicator, [...own, ...beside.flatMap((points) => (points ? [points] : []))]);
    // In the order in which they were put together.
    const rest = indexed ? indexed.series.slice(own.length) : [];
    const { overTime: texts } = words.texts.compare;
    const lasts = present.flatMap(({ series, name }) => {
      const figure = latestFigure(series);
      return figure ? [{ figure, name }] : [];
    });
    const ordered = lasts.toSorted((left, right) => left.figure.value - right.figure.value);
    const [low, high] = [ordered[0], ordered.at(-1)];
    const years = [...new Set(lasts.map(({ figure }) => figure.year))];
    const label = words.label(indicator);
    const ends = {
      label,
      year: years.length === 1 ? String(years[0]) : `${Math.min(...years)}–${Math.max(...years)}`,
      low: words.value(low?.figure.value ?? 0, indicator),
      lowName: low?.name ?? '',
      high: words.value(high?.figure.value ?? 0, indicator),
      highName: high?.name ?? '',
    };
    return picture(
      pictures.add({
        type: 'trend',
        language: words.language,
        title: titleOf(texts.title(ends), texts.titleShort(ends), label),
        subtitle: [label, indexed ? texts.index({ year: indexed.year }) : indicator.unit].join(' · '),
        source: words.sources(lasts.map(({ figure }) => figure)).join('; '),
        remarks: words.territoryRemarks(present.map(({ region }) => region)),
        unit: indexed ? '' : indicator.unit,
        decimals: indexed ? 0 : indicator.decimals,
        better: words.betterSide(indicator),
        series: present.map(({ name, territory }, i) => {
          const points = indexed?.series[i] ?? own[i] ?? [];
          const country = beside[i] && (indexed ? rest.shift() : beside[i]);
          return {
            name,
            points,
            ...(country && { beside: { name: words.country(territory.country), points: country } }),
          };
        }),
      }),
    );
  }
  return null;
}

function hasCourse(series: TimeSeries): boolean {
  return series.years.filter((year) => figureIn(series, year)).length >= fewestYears;
}
