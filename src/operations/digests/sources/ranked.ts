import type { DigestRecipient } from '#src/domain/digests/item.ts';
import { keepByInterest } from '#src/domain/digests/keep-by-interest.ts';
import { type Ranking, rankReadable } from '#src/domain/digests/recommended.ts';
import type { Readable } from '#src/domain/experiences/readable.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listReadableAt } from '#src/store/experiences/public-list.ts';
import { type DigestSnapshot, loadPeers } from '../snapshot.ts';

/** Experiences by what they are worth for a recipient, the best first. */
export function loadRanked(sql: Sql, snapshot: DigestSnapshot): Promise<(recipient: DigestRecipient) => Ranking> {
  return snapshot.remember('ranked', async () => {
    const [experiences, peersOf] = await Promise.all([loadReadable(sql, snapshot), loadPeers(sql, snapshot)]);
    return keepByInterest((recipient) => rankReadable(experiences, recipient, { ...snapshot, peersOf }));
  });
}

/** The experiences everybody could read at the snapshot. */
export function loadReadable(sql: Sql, snapshot: DigestSnapshot): Promise<readonly Readable[]> {
  return snapshot.remember('readable', () => listReadableAt(sql, snapshot.at));
}
