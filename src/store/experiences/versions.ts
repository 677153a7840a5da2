import { readVersion, type Version } from '#src/domain/experiences/versions.ts';
import type { Sql } from '../database/database.ts';

type Row = Omit<Version, 'content'> & { content: unknown };

/** Lists versions of an experience with who saved them, the latest first; `before` only those before that one. */
export async function listVersions(
  sql: Sql,
  experience: number,
  { limit, before = null }: { limit: number; before?: number | null },
): Promise<Version[]> {
  const rows = await sql<Row[]>`
    select revision, content, saved_by, display_name as name, saved_at
    from experience_revision left join person on person.id = saved_by
    where experience = ${experience} and (${before}::integer is null or revision < ${before})
    order by revision desc limit ${limit}`;
  return rows.map((row) => ({ ...row, content: readVersion(row.content) }));
}
