import type { Sql } from '#src/store/database/database.ts';
import { findOtherAdmin, lockAdmins } from '#src/store/people/person.ts';

/**
 * Returns whether somebody else is an admin and has an account that is in use. Until the transaction ends, nobody else is told so: of two admins who
 * leave at once one stays.
 */
export async function hasOtherAdmin(sql: Sql, person: number): Promise<boolean> {
  await lockAdmins(sql);
  return (await findOtherAdmin(sql, person)) !== null;
}
