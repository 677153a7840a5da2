import { pickCalls } from '#src/domain/digests/calls.ts';
import { listNewCalls } from '#src/store/calls/call.ts';
import type { DigestSource } from './source.ts';

/** Calls for proposals that came, in the recipient's policy areas. */
export const calls: DigestSource = {
  section: 'events',
  load: (sql, snapshot) =>
    snapshot.remember('calls', async () =>
      pickCalls(await listNewCalls(sql, { since: snapshot.since, until: snapshot.at })),
    ),
};
