import type { Attachment } from '#src/domain/experiences/attachment.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** A file that was given in chat and belongs to no experience yet. */
export type HeldFile = Omit<Attachment, 'experience'>;

/** Keeps a file for a person, the same once; returns its number. */
export async function saveHeldFile(
  sql: Sql,
  { name, ...file }: Omit<HeldFile, 'id'> & { person: number; heldAt: Date },
): Promise<number> {
  const [saved] = await sql<[{ id: number }]>`
    insert into held_file ${sql({ name: toText(name), ...file })}
    on conflict (person, hash) do update set name = excluded.name, held_at = excluded.held_at
    returning id`;
  return saved.id;
}

/** Lists those of these files that are this person's. */
export async function listHeldFiles(sql: Sql, person: number, ids: readonly number[]): Promise<HeldFile[]> {
  return sql`
    select id, name, media_type, size, hash from held_file
    where person = ${person} and id = any(${[...ids]}::bigint[]) order by id`;
}

/** Counts the bytes that are held for a person. */
export async function sumHeldBytes(sql: Sql, person: number): Promise<number> {
  const [row] = await sql<[{ bytes: number }]>`
    select coalesce(sum(size), 0)::float8 as bytes from held_file where person = ${person}`;
  return row.bytes;
}

export async function deleteHeldFilesBefore(sql: Sql, before: Date): Promise<void> {
  await sql`delete from held_file where held_at < ${before}`;
}

export async function exportHeldFiles(sql: Sql, person: number) {
  return sql`select name, media_type, size, held_at from held_file where person = ${person} order by id`;
}

export async function moveHeldFiles(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update held_file h set person = ${to} where person = ${from}
      and not exists (select from held_file other where other.person = ${to} and other.hash = h.hash)`;
}
