import type { AppContext } from '#src/context.ts';
import type { Activity } from '#src/domain/activity/activity.ts';
import type { ActivityType } from '#src/domain/activity/types.ts';
import { findLastPosition, listActivities, placeActivities } from '#src/store/activity/activity.ts';
import { insertReader, lockReader, saveReader } from '#src/store/activity/reader.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { inTransaction } from '../transaction.ts';

type Inside = Pick<AppContext, 'sql' | 'withTransaction'>;

const placedAtOnce = 5_000;
const readAtOnce = 500;

/**
 * Gives every activity that can be seen its position. Ids are given when something happens and seen when its transaction ends, which is another order: who
 * went by ids would pass over what ends late. Positions are given afterwards, by one at a time.
 */
export async function placeAll<Context extends Inside>(context: Context): Promise<void> {
  for (let count = placedAtOnce; count === placedAtOnce; )
    count = await inTransaction(context, async ({ sql }) => {
      await takeTurn(sql, 'positions of activities');
      return placeActivities(sql, placedAtOnce);
    });
}

/** A reader: its name, under which its place is kept, the types it reads (all without), and whether it begins with what is kept or with what comes. */
export type ActivityReader = { name: string; types?: readonly ActivityType[]; begins: 'with what is kept' | 'now' };

/**
 * Hands a reader the next activities in order, and keeps its place in the transaction in which `take` works: what that does is done once for each, whatever
 * dies meanwhile. Returns how many were read; fewer than `limit` are all there are. Two servers that read under one name do so one after the other.
 */
export async function readOnward<Context extends Inside>(
  context: Context,
  { name, types, begins }: ActivityReader,
  { now, limit = readAtOnce }: { now: Date; limit?: number },
  take: (inside: Context, activities: readonly Activity[]) => Promise<void>,
): Promise<number> {
  await placeAll(context);
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const before = await lockReader(sql, name);
    const after = before ?? (begins === 'now' ? await findLastPosition(sql) : 0);
    if (before === null) await insertReader(sql, name, after, now);
    // What has no type that it reads is behind it too: the next time begins where this one looked.
    const end = Math.max(await findLastPosition(sql), after);
    const activities = await listActivities(sql, { after, upTo: end, limit, ...(types && { types }) });
    if (activities.length > 0) await take(inside, activities);
    const place = activities.length < limit ? end : (activities.at(-1)?.position ?? end);
    if (place > after) await saveReader(sql, name, place, now);
    return activities.length;
  });
}
