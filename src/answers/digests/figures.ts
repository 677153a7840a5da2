import { md } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { DigestTrend } from '#src/domain/digests/digest.ts';
import type { DigestFigure, DigestReason } from '#src/domain/digests/item.ts';
import { formatValue } from '#src/domain/figures/format.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { areaName, countryName, regionOfArea } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { describeFlags } from '#src/texts/flags.ts';
import type { Texts } from '#src/texts/index.ts';

type Series = { name: string; points: { year: number; value: number | null; flags?: string }[] };

/** Names a picture; see TrendSpec of the drawing room. */
export type DigestPictures = {
  add(spec: {
    type: 'trend';
    language: string;
    title: string;
    subtitle: string;
    source: string;
    unit: string;
    decimals: number;
    series: Series[];
    reference?: Series;
  }): { key: string; alt: string; width: number; height: number };
};

type Words = { catalogue: Catalogue; pictures: DigestPictures; language: string };

/** Changed figures as a table with what they were before, and the first of them over the years. */
export function figureBlocks(
  figures: readonly DigestFigure[],
  trend: DigestTrend | null,
  words: Words,
  texts: Texts,
  reasonOf: (reason: DigestReason) => string,
): { lines: string[]; blocks: Block[] } {
  const { catalogue, language } = words;
  const { columns, before } = texts.digest;
  const rows = figures.flatMap((figure) => {
    const indicator = catalogue.indicators.get(figure.indicator);
    if (!indicator) return [];
    const show = (value: number | null) =>
      value === null ? texts.figure.suppressed : formatValue(value, indicator, language);
    const flags = describeFlags(figure.flags, texts).join(', ');
    return [
      {
        indicator,
        place: areaName(catalogue, figure.area, language),
        now: `${show(figure.value)}${flags ? ` (${flags})` : ''}`,
        before: before(show(figure.before), figure.isRevision ? null : figure.beforeYear),
        year: String(figure.year),
        why: reasonOf(figure.reason),
      },
    ];
  });
  if (rows.length === 0) return { lines: [], blocks: [] };
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))];
  const sources = [...new Set(indicators.map(({ source, dataset }) => `${source} (${dataset})`))];
  const notes = listAreaNotes(figures, words);
  return {
    lines: [
      ...rows.map(
        ({ indicator, place, year, now, before, why }) =>
          `- ${md`**${place}: ${indicator.shortName}, ${year}**`}: ${md`${texts.digest.change(now, before)} (${why})`}`,
      ),
      ...notes,
    ],
    blocks: [
      {
        type: 'table',
        columns: [
          { label: columns.region },
          { label: columns.indicator },
          { label: columns.year },
          { label: columns.value, align: 'right' },
          { label: columns.before, align: 'right' },
          { label: columns.why },
        ],
        rows: rows.map((row) => [row.place, row.indicator.shortName, row.year, row.now, row.before, row.why]),
      },
      ...pictureOf(trend, words, texts),
      { type: 'note', markdown: [...notes, md`${texts.digest.sources(sources)}`].join('\n') },
    ],
  };
}

/** Where figures are for another area than the one they are told of by. */
function listAreaNotes(figures: readonly DigestFigure[], { catalogue, language }: Words): string[] {
  const areas = [...new Set(figures.map(({ area }) => area))];
  return areas.flatMap((area) => {
    const note = regionOfArea(catalogue, area)?.areaNote;
    return note ? [md`${areaName(catalogue, area, language)}: ${note}`] : [];
  });
}

function pictureOf(trend: DigestTrend | null, { catalogue, pictures, language }: Words, texts: Texts): Block[] {
  const indicator = trend && catalogue.indicators.get(trend.indicator);
  if (!trend || !indicator) return [];
  const place = areaName(catalogue, trend.area, language);
  const picture = pictures.add({
    type: 'trend',
    language,
    title: texts.digest.trend(place, indicator.shortName),
    subtitle: subtitleOf(indicator),
    source: texts.figure.source({
      source: indicator.source,
      datasets: indicator.dataset,
      retrieved: trend.retrieved,
    }),
    unit: indicator.unit,
    decimals: indicator.decimals,
    series: [{ name: place, points: trend.points.map(encodePoint) }],
    ...(trend.country && {
      reference: {
        name: countryName(catalogue, trend.country.area, language),
        points: trend.country.points.map(encodePoint),
      },
    }),
  });
  const { key, alt, width, height } = picture;
  return [{ type: 'picture', key, alt, width, height }];
}

function subtitleOf({ name, ageBand, unit }: Indicator): string {
  return [name, ageBand, unit].filter(Boolean).join(', ');
}

function encodePoint({ year, value, flags }: { year: number; value: number | null; flags: string }) {
  return { year, value, ...(flags && { flags }) };
}
