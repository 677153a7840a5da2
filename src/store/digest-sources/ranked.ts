import type { DigestRecipient } from '#src/domain/digest/item.ts';
import { type Ranked, rankReadable } from '#src/domain/digest/reading.ts';
import type { Sql } from '../db.ts';
import { type DigestMoment, loadPeers } from '../digest-moment.ts';
import { listReadableAt } from '../readable.ts';

const mostOrders = 500;

/** Experiences by what they are worth for a recipient. Those who follow the same share one order. */
export function loadRanked(sql: Sql, moment: DigestMoment): Promise<(recipient: DigestRecipient) => readonly Ranked[]> {
  return moment.remember('ranked', async () => {
    const [experiences, peersOf] = await Promise.all([listReadableAt(sql, moment.at), loadPeers(sql, moment)]);
    const orders = new Map<string, readonly Ranked[]>();
    return ({ areas, regions }) => {
      const key = JSON.stringify([[...areas].sort(), regions]);
      const before = orders.get(key);
      if (before) return before;
      if (orders.size >= mostOrders) orders.clear();
      const order = rankReadable(experiences, { areas, regions }, { ...moment, peersOf });
      orders.set(key, order);
      return order;
    };
  });
}
