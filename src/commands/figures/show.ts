import type { FigureBeside } from '#src/answers/figures/figure-beside.ts';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { missingFigureMessage, missingYearMessage, type Sibling } from '#src/answers/figures/missing-figure.ts';
import { figureMessage } from '#src/answers/figures/one-figure.ts';
import type { RegionIndicator } from '#src/answers/figures/region-indicator.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import { changeOf } from '#src/domain/figures/change.ts';
import { extremesOf } from '#src/domain/figures/extremes.ts';
import { holderOf } from '#src/domain/figures/holder.ts';
import { isOfWholePopulation, numberOf, populationCode } from '#src/domain/figures/numbers.ts';
import { isInSpan, type Span, type SpannedSeries, spanSeries, yearsOf } from '#src/domain/figures/span.ts';
import { type Figure, figureIn, latestFigure, type TimeSeries } from '#src/domain/figures/time-series.ts';
import { hasPeers, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { isOfMigrants, standInRank } from '#src/domain/topics/population-group.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';

/**
 * One figure of one region; where there is none, why, and what there is instead. With `beside`, another figure of the region and how the two differ, of
 * the newest year that has both.
 */
export async function showIndicator(
  context: AppContext,
  call: Call,
  args: { indicator: string; region: string; beside: string | null; isOfExtremes: boolean; span: Span },
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const indicator = catalogue.indicators.get(args.indicator);
  const region = catalogue.regions.get(args.region);
  const territory = region && catalogue.territories.get(region.territory);
  if (!indicator || !region || !territory) throw new TypeError(`No such figure: ${args.indicator} of ${args.region}`);
  const { since, until } = args.span;
  if (since !== null && until !== null && since > until)
    throw new UserError(words.texts.indicator.show.turned({ since: String(since), until: String(until) }));
  // A figure beside itself is that figure.
  const asked = args.beside === args.indicator ? null : (catalogue.indicators.get(args.beside ?? '') ?? null);
  const counterpart = asked ?? counterpartOf(indicator, catalogue.indicators.values());
  const codes = [indicator, ...(counterpart ? [counterpart] : [])].map(({ code }) => code);
  const isPart = isOfWholePopulation(indicator);
  const cache = await openFigureCache(context.sql, catalogue, [...codes, populationCode, ...structuralIndicators]);
  const data = cache.data(indicator.code);
  const isWholeCountry = catalogue.isWholeCountry(territory);
  const holder = catalogue.territories.get(holderOf(data, { ...territory, isWholeCountry }, args.span.year).code);
  const subject = {
    indicator,
    region,
    territory: holder ?? territory,
    name: words.holderOf(region, indicator),
    hasPeers: hasPeers(territory, catalogue, cache, indicator.role === 'outcome' ? indicator.family : null),
  };
  const series = data?.series.get(subject.territory.code);
  if (!data || !series || yearsOf(series).length === 0)
    return missingFigureMessage(words, subject, data, args.span, await listSiblings(context, subject, args.span));
  const compute = () => {
    const others = counterpart && cache.data(counterpart.code)?.series.get(subject.territory.code);
    const span = asked ? ofBoth(args.span, series, others) : args.span;
    const spanned = spanSeries(series, span);
    const isSpan = since !== null || until !== null || args.span.years !== null;
    if (!spanned) return missingYearMessage(words, subject, data, args.span, asked?.code ?? null);
    const other = figureIn(others, spanned.figure.year);
    return figureMessage(context, words, subject, data, spanned, since, {
      counterpart: asked ? null : other,
      beside: asked && {
        indicator: asked,
        figure: other,
        changes: isSpan && others && other ? changesOfBoth(spanned, others, other) : null,
      },
      people: isPart
        ? numberOf(spanned.series, cache.data(populationCode)?.series.get(subject.territory.code), spanned.figure.year)
        : null,
      extremes: args.isOfExtremes ? extremesOf(spanned.series) : null,
    });
  };
  if (call.person.id === nobody.id) return compute();
  return cache.remember(`indicator show ${words.language} ${JSON.stringify(args)}`, compute);
}

/** How two figures of a region changed since the first year of a span in which both have one. */
function changesOfBoth({ series, figure }: SpannedSeries, others: TimeSeries, other: Figure): FigureBeside['changes'] {
  const year = yearsOf(series).find((each) => figureIn(others, each) !== null);
  if (year === undefined) return null;
  const changeSince = (own: TimeSeries, last: Figure) => {
    const first = figureIn(own, year);
    return first && year < last.year ? changeOf(own, last, first) : null;
  };
  return { year, one: changeSince(series, figure), other: changeSince(others, other) };
}

/** A span that ends in the newest year of it that both have a figure of, where there is one. */
function ofBoth(span: Span, one: TimeSeries, other: TimeSeries | undefined): Span {
  const { year, since, until, years } = span;
  const others = new Set(yearsOf(other));
  const last = yearsOf(one).findLast((each) => others.has(each) && isInSpan(span, each));
  if (year !== null || last === undefined) return span;
  return since === null && until === null && years === null ? { ...span, year: last } : { ...span, until: last };
}

/** Finds the same measure and age band for those born in the country, or for those born abroad. */
function counterpartOf({ family, ageBand, populationGroup }: Indicator, all: Iterable<Indicator>) {
  const wanted = { 'native-born': 'foreign-born', 'foreign-born': 'native-born' }[populationGroup];
  if (family === null || wanted === undefined) return undefined;
  return [...all].find(
    (each) => each.family === family && each.ageBand === ageBand && each.populationGroup === wanted && each.hasFigures,
  );
}

/**
 * Lists the newest figures of the region of the same measure for other groups; those of the years asked for, where there are any. Where there are none of
 * the same ages either, those of other ages that come nearest to the group.
 */
async function listSiblings(
  { catalogue, sql }: AppContext,
  { indicator, territory }: RegionIndicator,
  span: Span,
): Promise<Sibling[]> {
  const asked = indicator.populationGroup;
  // Of people who did not come from abroad those who did are the least like.
  const rankOf = ({ populationGroup: group }: Indicator) =>
    isOfMigrants(asked)
      ? standInRank(group, asked)
      : isOfMigrants(group)
        ? 3
        : group === asked
          ? 0
          : group === 'everyone'
            ? 2
            : 1;
  const measure = [...catalogue.indicators.values()]
    .filter((each) => each.measure !== null && each.measure === indicator.measure && each.code !== indicator.code)
    .toSorted((left, right) => rankOf(left) - rankOf(right) || left.position - right.position);
  const cache = await openFigureCache(
    sql,
    catalogue,
    measure.map(({ code }) => code),
  );
  const figuresBy = (list: readonly Indicator[], find: (series: TimeSeries | undefined) => Figure | null) =>
    list.flatMap((each) => {
      const figure = find(cache.data(each.code)?.series.get(territory.code));
      return figure ? [{ indicator: each, year: figure.year }] : [];
    });
  const family = measure.filter((each) => each.family !== null && each.family === indicator.family);
  const within = figuresBy(family, (series) => (series && spanSeries(series, span)?.figure) ?? null);
  if (within.length > 0) return within;
  const newest = figuresBy(family, latestFigure);
  if (newest.length > 0) return newest;
  const ofOtherAges = figuresBy(measure, latestFigure);
  const least = Math.min(...ofOtherAges.map((each) => rankOf(each.indicator)));
  return ofOtherAges.filter((each) => rankOf(each.indicator) === least);
}
