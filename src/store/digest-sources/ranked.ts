import type { DigestRecipient } from '#src/domain/digest/item.ts';
import { type Ranking, type Readable, rankReadable } from '#src/domain/digest/reading.ts';
import type { Sql } from '../db.ts';
import { type DigestMoment, loadPeers } from '../digest-moment.ts';
import { listReadableAt } from '../readable.ts';
import { keepByInterest } from './keep.ts';

/** Experiences by what they are worth for a recipient, the best first. */
export function loadRanked(sql: Sql, moment: DigestMoment): Promise<(recipient: DigestRecipient) => Ranking> {
  return moment.remember('ranked', async () => {
    const [experiences, peersOf] = await Promise.all([loadReadable(sql, moment), loadPeers(sql, moment)]);
    return keepByInterest((recipient) => rankReadable(experiences, recipient, { ...moment, peersOf }));
  });
}

/** The experiences everybody could read at the moment. */
export function loadReadable(sql: Sql, moment: DigestMoment): Promise<readonly Readable[]> {
  return moment.remember('readable', () => listReadableAt(sql, moment.at));
}
