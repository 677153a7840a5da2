import type { PassedFile } from '#src/domain/conversations/files.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** A file of a message, without its bytes. `isKept`: they are here still. */
export type StoredFile = { id: number; name: string; mediaType: string; isKept: boolean };

export async function insertFile(
  sql: Sql,
  message: number,
  { name, mediaType, bytes }: PassedFile,
  saidAt: Date,
): Promise<void> {
  await sql`
    insert into conversation_file (message, name, media_type, size, bytes, said_at)
    values (${message}, ${toText(name)}, ${mediaType}, ${bytes.byteLength}, ${Buffer.from(bytes)}, ${saidAt})`;
}

/** Lists the files of a message, in the order in which they were sent. */
export async function listFiles(sql: Sql, message: number): Promise<StoredFile[]> {
  return sql`
    select id, name, media_type, bytes is not null as is_kept from conversation_file where message = ${message} order by id`;
}

/** Reads the bytes of a file; null where they are not kept any more. */
export async function readFileBytes(sql: Sql, id: number): Promise<Uint8Array | null> {
  const [file] = await sql<{ bytes: Uint8Array | null }[]>`select bytes from conversation_file where id = ${id}`;
  return file?.bytes ?? null;
}

export async function deleteFiles(sql: Sql, message: number): Promise<void> {
  await sql`delete from conversation_file where message = ${message}`;
}

/** Deletes the files of all messages of somebody. */
export async function deleteFilesOf(sql: Sql, person: number): Promise<void> {
  await sql`
    delete from conversation_file f using conversation_message m where m.id = f.message and m.author = ${person}`;
}

/** Deletes the bytes of files that were sent before then; their names stay with their message. Returns how many. */
export async function forgetBytes(sql: Sql, before: Date): Promise<number> {
  const { count } =
    await sql`update conversation_file set bytes = null where said_at < ${before} and bytes is not null`;
  return count;
}

export async function exportFiles(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select f.id, f.message, f.name, f.media_type, f.size, f.said_at, encode(f.bytes, 'base64') as bytes
    from conversation_file f join conversation_message m on m.id = f.message
    where m.author = ${person} order by f.id`;
}
