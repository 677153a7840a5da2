import type { Attachment } from '#src/domain/experiences/attachment.ts';
import type { Sql } from '../database/database.ts';
import { fileColumns } from '../database/file-columns.ts';
import { toText } from '../database/json.ts';

type NewAttachment = Omit<Attachment, 'id'> & { addedBy: number; addedAt: Date };

/** Adds a file to an experience; the same file once, under its newer name. */
export async function insertAttachment(sql: Sql, { name, ...attachment }: NewAttachment): Promise<void> {
  await sql`
    insert into attachment ${sql({ name: toText(name), ...attachment })}
    on conflict (experience, hash) do update set name = excluded.name`;
}

export async function listAttachments(sql: Sql, experience: number): Promise<Attachment[]> {
  return sql`select id, experience, name, media_type, size, hash from attachment where experience = ${experience} order by id`;
}

/** The column of the files beside an experience that the query calls e. */
export const attachmentsOf = (sql: Sql) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', id, 'experience', experience, 'name', name, 'mediaType', media_type, 'size', size, 'hash', hash) order by id)
  from attachment where experience = e.number), '[]') as attachments`;

export async function deleteAttachment(sql: Sql, experience: number, id: number): Promise<void> {
  await sql`delete from attachment where experience = ${experience} and id = ${id}`;
}

/** Finds which of these hashes files of experiences and of the toolbox still have, and files that wait to become some. */
export async function listUsedHashes(sql: Sql, hashes: readonly string[]): Promise<Set<string>> {
  const used = new Set<string>();
  for (const { table, column } of fileColumns)
    for (const { hash } of await sql<{ hash: string }[]>`
      select ${sql(column)} as hash from ${sql(table)} where ${sql(column)} = any(${[...hashes]})`)
      used.add(hash);
  return used;
}

export async function listAttachmentsOfPerson(sql: Sql, person: number) {
  return sql`
    select a.experience, a.name, a.media_type, a.size, a.added_at from attachment a join experience e on e.number = a.experience
    where a.added_by = ${person} or e.author = ${person} order by a.id`;
}

export async function moveAttachments(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update attachment set added_by = ${to} where added_by = ${from}`;
}
