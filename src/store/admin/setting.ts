import type { KeptSetting } from '#src/domain/admin/live-setting.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

export async function listSettings(sql: Sql): Promise<KeptSetting[]> {
  return sql`select name, value from setting order by name`;
}

/** Keeps a setting in place of what it was. */
export async function saveSetting(sql: Sql, { name, value }: KeptSetting, now: Date): Promise<void> {
  await sql`
    insert into setting (name, value, changed_at) values (${name}, ${toText(value)}, ${now})
    on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`;
}

export async function deleteSetting(sql: Sql, name: string): Promise<void> {
  await sql`delete from setting where name = ${name}`;
}
