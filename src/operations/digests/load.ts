import { composeDigest } from '#src/domain/digests/compose.ts';
import type { Digest, DigestTrend } from '#src/domain/digests/digest.ts';
import type { DigestFigure, DigestPart, DigestRecipient } from '#src/domain/digests/item.ts';
import type { TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countMissed, listTold } from '#src/store/digests/issue.ts';
import { listTimeSeriesAt } from '#src/store/figures/change.ts';
import type { DigestMoment } from './snapshot.ts';
import { digestSources } from './sources/index.ts';

/** `subscription` null: for somebody who has none and was told nothing yet. */
export type DigestOrder = { subscription: number | null; period: string; recipient: DigestRecipient };

const trendYears = 12;
/** Two points are no course. */
const fewestPoints = 3;

/**
 * The digests of a moment, in order. They depend on nothing that came later, so that the same moment gives the same digest again. What is
 * shared is read through `shared`, which may be another connection than `sql`: it holds what it reads as long as the process lives. What was told
 * before `toldBefore` is left out; null: whatever was ever told.
 */
export async function loadDigests(
  sql: Sql,
  shared: Sql,
  moment: DigestMoment,
  orders: readonly DigestOrder[],
  toldBefore: Date | null = moment.at,
): Promise<Digest[]> {
  const subscriptions = orders.flatMap(({ subscription }) => subscription ?? []);
  const recipients = orders.map(({ recipient }) => recipient);
  const [told, missed, pickers] = await Promise.all([
    subscriptions.length > 0 ? listTold(sql, subscriptions, toldBefore) : new Map<number, Set<string>>(),
    subscriptions.length > 0 ? countMissed(sql, subscriptions, moment.at) : new Map<number, number>(),
    Promise.all(
      digestSources.map(async ({ section, load }) => ({ section, pick: await load(shared, moment, recipients) })),
    ),
  ]);
  const none = new Set<string>();
  const composed = orders.map(({ subscription, period, recipient }) => ({
    period,
    recipient,
    missed: missed.get(subscription ?? 0) ?? 0,
    parts: composeDigest(pickers, recipient, told.get(subscription ?? 0) ?? none),
  }));
  const trends = await loadTrends(
    shared,
    moment,
    composed.map(({ parts }) => parts),
  );
  return composed.map(({ period, recipient, missed, parts }, index) => ({
    period,
    cutOff: moment.at.toISOString(),
    regions: [...recipient.regions],
    parts,
    missed,
    trend: trends[index] ?? null,
  }));
}

/** For each digest the first figure that has a line to draw: most have one at once, so the others are asked for in a second round, and so on. */
async function loadTrends(
  sql: Sql,
  moment: DigestMoment,
  digests: readonly (readonly DigestPart[])[],
): Promise<(DigestTrend | null)[]> {
  const known = await moment.remember('trends', async () => new Map<string, DigestTrend | null>());
  const figures = digests.map((parts) =>
    parts.flatMap(({ items }) => items).filter((item): item is DigestFigure => item.type === 'figure'),
  );
  const chosen: (DigestTrend | null)[] = digests.map(() => null);
  const rounds = Math.max(0, ...figures.map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1) {
    const open = figures.flatMap((list, index) => {
      const figure = list[round];
      return figure && !chosen[index] ? [{ index, figure, key: `${figure.indicator} ${figure.area}` }] : [];
    });
    const missing = open.filter(({ key }) => !known.has(key)).map(({ figure }) => figure);
    if (missing.length > 0) await readTrends(sql, moment, missing, known);
    for (const { index, key } of open) chosen[index] = known.get(key) ?? null;
  }
  return chosen;
}

async function readTrends(
  sql: Sql,
  { at, catalogue }: DigestMoment,
  figures: readonly DigestFigure[],
  known: Map<string, DigestTrend | null>,
): Promise<void> {
  const countryOf = (area: string) => catalogue.areas.get(area)?.country ?? area;
  const indicators = [...new Set(figures.map(({ indicator }) => indicator))];
  const areas = [...new Set(figures.flatMap(({ area }) => [area, countryOf(area)]))];
  const series = new Map(
    (await listTimeSeriesAt(sql, indicators, at, areas)).map((each) => [`${each.indicator} ${each.area}`, each]),
  );
  for (const { indicator, area } of figures) {
    const own = series.get(`${indicator} ${area}`);
    const country = countryOf(area);
    const ofCountry = country === area ? undefined : series.get(`${indicator} ${country}`);
    const hasLine = own && own.values.filter((value) => value !== null).length >= fewestPoints;
    known.set(
      `${indicator} ${area}`,
      hasLine
        ? {
            indicator,
            area,
            points: pointsOf(own),
            country: ofCountry ? { area: country, points: pointsOf(ofCountry) } : null,
            retrieved: own.retrieved.at(-1) ?? '',
          }
        : null,
    );
  }
}

function pointsOf({ years, values, flags }: TimeSeries) {
  return years
    .map((year, index) => ({ year, value: values[index] ?? null, flags: flags[index] ?? '' }))
    .slice(-trendYears);
}
