import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Activity } from '#src/domain/activity/activity.ts';
import { openTypes, removals, toldTypes } from '#src/domain/activity/told.ts';
import type { ActivityType } from '#src/domain/activity/types.ts';
import { findLastPosition } from '#src/store/activity/activity.ts';
import {
  findFirstPosition,
  findPositionBefore,
  hasUnplaced,
  listToldActivities,
  type ToldFilter,
} from '#src/store/activity/told.ts';
import { placeAll } from './read.ts';

/** Positions that are looked through for one answer, however few of them pass. */
const mostLooked = 50_000;

/**
 * Lists what happened behind a position (null: from the first that is kept, or the first since a time), as far as somebody may be told. `end` is where this looked to: what comes goes on behind it. `hasMore`
 * says that more is there already, also where nothing of what was looked through passed.
 */
export async function listTold(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  person: Person,
  {
    types,
    after,
    since,
    limit,
    ...filter
  }: ToldFilter & { types: readonly ActivityType[] | null; after: number | null; since: Date | null; limit: number },
): Promise<{ activities: Activity[]; end: number; hasMore: boolean }> {
  const { sql } = context;
  if (await hasUnplaced(sql)) await placeAll(context);
  const last = await findLastPosition(sql);
  const begin =
    since === null
      ? ((await findFirstPosition(sql)) ?? last + 1) - 1
      : ((await findPositionBefore(sql, since)) ?? last);
  const from = Math.min(Math.max(after ?? begin, begin), last);
  const upTo = Math.min(last, from + mostLooked);
  const may = isAllowed(person.role, 'run-digests') ? toldTypes : openTypes;
  const reader = {
    ...{ person: person.id, readsAll: isAllowed(person.role, 'review'), removals },
    types: types === null ? may : types.filter((type) => may.includes(type)),
  };
  const found = await listToldActivities(sql, reader, filter, { after: from, upTo, limit: limit + 1 });
  const activities = found.slice(0, limit);
  const isCut = found.length > limit;
  return { activities, end: isCut ? (activities.at(-1)?.position ?? upTo) : upTo, hasMore: isCut || upTo < last };
}
