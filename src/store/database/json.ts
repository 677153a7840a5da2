import type { Sql } from './database.ts';

/** A value for a jsonb column. PostgreSQL holds neither NUL nor half a surrogate pair, so both are taken out. */
export function toJson(sql: Sql, value: unknown) {
  return sql.json(JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === 'string' ? toText(inner) : inner)));
}

/** A text PostgreSQL can hold. */
export function toText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
