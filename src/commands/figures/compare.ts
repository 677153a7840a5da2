import { z } from 'zod';
import { comparisonMessage } from '#src/answers/figures/comparison.ts';
import type { Compared } from '#src/answers/figures/comparison-data.ts';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { figureFolds } from '#src/answers/figures/first-screen.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import { areCountries, compareTerritories } from '#src/domain/figures/compare.ts';
import { headlineIndicators, mostCompared } from '#src/domain/figures/headline.ts';
import { spansOf, yearsOfAll } from '#src/domain/figures/span.ts';
import type { Indicator, PolicyArea } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

export const compare = defineCommand({
  name: 'compare',
  visibility: 'public',
  isForEverybody: true,
  folds: figureFolds,
  files: tableFormats,
  args: z.object({
    regions: argument.regions({ min: 2, max: 6 }),
    area: argument.area().optional(),
    indicators: argument.indicators({ min: 1, max: mostCompared }).optional(),
    year: argument.year().optional(),
  }),
  run: (context, { regions, area, indicators, year }, call) =>
    compareRegions(context, call, regions, {
      policyArea: (area as PolicyArea | undefined) ?? null,
      chosen: indicators ?? null,
      year: year ?? null,
    }),
});

/** Regions side by side; also a part of a brief. */
export async function compareRegions(
  context: AppContext,
  call: Call,
  codes: readonly string[],
  {
    policyArea,
    chosen,
    year,
  }: { policyArea: PolicyArea | null; chosen: readonly string[] | null; year: number | null },
): Promise<Message> {
  const { catalogue, sql } = context;
  const words = figureFormatter(context, call);
  const compared = codes.flatMap((code): Compared[] => {
    const region = catalogue.regions.get(code);
    const territory = region && catalogue.territories.get(region.territory);
    return region && territory ? [{ region, territory, name: words.region(region) }] : [];
  });
  const names = compared.map(({ name }) => name);
  const [first] = compared;
  if (first && new Set(compared.map(({ territory }) => territory.code)).size < 2)
    throw new UserError(
      words.texts.compare.sameTerritory({ regions: names, territory: words.territory(first.territory.code) }),
    );

  const named = new Set(chosen ?? []);
  const territories = compared.map(({ territory }) => ({
    ...territory,
    isWholeCountry: catalogue.isWholeCountry(territory),
  }));
  const isOfCountries = areCountries(territories);
  const wanted = chooseIndicators(context, policyArea, chosen, isOfCountries);
  if (policyArea && wanted.length === 0)
    throw new UserError(words.texts.compare.noIndicators({ area: policyAreaInText(policyArea, words.language) }));
  const cache = await openFigureCache(
    sql,
    catalogue,
    wanted.map(({ code }) => code),
  );
  return cache.remember(`${call.person.language} ${call.line}`, () => {
    const all = wanted.flatMap(({ code }) => {
      const data = cache.data(code);
      return data ? [compareTerritories(data, territories, year)] : [];
    });
    const years =
      year === null
        ? []
        : yearsOfAll(territories.flatMap(({ code }) => wanted.map((each) => cache.data(each.code)?.series.get(code))));
    if (year !== null && years.length > 0 && all.every(({ figures }) => figures.every(({ figure }) => figure === null)))
      throw new UserError(
        words.texts.compare.noneInYear({
          regions: names,
          year: String(year),
          years: words.texts.list(spansOf(years)),
        }),
      );
    // Of a whole policy area only what one of them has a figure of; what was named is told in any case.
    const known = all.filter(
      (row) => named.has(row.indicator.code) || row.figures.some(({ figure }) => figure !== null),
    );
    const found = policyArea && known.length > 0 ? known : all;
    const rows = found.slice(0, mostCompared);
    return comparisonMessage(context, words, {
      compared,
      rows,
      policyArea,
      isChosen: chosen !== null,
      wanted: found.length,
      // One year has no course.
      dataOf: year === null ? cache.data : () => undefined,
    });
  });
}

/** The named ones and those of the policy area; without either, the headline set. */
function chooseIndicators(
  { catalogue }: AppContext,
  policyArea: PolicyArea | null,
  chosen: readonly string[] | null,
  isOfCountries: boolean,
): Indicator[] {
  if (!policyArea && !chosen) return headlineIndicators(catalogue, isOfCountries);
  const named = (chosen ?? []).flatMap((code) => catalogue.indicators.get(code) ?? []);
  const ofArea = [...catalogue.indicators.values()].filter(
    (each) => policyArea && each.policyArea === policyArea && each.hasFigures,
  );
  return [...new Set([...named, ...ofArea])];
}
