import type postgres from 'postgres';
import type { Sql } from '../database/database.ts';

type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** The condition that a person did not leave: of the accounts that they have, one is in use. Who has none, such as a reader of mail, is there. */
export const isPresent = (sql: Sql, person: Fragment): Fragment => sql`
  not coalesce((select bool_and(a.gone_at is not null) from account a where a.person = ${person}), false)`;
