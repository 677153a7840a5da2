import { composeDigest } from '#src/domain/digest/compose.ts';
import type { Digest, DigestTrend } from '#src/domain/digest/digest.ts';
import type { DigestFigure, DigestPart, DigestRecipient } from '#src/domain/digest/item.ts';
import type { TimeSeries } from '#src/domain/time-series.ts';
import type { Sql } from './db.ts';
import { countMissed, listTold } from './digest-issue.ts';
import type { DigestMoment } from './digest-moment.ts';
import { digestSources } from './digest-sources/index.ts';
import { listTimeSeriesAt } from './figure-change.ts';

/** `subscription` null: for somebody who has none and was told nothing yet. */
export type DigestOrder = { subscription: number | null; period: string; recipient: DigestRecipient };

const trendYears = 12;

/**
 * The digests of a moment, in order. They depend on nothing that came later, so that the same moment gives the same digest again. What is
 * shared is read through `shared`, which may be another connection than `sql`: it holds what it reads as long as the process lives.
 */
export async function loadDigests(
  sql: Sql,
  shared: Sql,
  moment: DigestMoment,
  orders: readonly DigestOrder[],
): Promise<Digest[]> {
  const subscriptions = orders.flatMap(({ subscription }) => subscription ?? []);
  const recipients = orders.map(({ recipient }) => recipient);
  const [told, missed, pickers] = await Promise.all([
    subscriptions.length > 0 ? listTold(sql, subscriptions, moment.at) : new Map<number, Set<string>>(),
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
  return Promise.all(
    composed.map(async ({ period, recipient, missed, parts }) => ({
      period,
      cutOff: moment.at.toISOString(),
      regions: [...recipient.regions],
      parts,
      missed,
      trend: await loadTrend(shared, moment, parts),
    })),
  );
}

/** The first figure that has a line to draw. */
async function loadTrend(sql: Sql, moment: DigestMoment, parts: readonly DigestPart[]): Promise<DigestTrend | null> {
  const figures = parts.flatMap(({ items }) => items).filter((item): item is DigestFigure => item.type === 'figure');
  for (const { indicator, area } of figures) {
    const trend = await moment.remember(`trend ${indicator} ${area}`, () => readTrend(sql, moment, indicator, area));
    if (trend) return trend;
  }
  return null;
}

async function readTrend(
  sql: Sql,
  { at, catalogue }: DigestMoment,
  indicator: string,
  area: string,
): Promise<DigestTrend | null> {
  const country = catalogue.areas.get(area)?.country ?? area;
  const series = await listTimeSeriesAt(sql, [indicator], at, [...new Set([area, country])]);
  const own = series.find((each) => each.area === area);
  if (!own || own.values.filter((value) => value !== null).length < 2) return null;
  const ofCountry = country === area ? undefined : series.find((each) => each.area === country);
  return {
    indicator,
    area,
    points: pointsOf(own),
    country: ofCountry ? { area: country, points: pointsOf(ofCountry) } : null,
    retrieved: own.retrieved.at(-1) ?? '',
  };
}

function pointsOf({ years, values, flags }: TimeSeries) {
  return years
    .map((year, index) => ({ year, value: values[index] ?? null, flags: flags[index] ?? '' }))
    .slice(-trendYears);
}
