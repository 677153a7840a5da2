import type { Sql } from '../database/database.ts';
import { notGoneOut } from '../outbox/outbox.ts';

/** Calls off what of a subscription has not gone out yet. Returns what that was; uncertain is what may have arrived. */
export async function cancelDeliveriesOf(
  sql: Sql,
  subscription: number,
): Promise<{ purpose: string; period: string; isUncertain: boolean }[]> {
  return sql`
    update delivery set state = 'cancelled'
    where recipient = ${`subscription:${subscription}`} and ${notGoneOut(sql)}
    returning purpose, period, is_uncertain`;
}
