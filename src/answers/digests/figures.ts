import type { Pictures } from '#src/charts/pictures.ts';
import { note, picture, rightColumn, table } from '#src/core/blocks.ts';
import { md, plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import { formatShortDay } from '#src/domain/date.ts';
import type { DigestTrend } from '#src/domain/digests/digest.ts';
import type { DigestFigure } from '#src/domain/digests/item.ts';
import { formatValue } from '#src/domain/figures/format.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { countryName, regionOfTerritory, territoryName } from '#src/domain/regions/naming.ts';
import { describeFlags } from '#src/texts/flags.ts';
import { textsFor } from '#src/texts/index.ts';
import { sayIndicator, shownIn } from '#src/texts/indicators.ts';
import { saySource } from '#src/texts/origins.ts';
import { holderName, sayTerritoryNote } from '#src/texts/territory-note.ts';

/** The parts that put figures into words and pictures. */
export type FigureFormatter = { catalogue: Catalogue; pictures: Pick<Pictures, 'add'>; language: string };

/** Changed figures as a table with what they were before, and the first of them over the years. */
export function figureBlocks(
  figures: readonly DigestFigure[],
  trend: DigestTrend | null,
  words: FigureFormatter,
): Block[] {
  const { catalogue, language } = words;
  const texts = textsFor(language);
  const { digest, figure: general } = texts;
  const { columns } = digest;
  const known = figures.flatMap((figure) => {
    const indicator = catalogue.indicators.get(figure.indicator);
    return indicator ? [{ figure, indicator }] : [];
  });
  if (known.length === 0) return [];
  const rows = known.map(({ figure, indicator }) => {
    const show = (value: number | null) =>
      value === null
        ? general.missingCell['not-published']
        : formatValue(value, shownIn(indicator, language), language);
    const flags = describeFlags(figure.flags, texts).join(', ');
    return [
      holderName(catalogue, figure.territory, indicator, language),
      sayIndicator(indicator, language).shortName,
      String(figure.year),
      `${show(figure.value)}${flags ? ` (${flags})` : ''}`,
      beforeOf(figure, show(figure.before), digest),
    ];
  });
  const sources = [...new Set(known.map(({ indicator: { source, dataset } }) => `${source} (${dataset})`))];
  return [
    ...pictureOf(trend, words),
    table(
      [...[columns.region, columns.indicator, columns.year], ...[columns.value, columns.before].map(rightColumn)],
      rows,
    ),
    note(
      ...listLike(figures, words),
      ...listTerritoryNotes(figures, words),
      digest.sources({ sources: sources.join('; ') }),
    ),
  ];
}

/** Says which regions stand there because they are like one that is followed. */
function listLike(figures: readonly DigestFigure[], { catalogue, language }: FigureFormatter): string[] {
  const { like } = textsFor(language).digest;
  const byRegion = Map.groupBy(figures, ({ reason }) => (reason.type === 'peer' ? reason.region : null));
  return [...byRegion].flatMap(([code, alike]) => {
    const region = code === null ? undefined : catalogue.regions.get(code);
    const regions = [...new Set(alike.map(({ territory }) => territoryName(catalogue, territory, language)))];
    return region ? [like({ region: regionName(region, language), regions })] : [];
  });
}

/** Says what the figure was before; across a break in the series, that the two are not comparable. */
function beforeOf(
  { isRevision, flags, beforeYear: year }: DigestFigure,
  value: string,
  digest: ReturnType<typeof textsFor>['digest'],
): string {
  if (isRevision) return digest.beforeRevised({ value });
  return flags.includes('b') ? digest.beforeBroken({ value, year }) : digest.before({ value, year });
}

/** Lists notes on figures that are of another territory than the region they are listed under. */
function listTerritoryNotes(
  figures: readonly { territory: string }[],
  { catalogue, language }: FigureFormatter,
): string[] {
  const territories = [...new Set(figures.map(({ territory }) => territory))];
  return territories.flatMap((territory) => {
    const region = regionOfTerritory(catalogue, territory);
    const note = region && sayTerritoryNote(region, language);
    return note ? [md`${territoryName(catalogue, territory, language)}: ${note}`] : [];
  });
}

function pictureOf(trend: DigestTrend | null, { catalogue, pictures, language }: FigureFormatter): Block[] {
  const indicator = trend && catalogue.indicators.get(trend.indicator);
  if (!trend || !indicator) return [];
  const { digest, figure } = textsFor(language);
  const said = sayIndicator(indicator, language);
  const place = holderName(catalogue, trend.territory, indicator, language);
  return [
    picture(
      pictures.add({
        type: 'trend',
        language,
        title: digest.trend({ region: place, figure: said.shortName }),
        subtitle: [said.name, said.ageBand, said.unit].filter(Boolean).join(', '),
        source: figure.source({
          source: saySource(indicator.source, language),
          datasets: indicator.dataset,
          retrieved: formatShortDay(trend.retrieved, language),
        }),
        unit: said.unit,
        decimals: indicator.decimals,
        remarks: listTerritoryNotes([trend], { catalogue, pictures, language }).map(plainText),
        series: [{ name: place, points: trend.points.map(encodePoint) }],
        ...(trend.country && {
          reference: {
            name: countryName(catalogue, trend.country.territory, language),
            points: trend.country.points.map(encodePoint),
          },
        }),
      }),
    ),
  ];
}

function encodePoint({ year, value, flags }: { year: number; value: number | null; flags: string }) {
  return { year, value, ...(flags && { flags }) };
}
