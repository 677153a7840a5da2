import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import type { Sql } from '#src/store/database/client.ts';
import { countNewcomers, deleteNewcomersBefore, insertNewcomer, lockNewcomers } from '#src/store/people/newcomer.ts';

const hourMs = 3_600_000;
/** New people within an hour: of one origin, and of all. A workshop behind one address fits. */
const mostOfOrigin = 60;
const mostOfAll = 600;

/** Notes that somebody new comes from an origin; false where too many came within an hour. Needs a transaction. */
export async function admitNewcomer(sql: Sql, origin: string, now: Date): Promise<boolean> {
  await lockNewcomers(sql);
  const { ofOrigin, ofAll } = await countNewcomers(sql, origin, new Date(now.getTime() - hourMs));
  if (ofOrigin >= mostOfOrigin || ofAll >= mostOfAll) return false;
  await deleteNewcomersBefore(sql, daysAgo(now, keptDays.newcomers));
  await insertNewcomer(sql, origin, now);
  return true;
}
