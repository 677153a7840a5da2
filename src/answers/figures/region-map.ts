import { insets } from '#src/charts/europe.ts';
import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import { isDoubtful } from '#src/domain/figures/reliability.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Values of regions that stand on a map, with the words around it. */
export type Mapped = {
  title: string;
  subtitle: string;
  source: string;
  remarks?: readonly string[];
  unit: string;
  decimals: number;
  better: 'high' | 'low' | null;
  /** By territory of level 2. */
  values: ReadonlyMap<string, number>;
  doubtful?: readonly string[];
  /** What a territory is called, where that is not the region it is spoken of by. */
  nameOf?: (territory: string) => string;
  /** The asker's own territory, or the one that the answer is about. */
  own: string | null;
};

/** A map of all regions in classes of their values; the own region and the members are outlined and named. */
export function regionMapOf(
  { pictures, catalogue }: AppContext,
  words: FigureFormatter,
  mapped: Mapped,
): ReturnType<typeof picture> {
  const { values, own, nameOf = words.territory } = mapped;
  const ordered = [...values].sort(([, left], [, right]) => left - right);
  const ends = [ordered[0], ordered.at(-1)].flatMap((each) => each?.[0] ?? []);
  const codes = [...catalogue.territories.values()].flatMap(({ code, level }) => (level === 2 ? [code] : []));
  const members = [...catalogue.regions.values()].flatMap(({ isMember, territory }) => (isMember ? [territory] : []));
  const marked = [...new Set([...(own ? [own] : []), ...members])].filter((code) => codes.includes(code));
  // A name that is not that of the territory needs to say which it is; others say it themselves.
  const remarks = [
    ...new Set([
      ...(mapped.remarks ?? []),
      ...words.territoryRemarks(
        [...marked, ...ends].flatMap((code) =>
          values.has(code) && nameOf(code) === words.territory(code) ? (regionOfTerritory(catalogue, code) ?? []) : [],
        ),
      ),
    ]),
  ];
  const drawn = pictures.add({
    type: 'regionMap',
    language: words.language,
    title: mapped.title,
    subtitle: mapped.subtitle,
    source: mapped.source,
    ...(remarks.length > 0 && { remarks }),
    unit: mapped.unit,
    decimals: mapped.decimals,
    better: mapped.better,
    values: Object.fromEntries(codes.map((code) => [code, values.get(code) ?? null])),
    doubtful: mapped.doubtful ?? [],
    names: Object.fromEntries([...insets.keys(), ...ends].map((code) => [code, nameOf(code)])),
    highlights: marked.map((code) => ({ code, name: nameOf(code), ...(code === own && { isOwn: true }) })),
  });
  return picture(drawn);
}

/** Figures of one year in the form that a map takes. */
export function mappedFigures(figures: readonly Figure[], indicator: Indicator, words: FigureFormatter) {
  return {
    unit: words.unit(indicator),
    decimals: indicator.decimals,
    better: words.betterSide(indicator),
    nameOf: (territory: string) => words.holder(territory, indicator),
    values: new Map(figures.map(({ territory, value }) => [territory, value])),
    doubtful: figures.flatMap((figure) => (isDoubtful(figure, indicator) ? [figure.territory] : [])),
  };
}
