import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { picture, text } from '#src/core/blocks.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { ComparedFigure, ComparedRow } from '#src/domain/figures/compare.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { doubtAbout, doubtOf } from '#src/domain/figures/reliability.ts';
import { yearsOfAll } from '#src/domain/figures/span.ts';
import { type Figure, figureIn, figuresOf, latestFigure, type TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { Compared } from './comparison-data.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { indexTogether, pointsOf } from './series-points.ts';

/** What a row of a comparison is needed for here. */
type RowOverTime = Pick<ComparedRow, 'indicator'> & {
  figures: readonly Pick<ComparedFigure, 'territory' | 'isWholeCountry' | 'missing'>[];
};

/** Fewer years make no course. */
const fewestYears = 3;

/** The first of these rows that has a course for two regions, as small plots, each region beside its country, the year in which they begin, and why their newest figures are no ends; null where none has. */
export function overTime(
  { pictures }: AppContext,
  words: FigureFormatter,
  compared: readonly Compared[],
  rows: readonly RowOverTime[],
  dataOf: (indicator: string) => Pick<IndicatorData, 'series'> | undefined,
) {
  for (const { indicator, figures } of rows) {
    const data = dataOf(indicator.code);
    const present = compared.flatMap(({ territory: { country }, region, name }, index) => {
      const { territory = '', isWholeCountry = true, missing } = figures[index] ?? {};
      const series = data?.series.get(territory);
      return series && missing?.type !== 'whole-territory' && hasCourse(series)
        ? [{ country, isWholeCountry, region, name, series }]
        : [];
    });
    if (!data || present.length < 2) continue;
    const absent = compared.filter(({ region }) => !present.some((each) => each.region.code === region.code));
    const own = present.map(({ series }) => pointsOf(series, indicator, words));
    const countries = present.map(({ country, isWholeCountry }) =>
      isWholeCountry ? undefined : data.series.get(country),
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
    const [year, ...otherYears] = new Set(lasts.map(({ figure }) => figure.year));
    // Figures of different years, or of which one is doubtful, are no two ends of anything.
    const isAcross = new Set(present.map(({ country }) => country)).size > 1;
    const areEnds = otherYears.length === 0 && lasts.every(({ figure }) => doubtOf(figure, isAcross) === null);
    const label = words.label(indicator);
    // Doubtful ends of one year are said with what stands against them.
    const say = (figure: Figure | undefined) =>
      [words.value(figure?.value ?? 0, indicator), !areEnds && figure ? words.marks(figure) : '']
        .filter(Boolean)
        .join(' ');
    const sayEnds = (title: string) => (areEnds ? title : texts.titleUncertain({ said: title }));
    const ends = {
      label,
      year: String(year),
      low: words.value(low?.figure.value ?? 0, indicator),
      lowName: low?.name ?? '',
      high: words.value(high?.figure.value ?? 0, indicator),
      highName: high?.name ?? '',
    };
    const marked = { ...ends, low: say(low?.figure), high: say(high?.figure) };
    const drawn = picture(
      pictures.add({
        type: 'trend',
        language: words.language,
        title:
          otherYears.length === 0
            ? titleOf(sayEnds(texts.title(marked)), sayEnds(texts.titleShort(marked)), label)
            : label,
        subtitle: [label, indexed ? texts.index({ year: indexed.year }) : words.unit(indicator)].join(' · '),
        source: words.sources(lasts.map(({ figure }) => figure)).join('; '),
        remarks: [
          ...(absent.length > 0
            ? [texts.notDrawn({ names: absent.map(({ name }) => name), fewest: fewestYears })]
            : []),
          ...words.territoryRemarks(present.map(({ region }) => region)),
        ],
        unit: indexed ? '' : words.unit(indicator),
        decimals: indexed ? 0 : indicator.decimals,
        better: words.betterSide(indicator),
        series: present.map(({ name, country: code }, i) => {
          const points = indexed?.series[i] ?? own[i] ?? [];
          const country = beside[i] && (indexed ? rest.shift() : beside[i]);
          return {
            name,
            points,
            ...(country && { beside: { name: words.country(code), points: country } }),
          };
        }),
      }),
    );
    const begin = Math.min(...present.flatMap(({ series }) => figuresOf(series)[0]?.year ?? []));
    const newest = lasts.map(({ figure }) => figure);
    return {
      drawn,
      indicator,
      begin,
      open: areEnds ? null : sayOpen(newest, indicator, ends, isAcross, words),
    };
  }
  return null;
}

/**
 * Says, of newest outcomes of one year that are no two ends of anything, how far apart they are and why that is uncertain. Null where they are of different
 * years: what is said of the year that all have stands above.
 */
function sayOpen(
  newest: readonly Figure[],
  indicator: Indicator,
  { label, year, ...ends }: Record<'label' | 'year' | 'low' | 'lowName' | 'high' | 'highName', string>,
  isAcross: boolean,
  words: FigureFormatter,
): string | null {
  const { findingOne, why } = words.texts.compare;
  const [first, ...others] = newest.flatMap((figure) => doubtAbout(figure, indicator, isAcross) ?? []);
  if (indicator.role !== 'outcome' || first === undefined || newest.some((figure) => String(figure.year) !== year))
    return null;
  const doubt = others.includes('flag') ? 'flag' : first;
  const letters = newest.flatMap((figure) => words.marks(figure).match(/[un]/g) ?? []);
  const reason =
    doubt === 'flag' ? why.flag({ flags: words.flags([...new Set(letters)].sort().join('')) }) : why[doubt];
  const sure = newest.filter((figure) => doubtAbout(figure, indicator, isAcross) === null);
  // Two whose figures are certain are told apart above.
  const say = sure.length > 1 ? findingOne.openSpread : findingOne.openRange;
  return withLabel(`${label}, ${year}`, say({ ...ends, why: reason }), words.language);
}

/** Says that there is no change over time to show: one year was asked for or is held, or too few are. */
export function noCourse(
  words: FigureFormatter,
  rows: readonly ComparedRow[],
  dataOf: (indicator: string) => IndicatorData | undefined,
): Block {
  const { overTime: texts } = words.texts.compare;
  const all = rows.map(({ indicator }) => dataOf(indicator.code));
  const series = rows.flatMap(({ figures }, index) =>
    figures.map(({ territory }) => all[index]?.series.get(territory)),
  );
  const [year, ...others] = yearsOfAll(series);
  if (all.every((data) => data === undefined)) return text(escapeMarkdown(texts.oneAsked));
  return text(
    escapeMarkdown(
      year !== undefined && others.length === 0 ? texts.oneYear({ year }) : texts.none({ fewest: fewestYears }),
    ),
  );
}

function hasCourse(series: TimeSeries): boolean {
  return series.years.filter((year) => figureIn(series, year)).length >= fewestYears;
}
