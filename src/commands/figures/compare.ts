import { z } from 'zod';
import { comparisonMessage } from '#src/answers/figures/comparison.ts';
import { courseMessage } from '#src/answers/figures/comparison-course.ts';
import type { Compared } from '#src/answers/figures/comparison-data.ts';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { figureFolds } from '#src/answers/figures/first-screen.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import { type ComparedRow, compareTerritories, kindOf } from '#src/domain/figures/compare.ts';
import { compareCourses } from '#src/domain/figures/course.ts';
import { headlineIndicators, isOutcome, mostCompared } from '#src/domain/figures/headline.ts';
import { hasTwoFigures, orderForCut, tallyOutcomes } from '#src/domain/figures/outcomes.ts';
import { type Span, spansOf, yearsOfAll } from '#src/domain/figures/span.ts';
import { hasPeers, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { type Indicator, type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { isOfMigrants, standInRank } from '#src/domain/topics/population-group.ts';
import { type FigureCache, openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

export const compare = defineCommand({
  name: 'compare',
  visibility: 'public',
  isForEverybody: true,
  scope: 'figures:read',
  folds: figureFolds,
  files: tableFormats,
  args: z.object({
    regions: argument.regions({ min: 2, max: 6 }),
    area: argument.area().optional(),
    indicators: argument.indicators({ min: 1, max: mostCompared }).optional(),
    year: argument.year().optional(),
    since: argument.year().optional(),
    until: argument.year().optional(),
    years: argument.number({ min: 1, max: 200 }).optional(),
  }),
  run: (context, { regions, area, indicators, year, since, until, years }, call) => {
    const span = { year: null, since: since ?? null, until: until ?? null, years: years ?? null };
    const isSpan = span.since !== null || span.until !== null || span.years !== null;
    const { compare: texts } = textsFor(call.person.language);
    if (isSpan && year !== undefined) throw new UserError(texts.course.yearAndSpan);
    return compareRegions(context, call, regions, {
      policyArea: (area as PolicyArea | undefined) ?? null,
      chosen: indicators ?? null,
      year: year ?? null,
      span: isSpan ? span : null,
    });
  },
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
    span = null,
  }: { policyArea: PolicyArea | null; chosen: readonly string[] | null; year: number | null; span?: Span | null },
): Promise<Message> {
  const { catalogue, sql } = context;
  const words = figureFormatter(context, call);
  const compared = codes.flatMap((code): Compared[] => {
    const region = catalogue.regions.get(code);
    const territory = region && catalogue.territories.get(region.territory);
    return region && territory ? [{ region, territory, name: words.region(region) }] : [];
  });
  const names = compared.map(({ name }) => name);
  const [one] = compared;
  if (one && new Set(compared.map(({ territory }) => territory.code)).size < 2)
    throw new UserError(
      words.texts.compare.sameTerritory({ regions: names, territory: words.territory(one.territory.code) }),
    );

  const named = new Set(chosen ?? []);
  const territories = compared.map(({ region, territory }) => ({
    ...territory,
    isWholeCountry: catalogue.isWholeCountry(territory),
    isPart: region.territoryNote !== null,
  }));
  const headline = chooseIndicators(context, policyArea, chosen, kindOf(territories));
  if (policyArea && headline.length === 0)
    throw new UserError(
      words.texts.compare.noIndicators({
        area: policyAreaInText(policyArea, words.language),
        areas: words.texts.list(areasWithFigures(catalogue).map((each) => policyAreaInText(each, words.language))),
      }),
    );
  const open = (list: readonly Indicator[]) =>
    openFigureCache(sql, catalogue, [...list.map(({ code }) => code), ...structuralIndicators]);
  if (span !== null) {
    const cache = await open(headline);
    const isChosen = chosen !== null;
    return cache.remember(`${call.person.language} ${call.line}`, () =>
      courseMessage(context, words, {
        compared,
        rows: headline
          .flatMap(({ code }) => cache.data(code) ?? [])
          .map((data) => compareCourses(data, territories, span)),
        policyArea,
        isChosen,
        hasPeers: one !== undefined && hasPeers(one.territory, catalogue, cache),
        span,
        dataOf: cache.data,
      }),
    );
  }
  const first = await open(headline);
  const compareAll = (cache: FigureCache, list: readonly Indicator[]) =>
    list.flatMap(({ code }) => {
      const data = cache.data(code);
      return data ? [compareTerritories(data, territories, year)] : [];
    });
  const isBare = policyArea === null && chosen === null;
  const place = territories.map(({ code }) => code).join(' ');
  // Of a region and a country, or of different years, the headline may hold no outcome that two have.
  const isThin =
    isBare && first.remember(`thin ${place} ${year}`, () => tallyOutcomes(compareAll(first, headline)).length === 0);
  const nearest = chosen === null ? [] : listNearest(context, compareAll(first, headline));
  const others = isThin ? listOtherOutcomes(context, headline) : nearest;
  const cache = others.length > 0 ? await open([...headline, ...others]) : first;
  return cache.remember(`${call.person.language} ${call.line}`, () => {
    const added = compareAll(cache, others)
      .filter((row) => tallyOutcomes([row]).length > 0)
      .sort(
        (left, right) =>
          Number(isOfMigrants(right.indicator.populationGroup)) - Number(isOfMigrants(left.indicator.populationGroup)),
      );
    const near = compareAll(cache, nearest).filter(hasTwoFigures).slice(0, mostAdded);
    const all = [...(isThin ? added.slice(0, mostAdded) : []), ...compareAll(cache, headline), ...near];
    const years =
      year === null
        ? []
        : yearsOfAll(
            all.flatMap(({ indicator, figures }) =>
              figures.map(({ territory }) => cache.data(indicator.code)?.series.get(territory)),
            ),
          );
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
    const rows = (policyArea ? orderForCut(found, named) : found).slice(0, mostCompared);
    return comparisonMessage(context, words, {
      compared,
      rows,
      policyArea,
      isChosen: chosen !== null,
      hasPeers: one !== undefined && hasPeers(one.territory, catalogue, cache),
      year,
      nearest: new Set(near.map(({ indicator }) => indicator.code)),
      wanted: found.length,
      // One year has no course.
      dataOf: year === null ? cache.data : () => undefined,
    });
  });
}

/** So many outcomes that two have stand before a headline without any. */
const mostAdded = 2;

/** The rank of a group that stands for another at last. */
const leastLike = 5;

/**
 * Lists the indicators of the same measure for other groups or ages, the nearest group first, where nothing that was named has a figure of any of those compared: "Employment,
 * 15–64" of two regions is held for countries only, that of 20–64 by birth is not. Where something has one, those of the same group only: of others
 * that group is shown already, or was not asked for.
 */
function listNearest({ catalogue }: AppContext, rows: readonly ComparedRow[]): Indicator[] {
  const isBare = ({ figures }: ComparedRow) => figures.every(({ figure }) => figure === null);
  const bare = rows.filter(isBare);
  const isNothingHeld = bare.length === rows.length;
  const measures = new Set(bare.flatMap(({ indicator }) => indicator.measure ?? []));
  const named = new Set(rows.map(({ indicator }) => indicator.code));
  const rankOf = ({ populationGroup, measure }: Indicator) =>
    Math.min(
      ...bare.flatMap(({ indicator }) =>
        indicator.measure === measure ? [standInRank(populationGroup, indicator.populationGroup)] : [],
      ),
    );
  const isOfSameGroup = ({ populationGroup, measure }: Indicator) =>
    bare.some(({ indicator }) => indicator.measure === measure && indicator.populationGroup === populationGroup);
  return (
    [...catalogue.indicators.values()]
      .filter((each) => each.hasFigures && each.measure !== null && measures.has(each.measure) && !named.has(each.code))
      // Those who did not come from abroad are nothing like those who did, nor the other way round.
      .filter((each) => (isNothingHeld ? rankOf(each) < leastLike : isOfSameGroup(each)))
      .sort((left, right) => rankOf(left) - rankOf(right))
  );
}

/** The outcomes that are not among those, in the order of the catalogue. */
function listOtherOutcomes({ catalogue }: AppContext, headline: readonly Indicator[]): Indicator[] {
  const held = new Set(headline.map(({ code }) => code));
  return [...catalogue.indicators.values()].filter(
    (each) => isOutcome(each) && each.hasFigures && !held.has(each.code),
  );
}

/** The named ones and those of the policy area; without either, the headline set. */
function chooseIndicators(
  { catalogue }: AppContext,
  policyArea: PolicyArea | null,
  chosen: readonly string[] | null,
  compared: ReturnType<typeof kindOf>,
): Indicator[] {
  if (!policyArea && !chosen) return headlineIndicators(catalogue, compared);
  const named = (chosen ?? []).flatMap((code) => catalogue.indicators.get(code) ?? []);
  const ofArea = [...catalogue.indicators.values()].filter(
    (each) => policyArea && each.policyArea === policyArea && each.hasFigures,
  );
  return [...new Set([...named, ...ofArea])];
}

function areasWithFigures({ indicators }: AppContext['catalogue']): PolicyArea[] {
  const measured = new Set([...indicators.values()].flatMap((each) => (each.hasFigures ? each.policyArea : [])));
  return policyAreas.filter((area) => measured.has(area));
}
