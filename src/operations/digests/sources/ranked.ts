import type { DigestRecipient } from '#src/domain/digests/item.ts';
import { keepByInterest } from '#src/domain/digests/keep-by-interest.ts';
import { type Ranking, type Readable, rankReadable } from '#src/domain/digests/reading.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listReadableAt } from '#src/store/experiences/public-list.ts';
import { type DigestMoment, loadPeers } from '../snapshot.ts';

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
