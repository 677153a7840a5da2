import { composeDigest } from '#src/domain/digests/compose.ts';
import type { Digest, DigestTrend } from '#src/domain/digests/digest.ts';
import type { DigestPart, DigestRecipient } from '#src/domain/digests/item.ts';
import { figuresOf, keyOfTrend, readTrends, seriesNeeded } from '#src/domain/digests/trend.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countMissed } from '#src/store/digests/issue.ts';
import { listTold } from '#src/store/digests/item.ts';
import { listTimeSeriesAt } from '#src/store/figures/change.ts';
import type { DigestSnapshot } from './snapshot.ts';
import { digestSources } from './sources/index.ts';

/** `subscription` null: for somebody who has none and was told nothing yet. */
export type DigestOrder = { subscription: number | null; period: string; recipient: DigestRecipient };

/**
 * The digests of a snapshot, in order. They depend on nothing that came later, so that the same snapshot gives the same digest again. What is
 * shared is read through `shared`, which may be another connection than `sql`: it holds what it reads as long as the process lives. What was told
 * before `toldBefore` is left out; null: whatever was ever told.
 */
export async function loadDigests(
  sql: Sql,
  shared: Sql,
  snapshot: DigestSnapshot,
  orders: readonly DigestOrder[],
  toldBefore: Date | null = snapshot.at,
): Promise<Digest[]> {
  const subscriptions = orders.flatMap(({ subscription }) => subscription ?? []);
  const recipients = orders.map(({ recipient }) => recipient);
  const [told, missed, pickers] = await Promise.all([
    subscriptions.length > 0 ? listTold(sql, subscriptions, toldBefore) : new Map<number, Set<string>>(),
    subscriptions.length > 0 ? countMissed(sql, subscriptions, snapshot.at) : new Map<number, number>(),
    Promise.all(
      digestSources.map(async ({ section, load }) => ({ section, pick: await load(shared, snapshot, recipients) })),
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
    snapshot,
    composed.map(({ parts }) => parts),
  );
  return composed.map(({ period, recipient, missed, parts }, index) => ({
    period,
    cutOff: snapshot.at.toISOString(),
    regions: [...recipient.regions],
    parts,
    missed,
    trend: trends[index] ?? null,
  }));
}

/** For each digest the first figure that has a line to draw: most have one at once, so the others are asked for in a second round, and so on. */
async function loadTrends(
  sql: Sql,
  snapshot: DigestSnapshot,
  digests: readonly (readonly DigestPart[])[],
): Promise<(DigestTrend | null)[]> {
  const { at, catalogue } = snapshot;
  const known = await snapshot.remember('trends', async () => new Map<string, DigestTrend | null>());
  const figures = digests.map(figuresOf);
  const chosen: (DigestTrend | null)[] = digests.map(() => null);
  const rounds = Math.max(0, ...figures.map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1) {
    const open = figures.flatMap((list, index) => {
      const figure = list[round];
      return figure && !chosen[index] ? [{ index, figure }] : [];
    });
    const missing = open.map(({ figure }) => figure).filter((figure) => !known.has(keyOfTrend(figure)));
    if (missing.length > 0) {
      const { indicators, territories } = seriesNeeded(missing, catalogue);
      const series = await listTimeSeriesAt(sql, indicators, at, territories);
      for (const [key, trend] of readTrends(missing, series, catalogue)) known.set(key, trend);
    }
    for (const { index, figure } of open) chosen[index] = known.get(keyOfTrend(figure)) ?? null;
  }
  return chosen;
}
